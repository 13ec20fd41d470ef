import Foundation

/// Names of languages in the reader's language: `ko` is "Korean", "한국어", "Koreanisch".
enum LanguageName {
  /// The name of a BCP 47 tag; the tag itself where it has none.
  static func of(_ tag: String, in language: ReportLanguage) -> String {
    // Only what can be a tag is asked for; the tag may be a stranger's.
    guard tag.utf8.count <= 12, tag.utf8.allSatisfy(isOfTag) else { return tag }
    let locale = Locale(identifier: language.rawValue)
    return locale.localizedString(forIdentifier: tag) ?? tag
  }

  private static func isOfTag(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

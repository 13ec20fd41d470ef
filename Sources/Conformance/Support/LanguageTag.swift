/// What of a BCP 47 tag tells one written language from another: language and script.
///
/// Regions are dropped, as a page for Austria in `de-AT` is in the language a `de` reader expects;
/// for Chinese the region stands for a script (RFC 5646, section 4.1; likely subtags of CLDR).
struct LanguageTag: Hashable, CustomStringConvertible {
  let language: String
  let script: String?

  private static let aliases = [
    "no": "nb", "iw": "he", "in": "id", "tl": "fil", "ji": "yi", "mo": "ro",
  ]
  private static let traditionalRegions: Set<String> = ["tw", "hk", "mo"]
  private static let simplifiedRegions: Set<String> = ["cn", "sg", "my"]

  /// Reads a tag in any case, with `-` or `_`; nil where it does not begin with a language.
  init?(_ tag: String) {
    let subtags = tag.lowercased().split { $0 == "-" || $0 == "_" }.map { subtag in
      String(subtag.filter { !$0.isWhitespace })
    }
    guard let first = subtags.first, (2...3).contains(first.count),
      first.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    language = Self.aliases[first] ?? first
    if let written = subtags.dropFirst().first(where: { $0.count == 4 }) {
      script = written
    } else if language != "zh" {
      script = nil
    } else if !Self.traditionalRegions.isDisjoint(with: subtags.dropFirst()) {
      script = "hant"
    } else {
      script = Self.simplifiedRegions.isDisjoint(with: subtags.dropFirst()) ? nil : "hans"
    }
  }

  /// True unless language or script differ; a tag that leaves the script open agrees with any.
  func agrees(with other: LanguageTag) -> Bool {
    guard language == other.language else { return false }
    guard let script, let otherScript = other.script else { return true }
    return script == otherScript
  }

  var description: String { [language, script].compactMap(\.self).joined(separator: "-") }
}

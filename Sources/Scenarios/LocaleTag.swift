import Foundation

/// A locale that a platform serves: a BCP 47 tag of language, optional script, optional region.
package struct LocaleTag: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// In canonical case: `ko-KR`, `zh-Hant-TW`.
  package let rawValue: String
  package let language: String
  package let script: String?
  package let region: String?

  package var description: String { rawValue }

  /// Reads a tag whose subtags are registered (ISO 639, ISO 15924, ISO 3166-1, UN M.49).
  package init?(_ text: String) {
    guard let parts = Self.parts(text) else { return nil }
    let language = parts[0].lowercased()
    guard Locale.LanguageCode(language).isISOLanguage || language == "fil" else { return nil }
    var script: String?
    var region: String?
    for part in parts.dropFirst() {
      if part.count == 4, script == nil, region == nil {
        let code = part.prefix(1).uppercased() + part.dropFirst().lowercased()
        guard Self.scripts.contains(code) else { return nil }
        script = code
      } else if region == nil {
        let code = part.uppercased()
        guard Locale.Region(code).isISORegion || code == "419" else { return nil }
        region = code
      } else {
        return nil
      }
    }
    self.language = language
    self.script = script
    self.region = region
    rawValue = [language, script, region].compactMap(\.self).joined(separator: "-")
  }

  package static func < (left: LocaleTag, right: LocaleTag) -> Bool {
    left.rawValue < right.rawValue
  }

  /// A tag that was probably meant: other separators, or language and region swapped.
  package static func suggestion(for text: String) -> String? {
    let plain = text.replacing("_", with: "-")
    if let tag = LocaleTag(plain), plain != text || tag.rawValue != text { return tag.rawValue }
    let parts = plain.split(separator: "-")
    if parts.count == 2, let tag = LocaleTag("\(parts[1])-\(parts[0])") { return tag.rawValue }
    return Suggestion.nearest(to: text, among: common)
  }

  private static func parts(_ text: String) -> [String]? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let isPlain = parts.allSatisfy { part in
      (2...4).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    return isPlain && (1...3).contains(parts.count) ? parts : nil
  }

  /// Scripts in which interfaces are written (ISO 15924).
  private static let scripts: Set<String> = [
    "Arab", "Armn", "Beng", "Cyrl", "Deva", "Ethi", "Geor", "Grek", "Gujr", "Guru", "Hang", "Hans",
    "Hant", "Hebr", "Jpan", "Khmr", "Knda", "Kore", "Laoo", "Latn", "Mlym", "Mymr", "Orya", "Sinh",
    "Taml", "Telu", "Thai", "Tibt",
  ]

  /// Tags that are offered for a mistyped one.
  private static let common = [
    "ar-EG", "ar-SA", "bg-BG", "bn-BD", "ca-ES", "cs-CZ", "da-DK", "de-AT", "de-CH", "de-DE",
    "el-GR", "en-AU", "en-CA", "en-GB", "en-IE", "en-IN", "en-US", "es-ES", "es-MX", "et-EE",
    "eu-ES", "fa-IR", "fi-FI", "fil-PH", "fr-BE", "fr-CA", "fr-FR", "he-IL", "hi-IN", "hr-HR",
    "hu-HU", "id-ID", "it-IT", "ja-JP", "ko-KR", "lt-LT", "lv-LV", "ms-MY", "nb-NO", "nl-BE",
    "nl-NL", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI", "sr-RS", "sv-SE",
    "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN", "zh-HK", "zh-TW",
  ]
}

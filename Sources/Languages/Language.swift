/// A language as far as it shows in writing: `ko`, `en`, `zh-Hans`, `zh-Hant`, `pt-BR`, `sr-Latn`.
package struct Language: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
  package let tag: String

  package var description: String { tag }

  /// Reads any BCP 47 tag and keeps what shows in writing; nil where it does not begin with a
  /// language.
  package init?(tag: String) {
    let parts = tag.replacing("_", with: "-").split(separator: "-").map(String.init)
    guard let first = parts.first?.lowercased(), (2...3).contains(first.count),
      first.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    let base = Self.successors[first] ?? first
    let rest = parts.dropFirst()
    let script = rest.first { $0.count == 4 }?.titleCased
    let region = rest.first { $0.count == 2 }?.uppercased()
    switch base {
    case "zh":
      let isTraditional =
        script.map { $0 == "Hant" }
        ?? ["TW", "HK", "MO"].contains(region ?? "")
      self.tag = isTraditional ? "zh-Hant" : "zh-Hans"
    case "yue": self.tag = "zh-Hant"
    case "pt": self.tag = region == "BR" ? "pt-BR" : "pt-PT"
    case "sr": self.tag = script == "Latn" ? "sr-Latn" : "sr"
    default: self.tag = base
    }
  }

  private init(known tag: String) { self.tag = tag }

  package static let english = Language(known: "en")

  /// The language in every script that its readers read; its own first.
  ///
  /// Sites write Serbian in Latin letters whatever their tag says, and its readers read both.
  package var writings: [Language] {
    switch tag {
    case "sr": [self, Language(known: "sr-Latn")]
    case "sr-Latn": [self, Language(known: "sr")]
    default: [self]
    }
  }

  /// The language without script and region: `zh`, `pt`.
  package var base: String { String(tag.prefix { $0 != "-" }) }

  /// Whether a text in this language satisfies a reader of another: the same one, readably written.
  ///
  /// Brazilian and European Portuguese do, the two Chinese writings do not.
  package func satisfies(_ expected: Language) -> Bool {
    if self == expected { return true }
    if base != expected.base { return false }
    return base == "pt"
  }

  package static func < (left: Language, right: Language) -> Bool { left.tag < right.tag }

  /// Codes that others replaced (IANA language subtag registry), and members of macro-languages
  /// under the name by which sites use them.
  private static let successors = [
    "iw": "he", "in": "id", "tl": "fil", "no": "nb", "nn": "nb", "mo": "ro", "ji": "yi",
    "cmn": "zh",
    "zsm": "ms", "arb": "ar", "pes": "fa", "ekk": "et", "lvs": "lv", "swh": "sw",
  ]
}

extension String {
  fileprivate var titleCased: String {
    prefix(1).uppercased() + dropFirst().lowercased()
  }
}

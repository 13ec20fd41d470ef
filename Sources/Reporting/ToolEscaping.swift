import Evidence

extension Escaping {
  /// For XML 1.0 text and quoted attribute values: the same as HTML, and no character that XML has
  /// no form for at all (section 2.2).
  static func xml(_ text: String) -> String {
    let scalars = html(text).unicodeScalars.map {
      $0.value == 0xFFFE || $0.value == 0xFFFF ? "\u{FFFD}" : $0
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// One field of RFC 4180, quoted whatever it holds, and cut where spreadsheets would break it.
  ///
  /// A spreadsheet runs a field that begins as a formula, quoted or not: an apostrophe in front makes
  /// it text (OWASP, "CSV Injection").
  static func csv(_ text: String) -> String {
    let text = cut(visible(text), to: longestField)
    let isFormula = text.unicodeScalars.first { $0 != " " }.map(formulaSigns.contains) == true
    let quoted = replacing(text) { $0 == "\"" ? "\"\"" : nil }
    return "\"\(isFormula ? "'" : "")\(quoted)\""
  }

  /// Excel takes 32,767 units of UTF-16 in a cell; a character is at most two.
  private static let longestField = 16_000

  /// At most so many characters, with `…` where some are missing.
  static func cut(_ text: String, to length: Int) -> String {
    guard text.utf8.count > length, text.unicodeScalars.count > length else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(length))) + "…"
  }

  /// The full-width signs count too: spreadsheets of East Asia read them as the others.
  private static let formulaSigns: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// For the message of a workflow command of GitHub Actions.
  static func workflowMessage(_ text: String) -> String {
    replacing(visible(text)) { $0 == "%" ? "%25" : nil }
  }

  /// For a property of a workflow command, which ends at a comma or at colons.
  static func workflowProperty(_ text: String) -> String {
    replacing(visible(text)) { character in
      switch character {
      case "%": "%25"
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }

  /// For a plain text message of SARIF 2.1.0: no embedded link, no placeholder (sections 3.11.5 and
  /// 3.11.6).
  static func sarifMessage(_ text: String) -> String {
    replacing(visible(text)) { character in
      switch character {
      case "[", "]", "\\": "\\\(character)"
      case "{", "}": "\(character)\(character)"
      default: nil
      }
    }
  }

  /// A file's path as a URI reference (RFC 3986), relative where the path is.
  static func uri(ofFile path: String) -> String {
    // A colon in the first part would read as a scheme, so none is kept.
    let encoded = PercentCoding.encode(path, keeping: "-._~/")
    return path.utf8.first == UInt8(ascii: "/") ? "file://" + encoded : encoded
  }
}

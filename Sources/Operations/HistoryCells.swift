package import Evidence

/// Words of others, made safe for a terminal and for a spreadsheet.
enum HistoryCell {
  /// The text without control characters and without those that turn the direction of writing.
  static func clean(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isUnsafe($0) }))
  }

  /// A field of RFC 4180, quoted where needed, which no spreadsheet takes for a formula.
  static func csv(_ text: String) -> String {
    let cleaned = clean(text)
    let isFormula =
      cleaned.unicodeScalars.first { $0 != " " }.map(starters.contains) == true
      || text.unicodeScalars.first.map(starters.contains) == true
    let guarded = isFormula ? "'" + cleaned : cleaned
    let needsQuotes = guarded.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == " " }
    return needsQuotes ? "\"\(doubledQuotes(guarded))\"" : guarded
  }

  /// The full-width signs count too: spreadsheets of East Asia read them as the others.
  private static let starters: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  private static func doubledQuotes(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isBidiControl
    }
  }
}

extension Outcome {
  /// One mark a run in a line of many.
  package var sparkMark: Character {
    switch self {
    case .pass: "✓"
    case .warn: "!"
    case .fail: "✗"
    case .cantTell: "?"
    case .notApplicable: "–"
    }
  }
}

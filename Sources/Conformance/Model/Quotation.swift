/// Words from a page, made fit to stand in a report.
enum Quotation {
  /// The most that a finding quotes, in Unicode scalars and so at most that many characters.
  static let limit = 200

  /// The text on one line, white space collapsed, cut at the limit with an ellipsis.
  ///
  /// Counted in scalars because one character can hold any number of combining marks.
  static func of(_ text: String) -> String {
    var taken = String.UnicodeScalarView()
    var gap = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        gap = !taken.isEmpty
        continue
      }
      if taken.count + (gap ? 2 : 1) > limit {
        return cut(taken)
      }
      if gap { taken.append(" ") }
      gap = false
      taken.append(scalar)
    }
    return String(taken)
  }

  /// Makes room for the ellipsis without leaving half a character before it.
  private static func cut(_ scalars: String.UnicodeScalarView) -> String {
    var text = String(scalars)
    while text.unicodeScalars.count >= limit, text.count > 1 { text.removeLast() }
    return String(text.unicodeScalars.prefix(limit - 1)) + "…"
  }
}

/// `content` of a refresh (HTML Standard, "shared declarative refresh steps").
enum RefreshReading {
  /// Reads the seconds and the address; nil where there are no seconds.
  static func read(_ content: String) -> PageModel.Refresh? {
    let text = content.drop(while: \.isWhitespace)
    let digits = text.prefix(while: \.isNumber)
    guard let seconds = Int(digits) else { return nil }
    let rest = text[digits.endIndex...].drop { $0 != "=" }.dropFirst()
    let quotes: Set<Character> = ["'", "\""]
    let target = rest.drop { $0.isWhitespace || quotes.contains($0) }
      .prefix { !quotes.contains($0) }
    return PageModel.Refresh(seconds: seconds, target: target.isEmpty ? nil : String(target))
  }
}

/// Which words of a text went and which came.
enum WordDiff {
  /// Longer texts are compared by their first words; what differs shows there as well.
  private static let maximumWords = 2000
  private static let maximumShown = 200

  /// Removed and added words, each at most 200 characters.
  static func of(_ before: String, _ now: String) -> (removed: String?, added: String?) {
    let (old, new) = (words(before), words(now))
    var removed: [Substring] = []
    var added: [Substring] = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(_, let word, _): removed.append(word)
      case .insert(_, let word, _): added.append(word)
      }
    }
    return (shown(removed), shown(added))
  }

  private static func words(_ text: String) -> [Substring] {
    Array(text.split(whereSeparator: \.isWhitespace).prefix(maximumWords))
  }

  private static func shown(_ words: [Substring]) -> String? {
    guard !words.isEmpty else { return nil }
    let text = words.joined(separator: " ")
    return text.count > maximumShown ? text.prefix(maximumShown - 1) + "…" : text
  }
}

/// Compares two texts that stand in one place, word by word.
enum VaryingText {
  static let hole = "⟨varies⟩"

  /// What a reader sees: numbers that differ become holes; where words differ, all of it is one.
  ///
  /// A text of which every day keeps other words would not be quiet.
  static func ofReader(_ first: String, _ second: String) -> String {
    guard first != second else { return first }
    return filled(words(first), words(second)) { isNumber($0) || isNumber($1) } ?? hole
  }

  /// A selector, an address or a field's name: what is the same at both ends stays.
  static func ofMarkup(_ first: String, _ second: String) -> String {
    guard first != second else { return first }
    let (left, right) = (words(first), words(second))
    if let text = filled(left, right, where: { _, _ in true }) { return text }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let rest = zip(left.dropFirst(start).reversed(), right.dropFirst(start).reversed())
    let end = rest.prefix { $0 == $1 }.count
    return left.prefix(start).joined() + hole + left.suffix(end).joined()
  }

  /// Whether a text is one that the other, with its holes, may stand for.
  static func matches(_ text: String, _ template: String) -> Bool {
    let parts = template.split(separator: hole, omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return text == template
    }
    guard text.hasPrefix(first), text.hasSuffix(last),
      text.utf8.count >= first.utf8.count + last.utf8.count
    else { return false }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  private static func filled(
    _ first: [Substring], _ second: [Substring], where mayDiffer: (Substring, Substring) -> Bool
  ) -> String? {
    guard first.count == second.count else { return nil }
    var text = ""
    for (left, right) in zip(first, second) {
      if left == right {
        text += left
      } else if mayDiffer(left, right) {
        text += hole
      } else {
        return nil
      }
    }
    return text
  }

  private static func isNumber(_ word: Substring) -> Bool {
    word.utf8.contains(where: ASCII.isDigit)
  }

  /// Runs of ASCII letters and digits (with the points and commas inside a number), of other
  /// letters, and single characters, as they follow each other.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      var end = text.index(after: start)
      let kind = Kind(text[start])
      while kind != .other, end < text.endIndex {
        let next = text.index(after: end)
        let isInside =
          ".,".contains(text[end]) && text[text.index(before: end)].isNumber
          && next < text.endIndex && text[next].isNumber
        guard Kind(text[end]) == kind || kind == .plain && isInside else { break }
        end = next
      }
      words.append(text[start..<end])
      start = end
    }
    return words
  }

  private enum Kind {
    case plain, letter, other

    init(_ character: Character) {
      if character.isASCII {
        self = character.isLetter || character.isNumber ? .plain : .other
      } else {
        self = character.isLetter ? .letter : .other
      }
    }
  }
}

/// A name as texts write it: in any case, with or without its legal form.
struct OwnName {
  private let words: [String]
  /// The scenario knows no name but a host's, as where only an address was given.
  let isHost: Bool

  private static let legalForms: [[String]] = [
    "ab", "ag", "aps", "as", "a s", "asa", "bv", "b v", "co", "company", "corp", "corporation",
    "ev", "e v", "gmbh", "inc", "incorporated", "kg", "kgaa", "kk", "k k", "lda", "limited", "llc",
    "llp", "ltd", "ltda", "nv", "n v", "ohg", "oy", "oyj", "plc", "private", "pte", "pty", "pvt",
    "s a", "s l", "s p a", "s r l", "s à r l", "sa", "sarl", "sas", "se", "sl", "slu", "sp z o o",
    "spa", "srl", "tbk", "ug", "ооо",
  ].map { $0.split(separator: " ").map(String.init) }

  /// Forms that stand before or after the name without a space; longer ones first.
  private static let attachedForms = [
    "股份有限公司", "주식회사", "유한회사", "株式会社", "有限会社", "合同会社", "有限公司",
  ]

  /// Reads a name; nil where nothing but a legal form is left of it.
  init?(_ name: String) {
    isHost =
      !name.contains { $0.isWhitespace || $0.isUppercase } && name.contains { ".:".contains($0) }
    var rest = name.lowercased()
    for form in Self.attachedForms where rest.hasPrefix(form) || rest.hasSuffix(form) {
      rest = rest.hasPrefix(form) ? String(rest.dropFirst(form.count)) : rest
      rest = rest.hasSuffix(form) ? String(rest.dropLast(form.count)) : rest
    }
    var words = Self.words(of: rest)
    while let form = Self.legalForms.first(where: { Self.ends(words, in: $0) }) {
      words.removeLast(form.count)
    }
    guard !words.isEmpty else { return nil }
    self.words = words
  }

  /// Whether a text has the name as whole words.
  ///
  /// A name in a writing that attaches endings or has no spaces may have more on either side.
  func stands(in text: String) -> Bool {
    let found = Self.words(of: text)
    if words.contains(where: { $0.contains(where: Self.isAttaching) }) {
      return found.joined().contains(words.joined())
    }
    return found.indices.contains { found[$0...].starts(with: words) }
  }

  private static func ends(_ words: [String], in form: [String]) -> Bool {
    words.count > form.count && words.suffix(form.count).elementsEqual(form)
  }

  /// Runs of letters and digits in lower case; "Temu에서" is two of them.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var last: Character?
    for character in text.lowercased() {
      defer { last = character }
      guard character.isLetter || character.isNumber else { continue }
      if let last, last.isLetter || last.isNumber, isAttaching(last) == isAttaching(character) {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
    }
    return words
  }

  /// Thai to Burmese, Hangul, kana, Han.
  private static func isAttaching(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    switch value {
    case 0x0E00...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3040...0x318F, 0x3400...0x9FFF,
      0xAC00...0xD7FF, 0x20000...0x3FFFF:
      return true
    default: return false
    }
  }
}

/// Known words of the reader's language and of English, and words that belong to none.
struct WordEvidence: Sendable {
  private let own: Set<String>
  private let english: Set<String>
  private let neutral: Set<String>

  /// Takes the words of a vocabulary.
  init(
    expected: Language, vocabulary: Vocabulary, names: [String], neutralWords: Set<String> = []
  ) {
    let terms = vocabulary.languages.first { $0.language == expected }
    let englishTerms = vocabulary.languages.first { $0.language == .english }
    let own = terms?.words ?? []
    let english = englishTerms?.words ?? []
    neutral = Set(names.flatMap { TermText($0).words })
      .union(terms?.neutral ?? []).union(englishTerms?.neutral ?? [])
      .union(neutralWords)
    // A word that both languages write the same way speaks for neither.
    self.own = expected == .english ? own : own.subtracting(english)
    self.english = expected == .english ? english : english.subtracting(own).subtracting(neutral)
  }

  /// How many known words of the reader's language a text has.
  func own(in text: String) -> Int {
    TermText(text).words.count { own.contains($0) }
  }

  /// How many English words a text has.
  func english(in text: String) -> Int {
    TermText(text).words.count { english.contains($0) }
  }

  /// The text without what belongs to no language: addresses, e-mail, code, numbers, brands.
  func withoutNeutralParts(_ text: String) -> String {
    let parts = text.split(whereSeparator: \.isWhitespace)
    let kept = parts.filter { !isNeutral($0) }
    return kept.count == parts.count ? text : kept.joined(separator: " ")
  }

  private func isNeutral(_ part: Substring) -> Bool {
    if part.contains("@") || part.contains("://") || part.hasPrefix("www.") { return true }
    if part.contains("_") || part.contains("{") || part.contains("<") { return true }
    if part.contains(where: { $0.isASCII && $0.isNumber }), part.contains(where: \.isLetter) {
      // `3개월` is a word; `A4`, `MP3`, `x86` are names.
      if part.allSatisfy(\.isASCII) { return true }
    }
    let words = TermText(String(part)).words
    return words.allSatisfy { neutral.contains($0) }
  }
}

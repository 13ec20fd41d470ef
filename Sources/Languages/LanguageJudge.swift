/// Decides whether a text is in the language that the reader expects.
///
/// Votes in order of what they prove: the script, known words of the reader's language and of
/// English, then CLD2 for running text. No detector is ever told what is expected: given a hint it
/// just agrees. What no vote settles stays undetermined.
package struct LanguageJudge: Sendable {
  private let expected: Language
  private let writing: Writing
  private let words: WordEvidence

  /// Letters below which CLD2 is not asked (its errors on one or two words are one in five).
  private static let runningText = 18
  /// The same for Chinese and Japanese, where a letter is half a word.
  private static let runningHan = 7

  /// Makes a judge.
  ///
  /// - Parameters:
  ///   - expected: the reader's language.
  ///   - vocabulary: its words, and English ones, tell short labels apart.
  ///   - names: the platform's own names, which belong to no language.
  package init(expected: Language, vocabulary: Vocabulary, names: [String] = []) {
    self.expected = expected
    writing = Writing(of: expected)
    words = WordEvidence(expected: expected, vocabulary: vocabulary, names: names)
  }

  /// Judges one text.
  package func judge(_ text: String) -> LanguageVerdict {
    let text = words.withoutNeutralParts(text)
    let count = ScriptCount(text)
    guard count.letters > 0 else { return .neutral }
    var verdict = judge(text, count)
    verdict.letters = count.letters
    return verdict
  }

  private func judge(_ text: String, _ count: ScriptCount) -> LanguageVerdict {
    let own = count.percent(writing.scripts)
    if own < 50 { return foreignScript(text, count) }
    // A script that only one of the languages we know is written in settles it.
    if let proof = writing.proof, count[proof] * 100 >= count.letters * 20 {
      return LanguageVerdict(.yes, found: expected, confidence: 98)
    }
    return sameScript(text, count)
  }

  /// Most letters are of another script; a foreign word of a few letters may still be a name.
  private func foreignScript(_ text: String, _ count: ScriptCount) -> LanguageVerdict {
    let found = detect(text, count)
    if count[.latin] * 2 > count.letters {
      let isKnown = words.english(in: text) > 0
      guard isKnown || (count.letters >= Self.runningText && TermText(text).words.count >= 3) else {
        return LanguageVerdict(.undetermined)
      }
      return LanguageVerdict(.no, found: isKnown ? .english : found, confidence: 95)
    }
    return LanguageVerdict(.no, found: found, confidence: 97)
  }

  /// The script fits several languages: words decide, then CLD2.
  private func sameScript(_ text: String, _ count: ScriptCount) -> LanguageVerdict {
    let own = words.own(in: text)
    let english = expected == .english ? 0 : words.english(in: text)
    if own > english {
      return LanguageVerdict(.yes, found: expected, confidence: own > 1 ? 92 : 80)
    }
    let guess = isRunning(count) ? CLD2.guess(text) : nil
    if let guess, guess.language.satisfies(expected) {
      return LanguageVerdict(.yes, found: guess.language, confidence: 90)
    }
    if english > own {
      let agrees = guess == nil || guess?.language == .english
      return agrees
        ? LanguageVerdict(.no, found: .english, confidence: english > 1 ? 92 : 78)
        : LanguageVerdict(.undetermined)
    }
    guard let guess, guess.isReliable, guess.percent >= 80, own == 0 else {
      return LanguageVerdict(.undetermined)
    }
    return LanguageVerdict(.no, found: guess.language, confidence: 80)
  }

  private func isRunning(_ count: ScriptCount) -> Bool {
    count.letters >= (count.percent([.han, .kana]) > 50 ? Self.runningHan : Self.runningText)
  }

  private func detect(_ text: String, _ count: ScriptCount) -> Language? {
    if let only = Writing.onlyLanguage(of: count) { return only }
    guard isRunning(count) else { return nil }
    return CLD2.guess(text)?.language
  }
}

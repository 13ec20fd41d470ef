import Foundation

/// Decides whether a text is in the language that the reader expects.
///
/// Votes in order of what they prove: the script, then the language model's odds between the
/// expected language and the best other, moved by known words of either. No detector is ever told
/// what is expected: given a hint it just agrees. What no vote settles stays undetermined.
package struct LanguageJudge: Sendable {
  private let expected: Language
  private let writing: Writing
  private let words: WordEvidence
  private let identifier: LanguageIdentifier?

  /// Letters below which CLD2 is not asked (its errors on one or two words are one in five).
  private static let runningText = 18
  /// The same for Chinese and Japanese, where a letter is half a word.
  private static let runningHan = 7
  /// Letters below which a Latin word among another script is a name for all we know.
  private static let shortestForeign = 3
  /// log P of English beyond which a short Latin label on such a page is English and no name.
  private static let surelyEnglish = -1.2

  /// Makes a judge.
  ///
  /// - Parameters:
  ///   - expected: the reader's language.
  ///   - vocabulary: its words, and English ones, tell short labels apart.
  ///   - model: tells languages of one script apart; without it known words and CLD2 do.
  ///   - names: the platform's own names, which belong to no language.
  package init(
    expected: Language, vocabulary: Vocabulary, model: LanguageModel? = nil, names: [String] = []
  ) {
    self.expected = expected
    writing = Writing(of: expected)
    words = WordEvidence(
      expected: expected, vocabulary: vocabulary, names: names,
      neutralWords: model?.neutralWords ?? [])
    identifier = model.map { LanguageIdentifier(model: $0) }
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
    guard let identifier else { return sameScript(text, count) }
    let ranked = identifier.rank(text, count)
    guard let odds = Odds(of: expected, among: ranked) else { return sameScript(text, count) }
    return decide(odds, count)
  }

  /// The odds against thresholds that fall with the text's length.
  private func decide(_ odds: Odds, _ count: ScriptCount) -> LanguageVerdict {
    let ratio = odds.ratio
    let confidence = Int((100 / (1 + exp(-abs(ratio)))).rounded())
    let limit = Thresholds.refusal(
      letters: count.letters, isHan: count.percent([.han]) > 50, isEnglish: odds.best == .english)
    var verdict = LanguageVerdict(.undetermined)
    if ratio >= Thresholds.acceptance {
      verdict = LanguageVerdict(.yes, found: expected, confidence: confidence)
    } else if ratio <= -limit {
      verdict = LanguageVerdict(.no, found: odds.best, confidence: confidence)
    }
    verdict.odds = ratio
    return verdict
  }

  /// How far the odds must lean before a text is called the reader's, or foreign.
  ///
  /// Set on labelled interface strings, so that about one in a hundred of a language's own is
  /// refused (docs/language-model.md); a sibling language is taken for the reader's more readily
  /// than English is, because siblings share their short words.
  private enum Thresholds {
    static let acceptance = 0.5

    static func refusal(letters: Int, isHan: Bool, isEnglish: Bool) -> Double {
      // A Chinese letter says as much as three others.
      let size = isHan ? letters * 3 : letters
      if isEnglish { return 0.8 }
      return size < 14 ? 3.0 : size < 36 ? 2.0 : 1.6
    }
  }

  /// Most letters are of another script; a foreign word of a few letters may still be a name.
  private func foreignScript(_ text: String, _ count: ScriptCount) -> LanguageVerdict {
    let best = identifier?.rank(text, count).first
    let found = detect(text, count, best)
    if count[.latin] * 2 > count.letters {
      let isKnown = words.english(in: text) > 0 || isEnglish(best, count)
      guard isKnown || (count.letters >= Self.runningText && TermText(text).words.count >= 3) else {
        return LanguageVerdict(.undetermined)
      }
      return LanguageVerdict(.no, found: isKnown ? .english : found, confidence: 95)
    }
    return LanguageVerdict(.no, found: found, confidence: 97)
  }

  /// Whether the model is sure of English.
  private func isEnglish(_ best: LanguageModel.Guess?, _ count: ScriptCount) -> Bool {
    guard count[.latin] >= Self.shortestForeign, let best else { return false }
    return best.language == .english && best.logProbability > Self.surelyEnglish
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

  private func detect(
    _ text: String, _ count: ScriptCount, _ best: LanguageModel.Guess?
  ) -> Language? {
    if let only = Writing.onlyLanguage(of: count) ?? best?.language { return only }
    guard isRunning(count) else { return nil }
    return CLD2.guess(text)?.language
  }
}

/// The odds between the expected language and the best other one.
private struct Odds {
  /// log P(expected) − log P(best other).
  let ratio: Double
  let best: Language

  /// Nil where the expected language is not among those that were weighed.
  init?(of expected: Language, among ranked: [LanguageModel.Guess]) {
    let own = ranked.filter { $0.language.satisfies(expected) }.map(\.logProbability)
    let others = ranked.filter { !$0.language.satisfies(expected) }
    guard let best = ranked.first, !own.isEmpty else { return nil }
    self.best = best.language
    guard let other = others.first else {
      ratio = 20
      return
    }
    let sum = own.reduce(0) { $0 + exp($1) }
    ratio = log(max(sum, .leastNonzeroMagnitude)) - other.logProbability
  }
}

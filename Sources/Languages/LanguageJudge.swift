import Foundation

/// Decides whether a text is in the language that the reader expects.
///
/// Votes in order of what they prove: the script, then the language model's odds between the
/// expected language and the best other, moved by known words. No detector is ever told what is
/// expected: given a hint it just agrees. What no vote settles stays undetermined.
///
/// Made once for a reader and shared: a copy would count references for each of its parts.
package final class LanguageJudge: Sendable {
  /// The reader's language.
  package let expected: Language
  private let writing: Writing
  private let words: WordEvidence
  private let model: LanguageModel?
  private let identifier: LanguageIdentifier?
  private let limits: LanguageThresholds
  private let known: WordSums
  /// Which of the model's languages are the reader's, by script.
  private let wanted: [UInt32]

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
    self.model = model
    known = WordSums()
    writing = Writing(of: expected)
    words = WordEvidence(
      expected: expected, writing: writing, vocabulary: vocabulary, names: names, model: model)
    identifier = model.map { LanguageIdentifier(model: $0) }
    limits = model?.thresholds ?? .withoutModel
    wanted = LanguageModel.Script.allCases.map { script in
      (model?.languages(of: script) ?? []).enumerated().reduce(0) { bits, language in
        language.element.satisfies(expected) ? bits | 1 << UInt32(language.offset) : bits
      }
    }
  }

  private init(_ judge: LanguageJudge, words: WordEvidence) {
    (expected, writing, model) = (judge.expected, judge.writing, judge.model)
    (identifier, limits, wanted) = (judge.identifier, judge.limits, judge.wanted)
    known = judge.known
    self.words = words
  }

  /// The same judge, to which some names belong to no language.
  package func taking(names: [String]) -> LanguageJudge {
    names.isEmpty ? self : LanguageJudge(self, words: words.taking(names: names))
  }

  /// Judges one text.
  package func judge(_ text: String) -> LanguageVerdict {
    ComposedText.withBytes(of: text) { judge(composed: $0) }
  }

  /// Judges a text that is in composed form.
  func judge(composed bytes: UnsafeBufferPointer<UInt8>) -> LanguageVerdict {
    let scan = words.scan(bytes)
    guard scan.count.letters > 0 else { return .neutral }
    var verdict: LanguageVerdict
    if scan.isWhole {
      verdict = judge(bytes, scan)
    } else {
      var kept: [UInt8] = []
      for range in scan.kept {
        kept += bytes[range]
        kept.append(UInt8(ascii: " "))
      }
      verdict = kept.withUnsafeBufferPointer { judge($0, scan) }
    }
    verdict.letters = scan.count.letters
    return verdict
  }

  private func judge(
    _ text: UnsafeBufferPointer<UInt8>, _ scan: WordEvidence.Scan
  ) -> LanguageVerdict {
    if scan.count.percent(writing.scripts) < 50 { return foreignScript(text, scan) }
    // A script that only one of the languages we know is written in settles it.
    if let proof = writing.proof, scan.count[proof] * 100 >= scan.count.letters * 20 {
      return LanguageVerdict(.yes, found: expected, confidence: 98)
    }
    guard case .several(let script)? = LanguageIdentifier.writing(of: scan.count),
      let scores = model?.scores(text, script: script, known: known),
      let odds = scores.odds(of: wanted[script.number])
    else { return sameScript(text, scan) }
    return decide(scores, odds.ratio, odds.other, scan)
  }

  /// The odds against thresholds that fall with the text's length.
  private func decide(
    _ scores: LanguageScores, _ ratio: Double, _ other: Int?, _ scan: WordEvidence.Scan
  ) -> LanguageVerdict {
    let confidence = Int((100 / (1 + exp(-abs(ratio)))).rounded())
    let best = other.map { scores.languages[$0] }
    let isEnglish = best == .english
    let saysEnglish = isEnglish && scan.english == scan.words && scan.own == 0
    let odds = saysEnglish ? ratio - limits.englishWords : ratio
    // A Chinese letter says as much as three others.
    let letters = scan.count.letters * (scan.count.percent([.han]) > 50 ? 3 : 1)
    var verdict = LanguageVerdict(.undetermined)
    if odds >= limits.acceptance {
      verdict = LanguageVerdict(.yes, found: expected, confidence: confidence)
    } else if odds <= -(isEnglish ? limits.english : limits.others(letters: letters)) {
      verdict = LanguageVerdict(.no, found: best, confidence: confidence)
    }
    verdict.odds = odds
    return verdict
  }

  /// Most letters are of another script; a foreign word of a few letters may still be a name.
  private func foreignScript(
    _ text: UnsafeBufferPointer<UInt8>, _ scan: WordEvidence.Scan
  ) -> LanguageVerdict {
    let count = scan.count
    let best = identifier?.best(text, count)
    guard count[.latin] * 2 > count.letters else {
      return LanguageVerdict(.no, found: detect(text, count, best), confidence: 97)
    }
    let isKnown = scan.english > 0 || isEnglish(best, count)
    guard isKnown || (count.letters >= limits.running && scan.words >= 3) else {
      return LanguageVerdict(.undetermined)
    }
    return LanguageVerdict(
      .no, found: isKnown ? .english : detect(text, count, best), confidence: 95)
  }

  /// Whether the model is sure of English.
  private func isEnglish(_ best: LanguageModel.Guess?, _ count: ScriptCount) -> Bool {
    guard count[.latin] >= limits.shortestForeign, let best else { return false }
    return best.language == .english && best.logProbability > limits.surelyEnglish
  }

  /// The script fits several languages and the model does not know the reader's: words decide, then
  /// CLD2.
  private func sameScript(
    _ text: UnsafeBufferPointer<UInt8>, _ scan: WordEvidence.Scan
  ) -> LanguageVerdict {
    let own = scan.own
    let english = expected == .english ? 0 : scan.english
    if own > english {
      return LanguageVerdict(.yes, found: expected, confidence: own > 1 ? 92 : 80)
    }
    let guess = isRunning(scan.count) ? CLD2.guess(text) : nil
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
    let least = count.percent([.han, .kana]) > 50 ? limits.runningHan : limits.running
    return count.letters >= least
  }

  private func detect(
    _ text: UnsafeBufferPointer<UInt8>, _ count: ScriptCount, _ best: LanguageModel.Guess?
  ) -> Language? {
    if let only = Writing.onlyLanguage(of: count) ?? best?.language { return only }
    return isRunning(count) ? CLD2.guess(text)?.language : nil
  }
}

/// The answer to "is this text in the expected language?".
package struct LanguageVerdict: Sendable, Hashable {
  package enum Answer: String, Sendable, Hashable {
    case yes, no, undetermined
  }

  package var answer: Answer
  package var found: Language?
  /// 0…100.
  package var confidence: Int
  /// Letters that were judged; 0 for neutral text, which counts for no language.
  package var letters: Int
  /// log P(expected) − log P(best other), where the model was asked.
  package var odds: Double?

  package init(_ answer: Answer, found: Language? = nil, confidence: Int = 0, letters: Int = 0) {
    self.answer = answer
    self.found = found
    self.confidence = confidence
    self.letters = letters
  }

  static let neutral = LanguageVerdict(.undetermined)
}

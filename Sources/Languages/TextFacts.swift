import Synchronization

/// What is known about one text: its language, and what it says in the words of a vocabulary.
///
/// An object, because what texts were found to be is kept and shared.
package final class TextFacts: Sendable {
  /// Whether the text is in the reader's language.
  package let verdict: LanguageVerdict
  private let text: String
  /// What was read last; a site has pages of one language, so there is hardly ever another.
  private let last = Mutex<KeptReading?>(nil)

  /// Judges a text's language.
  package init(_ text: String, judge: LanguageJudge) {
    self.text = text
    verdict = judge.judge(text)
  }

  /// What it says; searched for when it is first asked for.
  package func reading(in vocabulary: Vocabulary) -> KeptReading {
    if let known = last.withLock({ $0 }), known.table === vocabulary.table { return known }
    let kept = KeptReading(table: vocabulary.table, reading: vocabulary.reading(of: text))
    last.withLock { $0 = kept }
    return kept
  }
}

/// What a text says in the words of one vocabulary; an object, because it is asked for again and again.
package final class KeptReading: Sendable {
  let table: PurposeTable
  package let reading: TextReading

  init(table: PurposeTable, reading: TextReading) {
    self.table = table
    self.reading = reading
  }

  /// Sorted, without repeats.
  package var cues: [Cue] { reading.cues }
}

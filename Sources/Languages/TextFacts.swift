/// What is known about one text: its language and what it says.
///
/// An object, because what texts were found to be is kept and shared.
package final class TextFacts: Sendable {
  /// Whether the text is in the reader's language.
  package let verdict: LanguageVerdict
  /// What it says.
  package let reading: TextReading

  /// Reads a text, once for both.
  package init(_ text: String, vocabulary: Vocabulary, judge: LanguageJudge) {
    (verdict, reading) = ComposedText.withBytes(of: text) { bytes in
      (judge.judge(composed: bytes), vocabulary.reading(of: TermText(composed: bytes)))
    }
  }
}

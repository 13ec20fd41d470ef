/// Names the language of a text, without being told which one is expected.
package struct LanguageIdentifier: Sendable {
  private let model: LanguageModel

  package init(model: LanguageModel) { self.model = model }

  /// The likeliest languages, the best first; empty for a text without letters of a script we know.
  package func rank(_ text: String) -> [LanguageModel.Guess] {
    ComposedText.withBytes(of: text) { bytes in
      switch Self.writing(of: Self.count(bytes)) {
      case .only(let language): [LanguageModel.Guess(language: language, logProbability: 0)]
      case .several(let script): model.scores(bytes, script: script)?.ranked() ?? []
      case nil: []
      }
    }
  }

  /// The likeliest language.
  package func best(_ text: String) -> LanguageModel.Guess? {
    ComposedText.withBytes(of: text) { best($0, Self.count($0)) }
  }

  /// The same for a text whose letters are counted already.
  func best(
    _ text: UnsafeBufferPointer<UInt8>, _ count: ScriptCount
  ) -> LanguageModel.Guess? {
    switch Self.writing(of: count) {
    case .only(let language): LanguageModel.Guess(language: language, logProbability: 0)
    case .several(let script): model.scores(text, script: script)?.guess
    case nil: nil
    }
  }

  private static func count(_ text: UnsafeBufferPointer<UInt8>) -> ScriptCount {
    let table = LetterTable.shared
    var count = ScriptCount()
    var position = 0
    while position < text.count {
      let (value, length) = ScalarWalk.scalar(text, position)
      count.add(table[value].script)
      position += length
    }
    return count
  }

  /// What a script leaves open.
  enum Reading: Sendable, Hashable {
    /// One of the languages we know is written so.
    case only(Language)
    case several(LanguageModel.Script)
  }

  /// The script of most letters.
  ///
  /// Letters that are not Latin count double, because names and brands stand in Latin letters
  /// everywhere. Kana among Han says Japanese.
  static func writing(of count: ScriptCount) -> Reading? {
    if count[.kana] * 5 >= count.letters, count[.kana] > 0 { return japanese }
    var best: (letters: Int, index: Int)?
    for index in readings.indices {
      let script = readings[index].0
      let letters = count[script] * (script == .latin ? 1 : 2)
      if letters > best?.letters ?? 0 { best = (letters, index) }
    }
    return best.flatMap { readings[$0.index].1 }
  }

  private static let japanese = only("ja")

  private static let readings: [(ScriptCount.Script, Reading?)] = [
    (.latin, .several(.latin)), (.hangul, only("ko")), (.cyrillic, .several(.cyrillic)),
    (.han, .several(.han)), (.arabic, .several(.arabic)), (.devanagari, .several(.devanagari)),
    (.greek, only("el")), (.hebrew, only("he")), (.thai, only("th")), (.bengali, only("bn")),
    (.tamil, only("ta")), (.telugu, only("te")),
  ]

  private static func only(_ tag: String) -> Reading? { Language(tag: tag).map { .only($0) } }
}

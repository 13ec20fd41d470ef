/// Names the language of a text, without being told which one is expected.
package struct LanguageIdentifier: Sendable {
  private let model: LanguageModel

  package init(model: LanguageModel) { self.model = model }

  /// The likeliest languages, the best first; empty for a text without letters of a script we know.
  package func rank(_ text: String) -> [LanguageModel.Guess] {
    rank(text, ScriptCount(text))
  }

  /// The same for a text whose letters are counted already.
  func rank(_ text: String, _ count: ScriptCount) -> [LanguageModel.Guess] {
    switch Self.writing(of: count) {
    case .only(let language): [LanguageModel.Guess(language: language, logProbability: 0)]
    case .several(let script): model.rank(text, script: script)
    case nil: []
    }
  }

  /// What a script leaves open.
  enum Reading: Sendable, Hashable {
    /// One of the languages we know is written so.
    case only(Language)
    case several(LanguageModel.Script)
  }

  /// The script of most letters; letters that are not Latin count double, because names and brands
  /// stand in Latin letters everywhere. Kana among Han says Japanese.
  static func writing(of count: ScriptCount) -> Reading? {
    if count[.kana] * 5 >= count.letters, count[.kana] > 0 { return .only(known("ja")) }
    let scripts: [(ScriptCount.Script, Reading)] = [
      (.hangul, .only(known("ko"))), (.greek, .only(known("el"))), (.hebrew, .only(known("he"))),
      (.thai, .only(known("th"))), (.bengali, .only(known("bn"))), (.tamil, .only(known("ta"))),
      (.telugu, .only(known("te"))), (.cyrillic, .several(.cyrillic)),
      (.arabic, .several(.arabic)), (.devanagari, .several(.devanagari)), (.han, .several(.han)),
      (.latin, .several(.latin)),
    ]
    let weighed = scripts.map { script, reading in
      (letters: count[script] * (script == .latin ? 1 : 2), reading: reading)
    }
    guard let best = weighed.max(by: { $0.letters < $1.letters }), best.letters > 0 else {
      return nil
    }
    return best.reading
  }

  private static func known(_ tag: String) -> Language { Language(tag: tag) ?? .english }
}

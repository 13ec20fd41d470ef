/// Our own words for one reader: headings, legends, counters, and sentences of findings.
///
/// Keys are the English texts themselves; a test finds those without a message.
struct Words: Sendable {
  let catalogue: MessageCatalogue

  var language: ReportLanguage { catalogue.language }

  /// The words of one language.
  ///
  /// - Throws: `messages` where they cannot be read.
  init(_ language: ReportLanguage) throws(ReportingError) {
    catalogue = try MessageCatalogue(language)
  }

  /// A message with its holes filled by numbers and words that need no translation.
  func callAsFunction(_ key: String, _ values: String...) -> String {
    MessageTemplate.parts(of: catalogue.message(key) ?? key).map { part in
      switch part {
      case .words(let words): words
      case .hole(let number, let kind): text(value(number, of: values) ?? "", kind)
      }
    }.joined()
  }

  /// A message with its holes filled by pieces of the page.
  func html(_ key: String, _ values: HTMLText...) -> [HTMLText] {
    MessageTemplate.parts(of: catalogue.message(key) ?? key).map { part in
      switch part {
      case .words(let words): .text(words)
      case .hole(let number, _): value(number, of: values) ?? .text("")
      }
    }
  }

  /// A number with its noun; `{1}` is the number, and the values follow it.
  ///
  /// Both forms are keys. French counts nothing as one, the others do not.
  func count(_ number: Int, _ one: String, _ other: String) -> String {
    let isOne = number == 1 || language == .french && number == 0
    return self(isOne ? one : other, "\(number)")
  }

  /// A language's name in this language.
  func name(of tag: String) -> String { LanguageName.of(tag, in: language) }

  /// A sentence that was stored in English, in this language; quotes are kept apart from our words.
  func sentence(_ english: String) -> HTMLText {
    HTMLText.joined(catalogue.phrases(for: english).map(piece))
  }

  /// A line of what a rule counted, in this language.
  func line(_ english: String) -> HTMLText {
    HTMLText.joined(catalogue.phrases(forLine: english).map(piece))
  }

  private func piece(_ phrase: Phrase) -> HTMLText {
    switch phrase {
    case .words(let words): .text(words)
    case .quote(let words): .foreign(words)
    case .code(let words): .element("code", words)
    // For a reader of English there is nothing to translate.
    case .untranslated(let words) where language == .english: .text(words)
    case .untranslated(let words): .foreign(words, language: "en")
    }
  }

  private func text(_ value: String, _ kind: MessageTemplate.Kind) -> String {
    kind == .language ? name(of: value) : value
  }

  private func value<Value>(_ number: Int, of values: [Value]) -> Value? {
    values.indices.contains(number - 1) ? values[number - 1] : nil
  }
}

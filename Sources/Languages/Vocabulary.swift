import Foundation

/// The terms of the reader's language and of English, which stands in for it on faulty pages.
package struct Vocabulary: Sendable {
  /// The reader's language first.
  let languages: [LanguageTerms]
  let table: PurposeTable

  private init(languages: [LanguageTerms], aliases: [Purpose: [Term]]) {
    self.languages = languages
    table = PurposeTable(languages: languages, aliases: aliases)
  }

  /// Loads the files of some languages, and English; a language without a file is left out.
  ///
  /// - Parameters:
  ///   - wanted: the reader's language first.
  ///   - other: what it has needs not be read again.
  /// - Returns: the words.
  /// - Throws: what is wrong with a data file.
  package static func load(
    for wanted: [Language], knowing other: Vocabulary? = nil
  ) throws(LanguageDataError) -> Vocabulary {
    var tags: [Language] = []
    for language in wanted.flatMap(\.writings) + [.english] where !tags.contains(language) {
      tags.append(language)
    }
    var languages: [LanguageTerms] = []
    for language in tags {
      if let known = other?.languages.first(where: { $0.language == language }) {
        languages.append(known)
      } else if let terms = try read(language) {
        languages.append(terms)
      }
    }
    return Vocabulary(languages: languages, aliases: [:])
  }

  /// The same with words that a platform uses for its controls.
  package func adding(aliases: [Purpose: [String]]) -> Vocabulary {
    if aliases.isEmpty { return self }
    return Vocabulary(
      languages: languages,
      aliases: aliases.mapValues { words in words.map { Term($0, isRun: Self.isRun($0)) } })
  }

  /// What a control is for, and why; nil where nothing speaks for any purpose.
  package func purpose(of control: ControlWords) -> PurposeMatch? {
    control.purpose(labelled: reading(of: control.label)) { reading(of: $0) }
  }

  /// What a text says.
  package func reading(of text: String) -> TextReading {
    PurposeReading(table: table).reading(of: TermText(text))
  }

  /// What a text says; sorted, without repeats.
  package func cues(in text: String) -> [Cue] { reading(of: text).cues }

  /// Whether a name is written in a script whose words stand without spaces between them.
  private static func isRun(_ text: String) -> Bool {
    let scripts: Set<ScriptCount.Script?> = [.hangul, .kana, .han, .thai]
    return text.unicodeScalars.contains { scripts.contains(ScriptCount.script(of: $0)) }
  }

  private static func read(_ language: Language) throws(LanguageDataError) -> LanguageTerms? {
    let name = "Vocabulary/\(language.tag).yaml"
    guard
      let url = Bundle.module.url(
        forResource: language.tag, withExtension: "yaml", subdirectory: "Vocabulary")
    else {
      if language == .english {
        throw LanguageDataError(code: .missing, file: name, detail: "the file is not there")
      }
      return nil
    }
    let text: String
    do {
      text = try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw LanguageDataError(code: .missing, file: name, detail: "the file cannot be read")
    }
    return try LanguageTermsFile(file: name, language: language).read(text)
  }
}

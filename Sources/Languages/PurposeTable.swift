/// Every term of a vocabulary with what it says, and the index that finds them.
///
/// Made once and shared: a copy would count references for each of its arrays.
final class PurposeTable: Sendable {
  /// What a term says.
  enum Use: Sendable, Hashable {
    case alias(Purpose)
    /// A part of the purpose with this number in ``purposes``.
    case purpose(Int, LanguageTerms.Part)
    case cue(Cue)
  }

  /// A purpose in one language.
  struct Slot: Sendable {
    var language: Language
    var purpose: Purpose
  }

  let terms: [Term]
  let uses: [Use]
  let purposes: [Slot]
  let index: TermIndex

  /// Takes the terms of languages, the reader's first, and of a platform's own names for things.
  init(languages: [LanguageTerms], aliases: [Purpose: [Term]]) {
    var terms: [Term] = []
    var uses: [Use] = []
    var purposes: [Slot] = []
    func add(_ new: [Term], _ use: Use) {
      terms += new
      uses += new.map { _ in use }
    }
    for purpose in aliases.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      add(aliases[purpose] ?? [], .alias(purpose))
    }
    for language in languages {
      for entry in language.purposes {
        purposes.append(Slot(language: language.language, purpose: entry.purpose))
        for part in LanguageTerms.Part.allCases {
          add(entry.terms[part] ?? [], .purpose(purposes.count - 1, part))
        }
      }
      for entry in language.cues { add(entry.phrases, .cue(entry.cue)) }
    }
    self.terms = terms
    self.uses = uses
    self.purposes = purposes
    index = TermIndex(terms)
  }
}

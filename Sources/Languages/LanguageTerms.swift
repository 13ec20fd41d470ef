/// One language's vocabulary: what `Vocabulary/<tag>.yaml` holds.
struct LanguageTerms: Sendable {
  var language: Language
  var purposes: [PurposeTerms] = []
  var cues: [CueTerms] = []
  /// Words that show the language: function words and everyday interface words.
  var words: Set<String> = []
  /// Borrowed words that show nothing: `Account`, `Newsletter`.
  var neutral: Set<String> = []

  struct PurposeTerms: Sendable {
    var purpose: Purpose
    var terms: [Part: [Term]] = [:]
  }

  /// What a term of a purpose does.
  enum Part: String, Sendable, Hashable, CaseIterable {
    /// Says it.
    case phrases
    /// Says it where the text around is about deleting the account: "Yes, delete".
    case bare
    /// Verb and object near each other, in either order, say it.
    case verbs, objects
    /// Says something else in spite of the others.
    case not
  }

  struct CueTerms: Sendable {
    var cue: Cue
    var phrases: [Term]
  }
}

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
    /// Phrases that say it.
    var phrases: [Term]
    /// Verb and object near each other, in either order.
    var verbs: [Term]
    var objects: [Term]
    /// Phrases that say something else in spite of it.
    var not: [Term]
  }

  struct CueTerms: Sendable {
    var cue: Cue
    var phrases: [Term]
  }
}

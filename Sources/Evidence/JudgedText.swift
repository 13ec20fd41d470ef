/// A text with what is known about its language, against the language the reader expects.
package struct JudgedText: Codable, Sendable, Hashable {
  package var text: String
  package var language: LanguageJudgement

  package init(_ text: String, language: LanguageJudgement) {
    self.text = text
    self.language = language
  }
}

/// The answer to "is this text in the expected language?".
package struct LanguageJudgement: Codable, Sendable, Hashable {
  package enum Answer: String, Codable, Sendable, Hashable {
    case yes
    case no
    /// Too short, neutral (a brand, a number), or the witnesses disagree.
    case undetermined
  }

  package var answer: Answer
  /// BCP 47 tag of the language found, if one was: `en`, `ko`, `zh-Hans`.
  package var found: String?
  /// 0…100.
  package var confidence: Int
  /// Letters that were judged; the weight of this text in a page's share.
  package var letters: Int

  package init(_ answer: Answer, found: String? = nil, confidence: Int = 0, letters: Int = 0) {
    self.answer = answer
    self.found = found
    self.confidence = confidence
    self.letters = letters
  }
}

/// One run of visible text with a role.
package struct TextBlock: Codable, Sendable, Hashable {
  package enum Role: String, Codable, Sendable, Hashable, CaseIterable {
    case heading, paragraph, listItem = "list-item", label, button, link, warning, error
    case navigation, footer, languageMenu = "language-menu", alternative
  }

  package var role: Role
  package var text: String
  package var language: LanguageJudgement
  /// True for main content, false for navigation, footers and other boilerplate.
  package var isMain: Bool
  /// What the words say, from the vocabulary: `irreversible`, `login-revokes`, …; sorted.
  package var cues: [String]
  /// A CSS selector that a browser's inspector accepts.
  package var place: String

  package init(
    role: Role, text: String, language: LanguageJudgement, isMain: Bool, cues: [String] = [],
    place: String
  ) {
    self.role = role
    self.text = text
    self.language = language
    self.isMain = isMain
    self.cues = cues
    self.place = place
  }
}

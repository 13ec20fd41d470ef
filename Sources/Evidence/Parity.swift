/// How one locale's way out differs from the platform's reference locale's.
package struct ParityRecord: Codable, Sendable, Hashable {
  package var caseID: CaseID
  /// The reference locale, `en-US`.
  package var reference: String
  package var differences: [Difference]

  package struct Difference: Codable, Sendable, Hashable {
    package enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
      /// There is a way out there, and none was seen here.
      case noWay = "no-way"
      /// A page of the flow there is not passed here.
      case missingPage = "missing-page"
      /// It takes more presses here.
      case extraStep = "extra-step"
      /// The text is the reference locale's, word by word.
      case sameText = "same-text"
      /// The way leads to another locale's host.
      case otherLocale = "other-locale"
      /// In the reader's language before log-in, and no longer after it.
      case lostLocale = "lost-locale"
      /// A label on the way is in the reference locale's language.
      case labelLeft = "label-left"
    }

    package var kind: Kind
    /// One sentence.
    package var detail: String
    package var page: String?

    package init(_ kind: Kind, _ detail: String, page: String? = nil) {
      self.kind = kind
      self.detail = detail
      self.page = page
    }
  }

  package init(caseID: CaseID, reference: String, differences: [Difference]) {
    self.caseID = caseID
    self.reference = reference
    self.differences = differences
  }
}

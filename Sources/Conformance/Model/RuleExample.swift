package import Evidence

/// A small case that shows what a rule says, and why.
package struct RuleExample: Sendable, Hashable {
  /// What the case shows, as a phrase.
  package let title: String
  package let outcome: Outcome
  /// The reason where the outcome is `cantTell`.
  package let reason: ReasonCode?
  package let evidence: CaseEvidence
  /// Values that a norm puts in place of the standard ones.
  package let thresholds: [String: Int]

  init(
    _ title: String, _ outcome: Outcome, thresholds: [String: Int] = [:], _ example: ExampleCase
  ) {
    self.title = title
    self.outcome = outcome
    self.reason = nil
    self.thresholds = thresholds
    self.evidence = example.evidence
  }

  /// A case that cannot be told, for a reason.
  init(_ title: String, _ outcome: Outcome, _ reason: ReasonCode, _ example: ExampleCase) {
    self.title = title
    self.outcome = outcome
    self.reason = reason
    self.thresholds = [:]
    self.evidence = example.evidence
  }
}

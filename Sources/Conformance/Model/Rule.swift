import Evidence

/// The part of the evidence that a rule may see.
protocol RuleInput: Sendable {
  /// Takes the part out of the evidence.
  ///
  /// - Throws: why it is missing; the rule's outcome is then `cantTell` for that reason.
  init(from evidence: CaseEvidence) throws(EvidenceFailure)
}

/// One question put to the evidence: a pure, synchronous function of its input and thresholds.
protocol Rule: Sendable {
  associatedtype Input: RuleInput

  static var description: RuleDescription { get }

  /// Small cases with their outcomes: the rule's tests and its documentation at once.
  static var examples: [RuleExample] { get }

  func evaluate(_ input: Input, _ thresholds: Thresholds) -> Judgement
}

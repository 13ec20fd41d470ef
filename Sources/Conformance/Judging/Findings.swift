import Evidence

/// Makes findings of judgements: adds what the rule is, where it was seen, and the proof.
struct Findings {
  private let evidence: CaseEvidence
  private let pages: [String: PageRecord]
  /// Hashes of the pages cited so far; several rules cite the same page.
  private var hashes: [String: String] = [:]

  init(of evidence: CaseEvidence) {
    self.evidence = evidence
    pages = evidence.pagesByID
  }

  /// Puts one rule to the evidence; a rule that is off does not apply, and says why.
  mutating func finding(of rule: AnyRule, options: JudgeOptions) -> Finding {
    let thresholds = Thresholds(overrides: options.thresholds[rule.id] ?? [:])
    let judgement =
      options.rulesOff[rule.id].map { reason in
        Judgement.notApplicable("Turned off in the scenario: \(Quotation.of(reason))")
      } ?? options.unstable[rule.id].map { Judgement.cantTell(EvidenceFailure(.unstable, $0)) }
      ?? rule.judge(evidence, thresholds: thresholds)
    let page = judgement.spot.flatMap { pages[$0.page] }
    return Finding(
      rule: rule.id, dimension: rule.description.dimension, severity: rule.description.severity,
      outcome: judgement.outcome, reason: judgement.reason, observed: judgement.observed,
      expected: rule.description.expected(with: thresholds), advice: judgement.advice,
      page: page?.finalAddress, place: judgement.spot?.place, quote: judgement.spot?.quote,
      trace: judgement.trace, evidence: page.flatMap { hash(of: $0) },
      expectation: Self.expectation(of: judgement.outcome, rule: rule.id, options: options))
  }

  private mutating func hash(of page: PageRecord) -> String? {
    if let known = hashes[page.id] { return known }
    guard let bytes = try? CanonicalJSON.encode(page.unmeasured) else { return nil }
    let hash = ContentHash(of: bytes).description
    hashes[page.id] = hash
    return hash
  }

  /// What the scenario's entries for this rule say; the first that covers the outcome decides.
  private static func expectation(
    of outcome: Outcome, rule: String, options: JudgeOptions
  ) -> Finding.Expectation? {
    options.expectations.lazy.filter { $0.rule == rule }
      .compactMap { $0.state(of: outcome, today: options.today) }.first
  }
}

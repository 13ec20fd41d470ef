package import Evidence

/// What a scenario says about judging, besides its evidence.
package struct JudgeOptions: Sendable, Hashable {
  /// Known findings of this case's locale.
  package var expectations: [ExpectedFinding]
  /// Rules that are turned off, by id, each with the reason.
  package var rulesOff: [String: String]
  /// Numbers that the scenario puts in place of the rules' own, by rule.
  package var thresholds: [String: [String: Int]] = [:]
  /// Rules on which two visits of one run disagree, by id, each with what the visits said.
  package var unstable: [String: String] = [:]
  /// The day on which expectations are held against their dates, `2027-03-01`.
  ///
  /// Passed in because judging reads no clock; without it no expectation expires.
  package var today: String?

  package init(
    expectations: [ExpectedFinding] = [], rulesOff: [String: String] = [:], today: String? = nil
  ) {
    self.expectations = expectations
    self.rulesOff = rulesOff
    self.today = today
  }
}

/// One `expect:` entry: a finding that is known and accepted until a day.
package struct ExpectedFinding: Sendable, Hashable {
  package var rule: String
  /// The worst outcome that is accepted.
  package var outcome: Outcome
  /// The last day on which it is accepted, `2027-03-01`; nil for no end.
  package var until: String?

  package init(rule: String, outcome: Outcome, until: String? = nil) {
    self.rule = rule
    self.outcome = outcome
    self.until = until
  }

  /// What the entry says about a finding of its rule; nil where it does not cover it.
  ///
  /// A finding that is worse than declared, or that could not be told, is news and is not covered.
  func state(of finding: Outcome, today: String?) -> Finding.Expectation? {
    if finding == outcome || (finding == .warn && outcome == .fail) {
      guard let until, let today else { return .accepted }
      return until < today ? .expired : .accepted
    }
    let wasFault = outcome == .warn || outcome == .fail
    return wasFault && finding == .pass ? .unexpectedPass : nil
  }
}

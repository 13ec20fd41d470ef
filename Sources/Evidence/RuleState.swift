/// The present state of one rule in one case; outlives the runs that are pruned.
package struct RuleState: Codable, Sendable, Hashable {
  /// The rule's id; empty for the outcome of the whole case.
  package var rule: String
  /// The outcome in ``lastSeen``.
  package var outcome: Outcome
  /// Name of the first run whose report had the rule.
  package var firstSeen: String
  /// Name of the last one.
  package var lastSeen: String
  /// Name of the last run in which the rule passed; nil where none is known.
  package var lastGood: String?
  /// Name of the run with which the present outcome began.
  package var since: String

  package init(
    rule: String, outcome: Outcome, firstSeen: String, lastSeen: String, lastGood: String?,
    since: String
  ) {
    self.rule = rule
    self.outcome = outcome
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.lastGood = lastGood
    self.since = since
  }
}

/// A run in which an outcome became another one.
package struct OutcomeChange: Codable, Sendable, Hashable {
  /// The rule's id; empty for the outcome of the whole case.
  package var rule: String
  /// The run's name.
  package var run: String
  package var from: Outcome
  package var to: Outcome

  package init(rule: String, run: String, from: Outcome, to: Outcome) {
    self.rule = rule
    self.run = run
    self.from = from
    self.to = to
  }
}

package import Evidence

/// What the history knows of one case.
package struct CaseTrend: Codable, Sendable, Hashable {
  package var caseID: CaseID
  /// The newest runs of this case that were asked for, oldest first.
  package var points: [Point]
  /// The whole case, its ``RuleState/rule`` empty.
  package var state: RuleState
  /// How many runs of the case are kept, those in ``points`` included.
  package var runs: Int

  /// One run of the case.
  package struct Point: Codable, Sendable, Hashable {
    /// The run's name.
    package var run: String
    /// ISO 8601 in UTC.
    package var startedAt: String
    package var outcome: Outcome
    /// A ``ReasonCode``'s raw value, where nothing at all could be told.
    package var obstacle: String?
    /// Steps of the way out, ``Counts/total``; nil where it was not walked.
    package var total: Int?
    /// Pages behind the entry control, ``Counts/flowPages``; nil where the way was not walked.
    package var flowPages: Int?
    /// Whether the final control was found; nil where it was not looked for.
    package var deleteFound: Bool?

    package init(run: String, startedAt: String, outcome: Outcome, obstacle: String? = nil) {
      self.run = run
      self.startedAt = startedAt
      self.outcome = outcome
      self.obstacle = obstacle
    }
  }

  package init(caseID: CaseID, points: [Point], state: RuleState, runs: Int) {
    self.caseID = caseID
    self.points = points
    self.state = state
    self.runs = runs
  }
}

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

/// One case with all its rules.
package struct CaseHistory: Codable, Sendable, Hashable {
  package var trend: CaseTrend
  /// Sorted by rule id.
  package var rules: [RuleState]
  /// In the kept runs, oldest first, then by rule; the whole case's too.
  package var changes: [OutcomeChange]

  package init(trend: CaseTrend, rules: [RuleState], changes: [OutcomeChange]) {
    self.trend = trend
    self.rules = rules
    self.changes = changes
  }
}

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

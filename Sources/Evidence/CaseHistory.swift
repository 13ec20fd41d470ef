/// One case with all its rules and pages.
package struct CaseHistory: Codable, Sendable, Hashable {
  package var trend: CaseTrend
  /// Sorted by rule id.
  package var rules: [RuleState]
  /// In the kept runs, oldest first, then by rule; the whole case's too.
  package var changes: [OutcomeChange]
  /// Sorted by page; none where the runs were recorded without their pages.
  package var pages: [PageState]

  package init(
    trend: CaseTrend, rules: [RuleState], changes: [OutcomeChange], pages: [PageState] = []
  ) {
    self.trend = trend
    self.rules = rules
    self.changes = changes
    self.pages = pages
  }
}

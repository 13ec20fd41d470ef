/// A run as the history knows it.
package struct HistoryRun: Codable, Sendable, Hashable {
  /// The run's name, `20261124T103456.123Z-4f2a`.
  package var name: String
  /// When it began, ISO 8601 in UTC: `2026-11-24T10:34:56Z`.
  package var startedAt: String
  /// Version of the tool that gathered.
  package var tool: String
  /// Version of the rules that judged.
  package var ruleSet: String

  package init(name: String, startedAt: String, tool: String, ruleSet: String) {
    self.name = name
    self.startedAt = startedAt
    self.tool = tool
    self.ruleSet = ruleSet
  }
}

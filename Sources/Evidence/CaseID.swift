/// One scenario in one locale: `demo/seven-steps` in `ko-KR`.
package struct CaseID: Codable, Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The scenario's path below `scenarios/`, without its ending.
  package var scenario: String
  /// The locale as the scenario writes it, `ko-KR`.
  package var locale: String

  package init(scenario: String, locale: String) {
    self.scenario = scenario
    self.locale = locale
  }

  /// The case's name everywhere, and its folder below `snapshots/`.
  package var description: String { "\(scenario)/\(locale)" }

  package static func < (left: CaseID, right: CaseID) -> Bool {
    (left.scenario, left.locale) < (right.scenario, right.locale)
  }
}

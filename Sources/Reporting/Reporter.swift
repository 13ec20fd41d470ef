package import Evidence

/// One output format: judged cases in, bytes out.
///
/// The same input gives the same bytes, in whatever order the cases come.
package protocol Reporter: Sendable {
  /// The name used on the command line, `text`.
  var identifier: String { get }

  func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError) -> [UInt8]
}

/// What a report says about the run as a whole.
package struct RunSummary: Sendable, Hashable {
  package var toolVersion: String
  package var ruleSet: String
  /// Number of cases for each outcome; outcomes that no case has are missing.
  package var counts: [Outcome: Int]
  /// When the run was made; reports carry no time unless it is given.
  package var time: String?
  /// How each host was treated, sorted by host.
  package var manners: [HostManners] = []
  /// How locales differ from their platform's reference locale, sorted by case.
  package var parity: [ParityRecord] = []
  /// Where each case is written down; cases without a scenario file are missing.
  package var places: [CaseID: ScenarioPlace] = [:]
  /// What reports for people show beside the findings; cases may be missing.
  package var details: [CaseID: CaseDetail] = [:]
  /// The language of the report's own words, where its format has more than one.
  package var language = ReportLanguage.english

  package init(
    toolVersion: String, ruleSet: String, counts: [Outcome: Int], time: String? = nil
  ) {
    self.toolVersion = toolVersion
    self.ruleSet = ruleSet
    self.counts = counts
    self.time = time
  }

  /// Counts the outcomes of the cases themselves.
  package init(
    toolVersion: String, ruleSet: String, of reports: [CaseReport], time: String? = nil
  ) {
    let counts = Dictionary(grouping: reports, by: \.outcome).mapValues(\.count)
    self.init(toolVersion: toolVersion, ruleSet: ruleSet, counts: counts, time: time)
  }

  /// `3 cases: 1 fail, 2 pass`, the worst first.
  var sentence: String {
    let total = counts.values.reduce(0, +)
    let parts = Outcome.allCases.sorted { $0.severityRank > $1.severityRank }.compactMap {
      outcome in counts[outcome].map { "\($0) \(outcome.word)" }
    }
    let cases = total == 1 ? "1 case" : "\(total) cases"
    return parts.isEmpty ? cases : "\(cases): \(parts.joined(separator: ", "))"
  }
}

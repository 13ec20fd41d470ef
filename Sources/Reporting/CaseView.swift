import Evidence

/// A case as reports show it: what every format asks of a ``CaseReport``, computed in one place.
struct CaseView {
  let report: CaseReport

  var id: String { report.caseID.description }

  /// Findings that a reader must look at: the worst first, then by weight and rule.
  ///
  /// None where one obstacle stands before all of them: it is told once.
  var open: [Finding] { notInOrder.filter { $0.reason != .unstable } }

  /// Findings on which fetches of the same pages disagree: nothing is asserted of them.
  var unstable: [Finding] { notInOrder.filter { $0.reason == .unstable } }

  /// Stands above ``unstable``.
  static let unstableTitle = "Unstable: fetches of the same pages disagree, nothing is asserted"

  /// Whether there is more to say than that all is well.
  var needsSection: Bool { !notInOrder.isEmpty || report.obstacle != nil }

  private var notInOrder: [Finding] {
    if report.obstacle != nil { return [] }
    return report.findings.filter { $0.outcome != .pass && $0.outcome != .notApplicable }.sorted {
      ($1.outcome.severityRank, $1.severity.weight, $0.rule)
        < ($0.outcome.severityRank, $0.severity.weight, $1.rule)
    }
  }

  /// Rules with this outcome, sorted.
  func rules(_ outcome: Outcome) -> [String] {
    report.findings.filter { $0.outcome == outcome }.map(\.rule).sorted()
  }

  /// The score of a dimension, with the worst outcome among its findings.
  func dimension(_ dimension: Dimension) -> DimensionView {
    let outcomes = report.findings.filter { $0.dimension == dimension }.map(\.outcome)
    return DimensionView(
      dimension: dimension, outcome: outcomes.reduce(.notApplicable) { $0.worse($1) },
      score: report.scores.first { $0.dimension == dimension })
  }

  /// `indicator for Art. 38(4) (kr-pipa, case)` for every norm that a finding is mapped to.
  func norms(_ finding: Finding) -> [String] {
    report.profiles.sorted { $0.profile < $1.profile }.flatMap { profile in
      profile.indicators.filter { $0.rule == finding.rule }.map { indicator in
        let other = indicator.outcome == finding.outcome ? "" : "; \(indicator.outcome.word) there"
        return "indicator for \(indicator.article) (\(profile.profile), \(indicator.basis)\(other))"
      }
    }
  }

  /// Why a finding could not be told: its code and a sentence.
  static func reason(_ finding: Finding) -> String? {
    finding.reason.map { "\($0.rawValue): \($0.sentence)" }
  }

  /// Why nothing could be told, or why a journey ended.
  static func failure(_ failure: EvidenceFailure) -> String {
    "\(failure.reason.rawValue): \(failure.reason.sentence) \(failure.detail)"
  }

  /// `Leaving: 2 + 5 = 7 actions (nav + flow), 4 pages`, with the steps that were counted.
  static func journey(_ title: String, _ journey: JourneySummary) -> (
    head: String, steps: [String]
  ) {
    let counts = journey.counts
    let sum = "\(counts.nav) + \(counts.flow) = \(counts.total) actions (nav + flow)"
    let ended = journey.ended.map { "; ended before the final control: \(failure($0))" } ?? ""
    return ("\(title): \(sum), \(counts.pages) pages\(ended)", journey.steps)
  }

  /// The journeys that were observed, with their names.
  var journeys: [(title: String, journey: JourneySummary)] {
    let second = report.secondDevice
    let all = [
      ("Leaving", report.delete), ("Leaving, \(second?.device ?? "")", second?.delete),
      ("Joining", report.signup),
    ]
    return all.compactMap { title, journey in journey.map { (title, $0) } }
  }

  /// What the scenario's `expect:` says about a finding.
  static func expectation(_ finding: Finding) -> String? {
    switch finding.expectation {
    case .accepted: "accepted until its date"
    case .unexpectedPass: "expected to fail, and passes now: remove the expectation"
    case .expired: "was accepted; the date is past"
    case nil: nil
    }
  }

  /// Cases in the order of reports.
  static func sorted(_ reports: [CaseReport]) -> [CaseView] {
    reports.sorted { $0.caseID < $1.caseID }.map { CaseView(report: $0) }
  }
}

/// One dimension of one case.
struct DimensionView {
  var dimension: Dimension
  var outcome: Outcome
  var score: DimensionScore?

  /// `62`, or `-` where no rule has an outcome.
  var points: String { (score?.score).map(String.init) ?? "-" }

  /// `80%`, or nil where no rule applies.
  var coverage: String? { (score?.coverage).map { "\($0)%" } }

  /// `48 to 72`: what the score could be; nil where everything was told.
  var range: String? {
    guard let score, let lowest = score.lowest, let highest = score.highest, lowest != highest
    else { return nil }
    return "\(lowest) to \(highest)"
  }
}

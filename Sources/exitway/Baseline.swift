import Evidence
import Reporting

/// What was known before, so that only what is worse counts.
struct Baseline {
  private let outcomes: [CaseID: [String: Outcome]]

  init(_ cases: [ComparedCase]) {
    outcomes = Dictionary(
      cases.map { known in
        let rules = known.report.findings.map { ($0.rule, $0.outcome) }
        return (known.report.caseID, Dictionary(rules, uniquingKeysWith: { $1 }))
      }, uniquingKeysWith: { $1 })
  }

  /// The reports with what each finding was before.
  func marking(_ reports: [CaseReport]) -> [CaseReport] {
    reports.map { report in
      var report = report
      for index in report.findings.indices {
        report.findings[index].before = outcomes[report.caseID]?[report.findings[index].rule]
      }
      return report
    }
  }
}

extension Finding {
  /// A fault that was none, or a lesser one, in the baseline; what was not known then is new.
  var isNew: Bool {
    guard outcome == .fail || outcome == .warn else { return false }
    guard let before, before == .fail || before == .warn || before == .pass else { return true }
    return outcome.severityRank > before.severityRank
  }
}

package import Evidence

/// One row a finding, for spreadsheets and data tools (RFC 4180, UTF-8 without a byte order mark).
package struct CSVReporter: Reporter {
  package let identifier = "csv"

  package init() {}

  private static let columns = [
    "scenario", "locale", "platform", "rule", "dimension", "severity", "outcome", "reason",
    "observed", "expected", "advice", "page", "place", "quote", "evidence", "norms",
  ]

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    let rows = CaseView.sorted(reports).flatMap { view in
      view.report.findings.sorted { $0.rule < $1.rule }.map { row($0, of: view.report) }
    }
    let lines = ([Self.columns] + rows).map { cells in
      cells.map(Escaping.csv).joined(separator: ",") + "\r\n"
    }
    return Array(lines.joined().utf8)
  }

  private func row(_ finding: Finding, of report: CaseReport) -> [String] {
    [
      report.caseID.scenario, report.caseID.locale, report.platform, finding.rule,
      finding.dimension.rawValue, finding.severity.rawValue, finding.outcome.rawValue,
      finding.reason?.rawValue ?? "", finding.observed, finding.expected, finding.advice,
      finding.page ?? "", finding.place ?? "", finding.quote ?? "", finding.evidence ?? "",
      finding.norms.map(Self.words).joined(separator: "; "),
    ]
  }

  /// `kr-pipa Art. 38(4) (case, fail)`.
  private static func words(_ norm: Finding.Norm) -> String {
    "\(norm.profile) \(norm.article) (\(norm.basis), \(norm.outcome.rawValue))"
  }
}

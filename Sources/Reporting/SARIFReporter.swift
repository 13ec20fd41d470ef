package import Evidence

/// Findings for code scanning: SARIF 2.1.0, shown at the case's line of the scenario file.
///
/// What could not be told is there as well, as "open": were it left out, a service would take the
/// finding of yesterday for mended.
package struct SARIFReporter: Reporter {
  package let identifier = "sarif"

  package init() {}

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    let cases = CaseView.sorted(reports)
    let findings = cases.flatMap(\.report.findings)
    let rules = SARIFRules(findings)
    let hasBaseline = findings.contains { $0.before != nil }
    let results = cases.flatMap { view in
      let place = summary.places[view.report.caseID]
      return view.report.findings.sorted { $0.rule < $1.rule }.compactMap { finding in
        SARIFResult(
          view: view, finding: finding, place: place, rules: rules, hasBaseline: hasBaseline
        ).result()
      }
    }
    let run = SARIFLog.Run(
      tool: .init(driver: .init(version: summary.toolVersion, rules: rules.rules)),
      originalUriBaseIds: [
        SARIFResult.base: .init(description: .init(text: "The folder in which exitway ran."))
      ],
      results: results,
      properties: .init(
        ruleSet: summary.ruleSet, summary: summary.sentence, time: summary.time))
    do {
      let bytes = try CanonicalJSON.encode(SARIFLog(runs: [run]))
      return Array(Escaping.json(String(decoding: bytes, as: UTF8.self)).utf8)
    } catch {
      throw ReportingError(
        .notEncodable, format: identifier, hint: "Please report this as a fault.")
    }
  }
}

import Evidence
import Gathering
import Operations
import Reporting
import Scenarios

/// What reports for people show of each case: its pages, and how it fared before.
struct ReportDetails {
  /// Runs that are drawn beside a case.
  private static let runs = 30

  /// Where the history lies; nil where the run has none.
  let history: String?
  /// The run whose pictures are shown; nil where there is none.
  var record: (store: RunRecordStore, run: String)?

  /// The details of all cases whose evidence is at hand.
  ///
  /// - Parameters:
  ///   - cases: the cases of the run.
  ///   - evidence: the judged evidence of a case; nil where it was not visited.
  /// - Returns: details by case; without their past where the history cannot be read.
  func details(
    _ cases: [ResolvedScenario], evidence: (CaseID) throws -> CaseEvidence?
  ) rethrows -> [CaseID: CaseDetail] {
    let trends = trends()
    let pictures = pictures()
    var details: [CaseID: CaseDetail] = [:]
    for scenario in cases {
      let caseID = CaseID(scenario)
      guard let evidence = try evidence(caseID) else { continue }
      var detail = CaseDetail(evidence)
      detail.host = scenario.host
      detail.trend = trends[caseID]
      detail.show(pictures[caseID] ?? [], of: evidence)
      details[caseID] = detail
    }
    return details
  }

  /// Reports are complete without pictures, so those that cannot be read are left out.
  private func pictures() -> [CaseID: [SmallPicture]] {
    guard let record, let manifest = try? record.store.manifest(run: record.run) else { return [:] }
    var found: [CaseID: [SmallPicture]] = [:]
    for entry in manifest.cases {
      found[entry.caseID] = try? record.store.smallPictures(of: entry, run: record.run)
    }
    return found
  }

  private func trends() -> [CaseID: CaseTrend] {
    guard let history, AtomicFile.exists(history),
      let trends = try? History(path: history).overview(last: Self.runs)
    else { return [:] }
    return Dictionary(trends.map { ($0.caseID, $0) }, uniquingKeysWith: { $1 })
  }
}

import Evidence
import Operations

/// Enters in the history what run records hold.
struct HistoryEntry {
  /// Runs whose record is looked at for one that was killed before it was entered.
  private static let newestRuns = 8

  let records: RunRecordStore
  let history: History

  /// Enters the finished cases of a run.
  ///
  /// - Parameter run: the run's name.
  /// - Returns: how many cases; nil where the folder is no run.
  /// - Throws: `EvidenceError` of a record, or `OperationsError`.
  @discardableResult
  func enter(_ run: String) throws -> Int? {
    guard let manifest = try records.manifest(run: run) else { return nil }
    var reports: [CaseReport] = []
    var pages: [CaseID: [PageDigest]] = [:]
    for caseID in manifest.cases.filter(\.isFinished).map(\.caseID) {
      guard let report = try records.report(run: run, caseID: caseID) else { continue }
      reports.append(report)
      pages[caseID] = try records.evidence(run: run, caseID: caseID)?.pageDigests
    }
    try history.record(
      run: run, tool: manifest.tool, ruleSet: manifest.ruleSet, reports: reports, pages: pages)
    return reports.count
  }

  /// Enters runs that are newer than all that the history knows: they were killed too early.
  ///
  /// - Throws: as ``enter(_:)``.
  func enterMissed() throws {
    let newest = try history.newestRun()
    for run in records.runs().suffix(Self.newestRuns) where newest.map({ run > $0 }) ?? true {
      try enter(run)
    }
  }
}

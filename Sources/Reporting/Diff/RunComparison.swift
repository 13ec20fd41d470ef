package import Evidence

/// Compares two runs by their records, case by case: pages of many cases would fill the memory.
package struct RunComparison {
  private let records: RunRecordStore
  private let rejudge: (CaseEvidence, CaseReport) -> CaseReport

  /// - Parameters:
  ///   - records: where the runs' records are.
  ///   - rejudge: judges evidence by today's rules, so that rules do not look like a changed site.
  package init(
    _ records: RunRecordStore, rejudge: @escaping (CaseEvidence, CaseReport) -> CaseReport
  ) {
    self.records = records
    self.rejudge = rejudge
  }

  /// What happened between two runs, sorted by case; nil where one of them has no record.
  ///
  /// - Throws: ``EvidenceError`` for a damaged record.
  package func events(_ old: String, _ new: String) throws(EvidenceError) -> [ChangeEvent]? {
    guard let before = try records.manifest(run: old), let now = try records.manifest(run: new)
    else { return nil }
    let cases = Set((before.cases + now.cases).filter(\.isFinished).map(\.caseID)).sorted()
    var events: [ChangeEvent] = []
    for caseID in cases {
      events += CaseComparison.events(try side(old, caseID), try side(new, caseID))
    }
    return events
  }

  private func side(_ run: String, _ caseID: CaseID) throws(EvidenceError) -> [ComparedCase] {
    guard let evidence = try records.evidence(run: run, caseID: caseID),
      let report = try records.report(run: run, caseID: caseID)
    else { return [] }
    return [ComparedCase(report: rejudge(evidence, report), evidence: evidence)]
  }
}

package import Evidence

extension SnapshotStore {
  /// Writes the snapshot of a case: `report.json`, `journey.md` and one file a page in `steps/`.
  ///
  /// An obstacle does not overwrite what a better day showed, and equal files are not touched.
  @discardableResult
  package func write(_ report: CaseReport, _ evidence: CaseEvidence) throws(EvidenceError)
    -> SnapshotChange
  {
    try write(SnapshotFolder(report, evidence).files(), of: report)
  }
}

/// A case's snapshot as files: the stable half of what is known, meant for version control.
///
/// Volatile parts become holes here even if the caller forgot them: one token would make every
/// later comparison worthless.
package struct SnapshotFolder {
  let report: CaseReport
  let evidence: CaseEvidence

  package init(_ report: CaseReport, _ evidence: CaseEvidence) {
    let redactor = Redactor(secrets: [])
    var report = redactor.redact(report)
    report.pathChange = nil
    report.fetches = nil
    self.report = report
    self.evidence = redactor.redact(evidence)
  }

  /// The files, sorted by path.
  package func files() throws(EvidenceError) -> [SnapshotFile] {
    let report = SnapshotFile(
      path: SnapshotStore.reportName,
      bytes: try StoredJSON.encode(report, SnapshotStore.reportName))
    let journey = file(SnapshotStore.journeyName, JourneyDocument(folder: self).text())
    let steps = evidence.pages.map { page in
      file(path(of: page), PageDocument(page: page, marked: marked(on: page)).text())
    }
    return ([report, journey] + steps).sorted { $0.path < $1.path }
  }

  /// `steps/03-settings-close.yaml`: the page's number in the walk, and words of its address.
  ///
  /// A title would be nearer to what a person sees, but it changes with the language that is being
  /// watched, and the change would then be a removed and an added file in place of one line.
  func path(of page: PageRecord) -> String {
    let number = (evidence.pages.firstIndex { $0.id == page.id } ?? 0) + 1
    let digits = max(2, String(evidence.pages.count).count)
    let padded = String(repeating: "0", count: max(0, digits - String(number).count)) + "\(number)"
    let slugs = [SafeName.slug(Self.words(page.address)), SafeName.slug(page.title?.text ?? "")]
    return "\(SnapshotStore.stepsFolder)/\(padded)-\(slugs.first { !$0.isEmpty } ?? "page").yaml"
  }

  /// Positions of a page's controls that a journey presses, shows first or ends at.
  private func marked(on page: PageRecord) -> Set<Int> {
    let journeys = [
      evidence.delete.value, evidence.secondDevice?.delete.value, evidence.signup.value,
    ].compactMap(\.self)
    let references = journeys.flatMap { journey in
      journey.steps.filter { $0.page == page.id }.compactMap(\.control)
        + [journey.entry, journey.final].compactMap(\.self).filter { $0.page == page.id }
        .map(\.control)
    }
    return Set(references)
  }

  /// The path of an address, without host and query.
  private static func words(_ address: String) -> String {
    let start = address.ranges(of: "://").first?.upperBound ?? address.startIndex
    let path = address[start...].drop { $0 != "/" }
    return String(path.prefix { $0 != "?" && $0 != "#" })
  }

  private func file(_ path: String, _ text: String) -> SnapshotFile {
    SnapshotFile(path: path, bytes: Array(text.utf8))
  }
}

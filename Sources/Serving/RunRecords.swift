import Evidence

/// Run records as far as they are shown: reports only; recordings and evidence hold private data.
struct RunRecords {
  private let root: String
  let store: RunRecordStore

  /// - Parameter root: the folder of all run records.
  init(root: String) {
    self.root = root
    store = RunRecordStore(root: root)
  }

  /// Whether the record of a run is there, under its own name and not behind a link.
  func has(_ run: String) -> Bool {
    SafeName.component(run) == run && PlainFile.isFolder([run], below: root)
  }

  /// What a run was asked to do; nil where there is no such run.
  func manifest(_ run: String) throws(EvidenceError) -> RunManifest? {
    has(run) ? try store.manifest(run: run) : nil
  }

  /// The report of a case; nil where there is none.
  func report(_ run: String, _ caseID: CaseID) throws(EvidenceError) -> CaseReport? {
    let parts = [run] + SafeName.path(of: caseID).split(separator: "/").map(String.init)
    guard PlainFile.isFolder(parts, below: root) else { return nil }
    return try store.report(run: run, caseID: caseID)
  }
}

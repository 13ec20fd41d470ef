/// The folder `.exitway/runs/`: what each run saw, times and hashes included, for the owner only.
///
/// A run's folder holds `run.json`, the scenarios as they were, and of each case the recording
/// (`….warc.gz`), the evidence, the report, and the list of requests.
package struct RunRecordStore: Sendable {
  private static let manifestName = "run.json"
  private static let folderMode: UInt32 = 0o700
  private static let fileMode: UInt32 = 0o600
  private static let sweptRuns = 8

  /// What is kept of a case besides its recordings.
  private enum CaseFile: String {
    case evidence = "evidence.json"
    case report = "report.json"
    case exchanges = "exchanges.json"
  }

  private let root: String

  /// Uses a folder, which is made when the first record is written.
  package init(root: String) {
    self.root = root
  }

  // MARK: Places

  /// The folder of a run; its name is safe whatever the run is called.
  package func folder(ofRun run: String) -> String {
    root + "/" + SafeName.component(run)
  }

  /// Where the recording of a case lies; a second attempt has a file of its own.
  package func recording(run: String, caseID: CaseID, attempt: Int = 1) -> String {
    let ending = attempt == 1 ? "" : ".retry"
    return "\(folder(ofRun: run))/\(SafeName.path(of: caseID))\(ending).warc.gz"
  }

  /// Where the copy of a scenario lies; its name is safe, so the id does not follow from it.
  package func scenario(run: String, id: String) -> String {
    let parts = id.split(separator: "/").map { SafeName.component(String($0)) }
    return "\(folder(ofRun: run))/scenarios/\(parts.joined(separator: "/")).yaml"
  }

  /// Where the copy of a user's own norm lies.
  package func profile(run: String, id: String) -> String {
    "\(folder(ofRun: run))/profiles/\(SafeName.component(id)).yaml"
  }

  private func path(_ run: String, _ caseID: CaseID, _ file: CaseFile) -> String {
    "\(folder(ofRun: run))/\(SafeName.path(of: caseID))/\(file.rawValue)"
  }

  /// Names of the runs on disk, sorted; they begin with the time, so the last one is the newest.
  ///
  /// A folder without a `run.json` is none: its run was killed, or found no room, before it began.
  package func runs() -> [String] {
    folders().filter { AtomicFile.exists("\(root)/\($0)/\(Self.manifestName)") }
  }

  private func folders() -> [String] {
    AtomicFile.names(in: root).filter { AtomicFile.isFolder(root + "/" + $0) }
  }

  // MARK: Runs

  /// Begins or updates a run.
  package func write(_ manifest: RunManifest, run: String) throws(EvidenceError) {
    try AtomicFile.makeFolder(folder(ofRun: run), mode: Self.folderMode)
    try put(manifest, folder(ofRun: run) + "/" + Self.manifestName)
  }

  /// What a run was asked to do; nil where there is no such run.
  package func manifest(run: String) throws(EvidenceError) -> RunManifest? {
    try get(
      RunManifest.self, folder(ofRun: run) + "/" + Self.manifestName,
      newest: RunManifest.currentVersion)
  }

  /// Keeps a copy of a file that the run reads.
  package func keepCopy(of bytes: [UInt8], at path: String) throws(EvidenceError) {
    try AtomicFile.makeFolder(Self.folder(of: path), mode: Self.folderMode)
    try AtomicFile.write(bytes, to: path, mode: Self.fileMode)
  }

  /// Makes the folder in which a case's recording is to be written.
  package func prepareRecording(at path: String) throws(EvidenceError) {
    try AtomicFile.makeFolder(Self.folder(of: path), mode: Self.folderMode)
  }

  /// Removes temporary files that killed processes left in the newest runs.
  ///
  /// Older runs were the newest once, when another run began.
  package func sweep() {
    var waiting = folders().suffix(Self.sweptRuns).map { root + "/" + $0 }
    while let folder = waiting.popLast() {
      AtomicFile.sweep(folder)
      waiting += AtomicFile.names(in: folder).map { folder + "/" + $0 }
        .filter(AtomicFile.isOwnFolder)
    }
  }

  // MARK: Cases

  /// Writes the record of one case: exchanges first, so that evidence never stands alone.
  package func write(
    run: String, evidence: CaseEvidence, report: CaseReport? = nil, exchanges: [ExchangeRecord]
  ) throws(EvidenceError) {
    let caseID = evidence.caseID
    try AtomicFile.makeFolder(
      Self.folder(of: path(run, caseID, .evidence)), mode: Self.folderMode)
    try put(ExchangeList(exchanges: exchanges), path(run, caseID, .exchanges))
    try put(evidence, path(run, caseID, .evidence))
    if let report { try put(report, path(run, caseID, .report)) }
  }

  /// The evidence of one case of a run; nil where there is none.
  package func evidence(run: String, caseID: CaseID) throws(EvidenceError) -> CaseEvidence? {
    try get(
      CaseEvidence.self, path(run, caseID, .evidence), newest: CaseEvidence.currentVersion)
  }

  /// The report of one case of a run; nil where there is none.
  package func report(run: String, caseID: CaseID) throws(EvidenceError) -> CaseReport? {
    try get(CaseReport.self, path(run, caseID, .report), newest: CaseReport.currentVersion)
  }

  /// The evidence of every case of a run, sorted by case.
  package func evidence(run: String) throws(EvidenceError) -> [CaseEvidence] {
    var found: [CaseEvidence] = []
    var waiting = [folder(ofRun: run)]
    while let folder = waiting.popLast() {
      let path = folder + "/" + CaseFile.evidence.rawValue
      let evidence = try get(CaseEvidence.self, path, newest: CaseEvidence.currentVersion)
      if let evidence { found.append(evidence) }
      waiting += AtomicFile.names(in: folder).map { folder + "/" + $0 }
        .filter(AtomicFile.isOwnFolder)
    }
    return found.sorted { $0.caseID < $1.caseID }
  }

  private func get<Value: Decodable>(
    _ type: Value.Type, _ path: String, newest: Int
  ) throws(EvidenceError) -> Value? {
    guard let bytes = try AtomicFile.read(path) else { return nil }
    return try StoredJSON.decode(type, bytes, path, newest: newest)
  }

  private func put(_ value: some Encodable, _ path: String) throws(EvidenceError) {
    try AtomicFile.write(StoredJSON.encode(value, path), to: path, mode: Self.fileMode)
  }

  private static func folder(of path: String) -> String { AtomicFile.parent(path) }
}

/// The form of `exchanges.json`.
private struct ExchangeList: Encodable {
  var version = 1
  var exchanges: [ExchangeRecord]
}

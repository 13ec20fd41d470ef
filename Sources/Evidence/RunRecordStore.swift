/// One request and its answer, as far as a run record keeps them: the volatile half of evidence.
package struct ExchangeRecord: Codable, Sendable, Hashable {
  /// Address asked for, with the scenario's variables and without secrets.
  package var address: String
  /// `GET`, `HEAD` or `POST`.
  package var method: String
  /// Why it was made: `read`, `login` or `declared-step`.
  package var intent: String
  /// HTTP status; nil where no answer came.
  package var status: Int?
  package var httpVersion: String?
  /// Since the case began.
  package var startedMilliseconds: Int
  package var totalMicroseconds: Int
  /// Bytes of the decoded body.
  package var bytes: Int
  package var bodyHash: ContentHash?
  package var remoteAddress: String?
  package var contentType: String?
  package var redirectTo: String?
  /// Header lines of the answer in the order sent, without those that carry secrets.
  package var headers: [Header]

  package struct Header: Codable, Sendable, Hashable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    address: String, method: String, intent: String, status: Int?, httpVersion: String?,
    startedMilliseconds: Int, totalMicroseconds: Int, bytes: Int, bodyHash: ContentHash?,
    remoteAddress: String?, contentType: String?, redirectTo: String?, headers: [Header] = []
  ) {
    self.address = address
    self.method = method
    self.intent = intent
    self.status = status
    self.httpVersion = httpVersion
    self.startedMilliseconds = startedMilliseconds
    self.totalMicroseconds = totalMicroseconds
    self.bytes = bytes
    self.bodyHash = bodyHash
    self.remoteAddress = remoteAddress
    self.contentType = contentType
    self.redirectTo = redirectTo
    self.headers = headers
  }
}

extension ExchangeRecord {
  /// The record without secrets, whose values may stand in addresses.
  package func redacted(by redactor: Redactor) -> ExchangeRecord {
    var record = self
    record.address = redactor.redact(address)
    record.redirectTo = redirectTo.map { redactor.redact($0) }
    return record
  }
}

/// The folder `.exitway/runs/`: what one run saw, times and hashes included, for the owner only.
package struct RunRecordStore: Sendable {
  private static let evidenceName = "evidence.json"
  private static let exchangesName = "exchanges.json"
  private static let folderMode: UInt32 = 0o700
  private static let fileMode: UInt32 = 0o600

  private let root: String

  /// Uses a folder, which is made when the first record is written.
  package init(root: String) {
    self.root = root
  }

  /// The folder of a run; its name is safe whatever the run is called.
  package func folder(ofRun run: String) -> String {
    root + "/" + SafeName.component(run)
  }

  /// Writes the record of one case: exchanges first, so that evidence never stands alone.
  package func write(run: String, evidence: CaseEvidence, exchanges: [ExchangeRecord])
    throws(EvidenceError)
  {
    let folder = folder(ofRun: run) + "/" + SafeName.path(of: evidence.caseID)
    try AtomicFile.makeFolder(folder, mode: Self.folderMode)
    try put(ExchangeList(exchanges: exchanges), folder + "/" + Self.exchangesName)
    try put(evidence, folder + "/" + Self.evidenceName)
  }

  /// The evidence of one case of a run; nil where there is none.
  package func evidence(run: String, caseID: CaseID) throws(EvidenceError) -> CaseEvidence? {
    try evidence(
      at: folder(ofRun: run) + "/" + SafeName.path(of: caseID) + "/" + Self.evidenceName)
  }

  /// The exchanges of one case of a run; nil where there are none.
  package func exchanges(run: String, caseID: CaseID) throws(EvidenceError) -> [ExchangeRecord]? {
    let path = folder(ofRun: run) + "/" + SafeName.path(of: caseID) + "/" + Self.exchangesName
    guard let bytes = try AtomicFile.read(path) else { return nil }
    return try StoredJSON.decode(
      ExchangeList.self, bytes, path, newest: ExchangeList.currentVersion
    ).exchanges
  }

  /// The evidence of every case of a run, sorted by case.
  package func evidence(run: String) throws(EvidenceError) -> [CaseEvidence] {
    var found: [CaseEvidence] = []
    var waiting = [folder(ofRun: run)]
    while let folder = waiting.popLast() {
      if let evidence = try evidence(at: folder + "/" + Self.evidenceName) {
        found.append(evidence)
      }
      waiting += AtomicFile.names(in: folder).map { folder + "/" + $0 }
        .filter(AtomicFile.isOwnFolder)
    }
    return found.sorted { $0.caseID < $1.caseID }
  }

  /// Names of the runs on disk, sorted.
  package func runs() -> [String] {
    AtomicFile.names(in: root).filter { AtomicFile.isFolder(root + "/" + $0) }
  }

  private func evidence(at path: String) throws(EvidenceError) -> CaseEvidence? {
    guard let bytes = try AtomicFile.read(path) else { return nil }
    return try StoredJSON.decode(
      CaseEvidence.self, bytes, path, newest: CaseEvidence.currentVersion)
  }

  private func put(_ value: some Encodable, _ path: String) throws(EvidenceError) {
    try AtomicFile.write(StoredJSON.encode(value, path), to: path, mode: Self.fileMode)
  }
}

/// The form of `exchanges.json`.
private struct ExchangeList: Codable {
  static let currentVersion = 1
  var version = currentVersion
  var exchanges: [ExchangeRecord]
}

/// Canonical JSON with this module's errors and a check of the version before the content.
package enum StoredJSON {
  private struct Head: Decodable {
    var version: Int
  }

  /// Encodes a value that is to be written to a path.
  package static func encode(_ value: some Encodable, _ path: String) throws(EvidenceError)
    -> [UInt8]
  {
    do {
      return try CanonicalJSON.encode(value)
    } catch {
      throw EvidenceError(.notJSON, path: path, detail: "the value has no JSON form")
    }
  }

  /// Decodes what was read from a path.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, _ bytes: [UInt8], _ path: String, newest: Int
  ) throws(EvidenceError) -> Value {
    guard let head = try? CanonicalJSON.decode(Head.self, from: bytes) else {
      throw EvidenceError(.notJSON, path: path, detail: "there is no JSON object with a version")
    }
    guard head.version <= newest else {
      throw EvidenceError(
        .versionTooNew, path: path,
        detail: "its version is \(head.version), this exitway reads up to \(newest)")
    }
    do {
      return try CanonicalJSON.decode(type, from: bytes)
    } catch {
      throw EvidenceError(.notJSON, path: path, detail: "a field is missing or has a wrong type")
    }
  }
}

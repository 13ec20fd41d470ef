import Conformance
import Evidence
import Foundation
import Reporting

/// One side of a comparison: a folder, a run, or a revision of the repository around.
struct DiffSide {
  /// Folder of snapshots and run records.
  let root: String
  /// Judges a run's evidence with today's rules, so that rules do not look like a change of the site.
  let rejudge: (CaseEvidence, CaseReport) -> CaseReport

  /// The cases of a side.
  ///
  /// - Parameter name: a folder, a run's name or `last`, or anything that git knows as a commit.
  /// - Returns: the cases, sorted.
  /// - Throws: `InputFault`, or `EvidenceError` for a damaged file.
  func cases(_ name: String) throws -> [ComparedCase] {
    if AtomicFile.isFolder(name) { return try folder(name) }
    let records = RunRecordStore(root: root + "/.exitway/runs")
    let run = name == "last" ? records.runs().last : name
    if let run, records.runs().contains(run) { return try self.run(run, records) }
    return try revision(name)
  }

  private func run(_ run: String, _ records: RunRecordStore) throws -> [ComparedCase] {
    try records.evidence(run: run).compactMap { evidence in
      guard let report = try records.report(run: run, caseID: evidence.caseID) else { return nil }
      return ComparedCase(report: rejudge(evidence, report), evidence: evidence)
    }
  }

  private func folder(_ path: String) throws -> [ComparedCase] {
    let snapshots = path + "/snapshots"
    let top = AtomicFile.isFolder(snapshots) ? snapshots : path
    var cases: [ComparedCase] = []
    var waiting = [top]
    while let folder = waiting.popLast() {
      let file = folder + "/" + SnapshotStore.reportName
      if let bytes = try AtomicFile.read(file) {
        let report = try CaseReport.read(bytes, file)
        cases.append(ComparedCase(report: report, texts: try texts(folder)))
      }
      waiting += AtomicFile.names(in: folder).map { folder + "/" + $0 }
        .filter(AtomicFile.isOwnFolder)
    }
    guard !cases.isEmpty else { throw InputFault("\(path): no snapshot is in it") }
    return cases.sorted { $0.report.caseID < $1.report.caseID }
  }

  /// The main texts of a snapshot's pages, by address.
  private func texts(_ folder: String) throws -> [String: [String]] {
    let steps = folder + "/" + SnapshotStore.stepsFolder
    var texts: [String: [String]] = [:]
    for name in AtomicFile.names(in: steps).sorted() where name.hasSuffix(".yaml") {
      guard let bytes = try AtomicFile.read(steps + "/" + name),
        let page = SnapshotPage(String(decoding: bytes, as: UTF8.self))
      else { continue }
      texts[page.address] = page.texts
    }
    return texts
  }

  /// Takes the snapshots of a revision out of git into a folder of their own.
  private func revision(_ name: String) throws -> [ComparedCase] {
    guard !name.hasPrefix("-"),
      let commit = Git.output(["-C", root, "rev-parse", "--verify", "--quiet", name + "^{commit}"])
    else {
      throw InputFault("\(name): this is no folder, no run and no revision")
    }
    let temporary = FileManager.default.temporaryDirectory
      .appending(path: "exitway-diff-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    // For its owner only: the repository may be, whatever the umask is.
    try FileManager.default.createDirectory(
      at: temporary, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let archive = temporary.appending(path: "snapshots.tar").path()
    let hash = commit.trimmingCharacters(in: .whitespacesAndNewlines)
    guard
      Git.output(["-C", root, "archive", "--format=tar", "-o", archive, hash, "snapshots"]) != nil,
      Git.run("/usr/bin/env", ["tar", "-xf", archive, "-C", temporary.path()]) != nil
    else { throw InputFault("\(name): the revision holds no snapshots here") }
    return try folder(temporary.path())
  }
}

/// The parts of a snapshot's page that a comparison of words needs.
struct SnapshotPage {
  let address: String
  private(set) var texts: [String] = []

  /// Reads the form that `steps/*.yaml` has, line by line; nil where it has no address.
  init?(_ yaml: String) {
    var address: String?
    var isMain = false
    for line in yaml.split(separator: "\n") {
      if let value = Self.value(of: "address: ", line) { address = address ?? value }
      if !line.hasPrefix(" "), !line.hasPrefix("-") { isMain = line.hasPrefix("main:") }
      let item = line.drop { $0 == " " }
      guard isMain, item.hasPrefix("- "), let colon = item.firstRange(of: ": ") else { continue }
      texts.append(String(item[colon.upperBound...]))
    }
    guard let address else { return nil }
    self.address = address
  }

  private static func value(of key: String, _ line: Substring) -> String? {
    guard line.hasPrefix(key) else { return nil }
    return line.dropFirst(key.count).trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
  }
}

/// Runs git, without a shell.
enum Git {
  /// What git prints; nil where it fails.
  static func output(_ arguments: [String]) -> String? { run("/usr/bin/env", ["git"] + arguments) }

  static func run(_ program: String, _ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return nil
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}

import Evidence
import Foundation
import Gathering
import Recording
import Reporting
import Scenarios

/// Keeps what is finished: the recording, the run record and the snapshot of each case, as soon as it
/// is judged.
actor RunKeeper {
  private let snapshots: SnapshotStore
  private let records: RunRecordStore
  private let console: Console
  private var manifest: RunManifest?
  let run: String
  /// What keeps other runs off the cases that this one is at.
  nonisolated let locks: CaseLocks
  /// True once something could not be written; the run then ends with trouble.
  private(set) var failed = false
  /// Cases whose recording could not be written: nothing would prove what is kept of them.
  private var unrecorded: Set<CaseID> = []

  /// Begins a run, or goes on with one.
  ///
  /// - Parameters:
  ///   - folder: where snapshots and run records lie.
  ///   - run: the run to go on with; nil for a new one.
  ///   - manifest: what the run is asked to do; nil where nothing is to be recorded.
  ///   - console: where trouble is told.
  /// - Throws: where the folder cannot be written.
  init(
    folder: String, run: String? = nil, manifest: RunManifest?, console: Console
  ) throws(EvidenceError) {
    // Nothing is fetched for a folder that cannot keep it.
    try AtomicFile.makeFolder(folder + "/.exitway/runs", mode: 0o700)
    snapshots = SnapshotStore(root: folder + "/snapshots")
    records = RunRecordStore(root: folder + "/.exitway/runs")
    locks = CaseLocks(folder: folder + "/.exitway/locks")
    self.run = run ?? Self.runName(Date())
    self.console = console
    self.manifest = manifest
  }

  /// Puts the run on record, once all that it reads lies in its folder: from then on it can be resumed.
  func begin() throws(EvidenceError) {
    guard let manifest else { return }
    records.sweep()
    try records.write(manifest, run: run)
  }

  /// Begins the recording of a case; nil where nothing is recorded.
  func recorder(for caseID: CaseID, attempt: Int, origin: String) -> CaseRecorder? {
    guard let manifest else { return nil }
    let path = records.recording(run: run, caseID: caseID, attempt: attempt)
    var about = [
      ("software", "exitway/\(manifest.tool)"), ("exitway-rules", manifest.ruleSet),
      ("exitway-libraries", Tool.libraries), ("exitway-case", "\(caseID)"),
      ("exitway-origin", origin), ("http-header-user-agent", manifest.userAgent),
      ("robots", manifest.robotsIgnored == nil ? "obey" : "ignore"),
    ]
    if let reason = manifest.robotsIgnored { about.append(("exitway-robots-ignored", reason)) }
    do throws(EvidenceError) {
      try records.prepareRecording(at: path)
      return try CaseRecorder(path: path, about: about)
    } catch {
      unrecorded.insert(caseID)
      complain(error)
      return nil
    }
  }

  /// Ends a recording: a case that was stopped half-way leaves none.
  func finish(_ recorder: CaseRecorder?, of caseID: CaseID, stopped: Bool) async {
    guard let recorder else { return }
    guard !stopped else { return await recorder.abandon() }
    do throws(EvidenceError) {
      try await recorder.finish()
    } catch {
      unrecorded.insert(caseID)
      complain(error)
    }
  }

  /// Keeps a judged case; one without its recording is still to be done.
  ///
  /// - Returns: whether the run's record holds it.
  func keep(_ judged: JudgedCase, _ exchanges: [ExchangeRecord]) -> Bool {
    let report = judged.report
    do throws(EvidenceError) {
      guard report.wasVisited, !unrecorded.contains(report.caseID) else { return false }
      var files: [KeptFile] = []
      if manifest != nil {
        files = try records.write(judged.sights, run: run, caseID: report.caseID)
        try records.write(
          run: run, evidence: judged.evidence, report: report,
          exchanges: exchanges.map { $0.redacted(by: Redactor(secrets: [])) })
      }
      if report.isWorthASnapshot, try snapshots.write(report, judged.evidence) == .kept {
        console.say("\(report.caseID): nothing could be told, the last snapshot stays")
      }
      // Last: a case that is killed before this is done again, snapshot and all.
      try note(finished: report.caseID, files)
    } catch {
      complain(error)
    }
    return manifest?[report.caseID]?.isFinished == true
  }

  /// Tells that a case is not walked; the run's record keeps it as one that is still to be done.
  func leaveOut(_ caseID: CaseID, _ error: EvidenceError) {
    let later = manifest == nil ? "" : " Later: exitway check --resume"
    console.complain("exitway: \(caseID) is left out: \(error)\(later)")
  }

  private func note(finished caseID: CaseID, _ files: [KeptFile]) throws(EvidenceError) {
    guard var changed = manifest,
      let index = changed.cases.firstIndex(where: { $0.caseID == caseID })
    else { return }
    changed.cases[index].isFinished = true
    changed.cases[index].files = files.isEmpty ? nil : files
    manifest = changed
    try records.write(changed, run: run)
  }

  private func complain(_ error: EvidenceError) {
    failed = true
    console.complain("exitway: \(error)")
  }

  /// When a run began, by its name; nil for a name of another form.
  static func time(ofRun name: String) -> Date? {
    try? Date(
      String(name.prefix(15)),
      strategy: .iso8601.dateSeparator(.omitted).timeSeparator(.omitted).year().month().day()
        .time(includingFractionalSeconds: false))
  }

  /// `20261124T103456.123Z-4f2a`: sorts by time, and two runs in one moment differ.
  private static func runName(_ date: Date) -> String {
    let time = date.formatted(
      .iso8601.dateSeparator(.omitted).timeSeparator(.omitted).timeZone(separator: .omitted)
        .year().month().day().time(includingFractionalSeconds: true))
    let suffix = String(UInt16.random(in: .min ... .max), radix: 16)
    return "\(time)-\(suffix)"
  }
}

extension CaseReport {
  /// Whether this run came to an end with the case; otherwise nothing of it is kept.
  var wasVisited: Bool { obstacle.map { ![.interrupted, .busy].contains($0.reason) } ?? true }

  /// What was never reached has nothing to keep; a snapshot of a better day stays as it is.
  var isWorthASnapshot: Bool {
    wasVisited && obstacle.map { ![.network, .tls, .internal].contains($0.reason) } ?? true
  }
}

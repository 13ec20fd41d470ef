import Evidence
import Foundation
import Reporting

/// Keeps what is finished: the snapshot and the run record of each case, as soon as it is judged.
actor CaseKeeper {
  private let snapshots: SnapshotStore
  private let records: RunRecordStore
  private let run: String
  private let console: Console
  /// True once something could not be written; the run then ends with trouble.
  private(set) var failed = false

  init(folder: String, console: Console) throws(EvidenceError) {
    // Nothing is fetched for a folder that cannot keep it.
    try AtomicFile.makeFolder(folder + "/.exitway/runs", mode: 0o700)
    snapshots = SnapshotStore(root: folder + "/snapshots")
    records = RunRecordStore(root: folder + "/.exitway/runs")
    run = Self.runName(Date())
    self.console = console
  }

  func keep(
    _ report: CaseReport, _ evidence: CaseEvidence, _ exchanges: [ExchangeRecord], secrets: [String]
  ) {
    do throws(EvidenceError) {
      let redactor = Redactor(secrets: secrets)
      let exchanges = exchanges.map { $0.redacted(by: redactor) }
      try records.write(run: run, evidence: evidence, exchanges: exchanges)
      // What was never reached has nothing to keep; a snapshot of a better day stays as it is.
      guard !isUnreached(report) else { return }
      if try snapshots.write(report, evidence) == .kept {
        console.say("\(report.caseID): nothing could be told, the last snapshot stays")
      }
    } catch {
      failed = true
      console.complain("exitway: \(error)")
    }
  }

  private func isUnreached(_ report: CaseReport) -> Bool {
    report.obstacle.map { [.network, .tls, .internal, .interrupted].contains($0.reason) } ?? false
  }

  /// `20261124T103456Z-4f2a`: sorts by time, and two runs in one second differ.
  private static func runName(_ date: Date) -> String {
    let time = date.formatted(
      .iso8601.dateSeparator(.omitted).timeSeparator(.omitted).timeZone(separator: .omitted)
        .year().month().day().time(includingFractionalSeconds: false))
    let suffix = String(UInt16.random(in: .min ... .max), radix: 16)
    return "\(time)-\(suffix)"
  }
}

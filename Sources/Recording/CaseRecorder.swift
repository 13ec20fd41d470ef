package import Evidence
import Foundation
import Transfer

/// Writes the exchanges of one case to a WARC file, each as soon as it has ended.
package actor CaseRecorder {
  private let file: GrowingFile
  /// Why something could not be written; the rest of the case goes on without a recording.
  package private(set) var failure: EvidenceError?

  /// Begins a recording in a folder that exists.
  ///
  /// - Parameters:
  ///   - path: the file, `….warc.gz`.
  ///   - about: what the `warcinfo` record says of tool, rules and libraries.
  /// - Throws: where the file cannot be written.
  package init(path: String, about: [(name: String, value: String)]) throws(EvidenceError) {
    file = try GrowingFile(path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let record = WarcRecord(
      type: "warcinfo", id: WarcRecord.newID(), date: WarcRecord.date(Date()),
      contentType: "application/warc-fields",
      block: WarcFields.bytes(about + [("format", "WARC File Format 1.1")]),
      fields: [("WARC-Filename", name)])
    try file.append(Compression.gzip(record.bytes))
  }

  /// Adds one exchange.
  package func record(_ exchange: RecordedExchange) {
    guard failure == nil else { return }
    do throws(EvidenceError) {
      for record in ExchangeRecords.records(of: exchange, date: WarcRecord.date(Date())) {
        try file.append(Compression.gzip(record.bytes))
      }
    } catch {
      failure = error
    }
  }

  /// Gives the file its name: the case has ended.
  package func finish() throws(EvidenceError) {
    if let failure { throw failure }
    try file.commit()
  }

  /// Leaves nothing behind: the case was stopped.
  package func abandon() { file.abandon() }
}

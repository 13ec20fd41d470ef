import Evidence
import Transfer

/// The recording of one case, read back.
package struct CaseRecording: Sendable {
  /// What the `warcinfo` record says.
  package var about: [String: String] = [:]
  /// Whether the pages came from somebody else's capture.
  package var isOfCapture: Bool { about["exitway-origin"]?.hasPrefix("capture") == true }

  /// In the order in which they ended.
  package var exchanges: [RecordedExchange] = []

  /// Reads a recording that exitway wrote.
  ///
  /// - Throws: `digest` where a record is not what it was when it was written.
  package init(path: String) throws(RecordingError) {
    self.init()
    var reader = WarcReader(try Self.contents(of: path), path: path)
    var requests: [String: WarcRecord] = [:]
    while let place = try reader.next() {
      let record = place.record
      if let broken = record.brokenDigest() {
        throw RecordingError(
          .digest, path: path, offset: place.offset,
          detail: "\(broken) does not fit the record of \(record["WARC-Target-URI"] ?? record.type)"
        )
      }
      switch record.type {
      case "warcinfo":
        for (name, value) in WarcFields.read(record.block) { about[name] = value }
      case "request":
        requests[record["WARC-Record-ID"] ?? ""] = record
      case "response", "metadata", "conversion":
        guard let request = requests.removeValue(forKey: record["WARC-Concurrent-To"] ?? ""),
          let exchange = ExchangeRecords.exchange(request: request, answer: record)
        else {
          throw RecordingError(
            .malformed, path: path, offset: place.offset,
            detail: "an answer without its request")
        }
        exchanges.append(exchange)
      default: continue
      }
    }
  }

  private init() {}

  /// The bytes of a recording's file.
  static func contents(of path: String) throws(RecordingError) -> [UInt8] {
    do throws(EvidenceError) {
      if let bytes = try AtomicFile.read(path) { return bytes }
    } catch {
      throw RecordingError(.file, path: path, detail: error.detail)
    }
    throw RecordingError(.file, path: path, detail: "there is no such file")
  }
}

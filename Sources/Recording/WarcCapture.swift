import Transfer

/// Reads the pages of a WARC file that another tool wrote (Browsertrix, wget, warcio).
struct WarcCapture {
  private let bytes: [UInt8]
  private let path: String

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  func read() throws(RecordingError) -> CapturedPages {
    var pages = CapturedPages()
    var reader = WarcReader(bytes, path: path)
    var methods: [String: String] = [:]
    var late: [(record: WarcRecord, offset: Int)] = []
    var bodies: [String: [UInt8]] = [:]
    while let place = try reader.next() {
      let record = place.record
      switch record.type {
      case "request":
        // Other tools tell a POST only by the request that goes with the answer.
        let first = HTTPMessage(record.block)?.firstLine.split(separator: " ").first
        for name in ["WARC-Concurrent-To", "WARC-Record-ID"] {
          if let id = record[name] { methods[id] = first.map(String.init) }
        }
      case "response", "revisit":
        late.append((record, place.offset))
        if record.type == "response", let digest = record["WARC-Payload-Digest"],
          let message = HTTPMessage(record.block)
        {
          bodies[digest] = message.body
        }
      default: continue
      }
    }
    for (record, offset) in late {
      let ids = [record["WARC-Record-ID"], record["WARC-Concurrent-To"]].compactMap(\.self)
      if let method = ids.lazy.compactMap({ methods[$0] }).first, method != "GET" { continue }
      if let response = try response(record, bodies, offset) { pages.add(response) }
    }
    return pages
  }

  private func response(
    _ record: WarcRecord, _ bodies: [String: [UInt8]], _ offset: Int
  ) throws(RecordingError) -> TransferResponse? {
    guard
      let address = record["WARC-Target-URI"].flatMap({
        WebAddress($0.trimmingPrefix("<").trimmingSuffix(">"))
      }), var message = HTTPMessage(record.block), let status = message.status
    else { return nil }
    // A page met before is stored once; the later record names its digest.
    if record.type == "revisit", let known = record["WARC-Payload-Digest"].flatMap({ bodies[$0] }) {
      message.body = known
    }
    let body: [UInt8]
    do throws(CompressionFault) {
      // A body in a coding that is not read is no page that we could judge.
      guard let decoded = try message.decodedBody(limit: CapturedPages.largestBody) else {
        return nil
      }
      body = decoded
    } catch {
      guard error == .tooLarge else { return nil }
      throw RecordingError(
        .tooLarge, path: path, offset: offset, detail: "\(address) unpacks to more than 16 MiB")
    }
    return TransferResponse(
      captured: address, status: status.code, headers: message.headers, body: body)
  }
}

extension TransferResponse {
  /// An answer that another tool captured: coding and timing are not ours to tell.
  init(captured address: WebAddress, status: Int, headers: [TransferHeader], body: [UInt8]) {
    let travel: Set<String> = ["content-encoding", "transfer-encoding", "content-length"]
    self.init(
      address: address.withoutFragment(), status: status, httpVersion: "HTTP/1.1",
      headers: headers.filter { !travel.contains($0.name.lowercased()) }, body: body)
    if (300...399).contains(status) {
      location = header("Location").flatMap { WebAddress($0, relativeTo: address) }
    }
  }
}

extension StringProtocol {
  fileprivate func trimmingPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : String(self)
  }

  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self)
  }
}

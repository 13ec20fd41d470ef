package import Transfer

/// One request with what came of it, as a recording keeps it: private values are out already.
package struct RecordedExchange: Sendable, Hashable {
  /// How the name of a visitor ends whose "answers" are pages as a browser showed them.
  package static let renderedSuffix = " rendered"

  /// Whose request it was: `guest`, `member` or `robots`; `member part` for parts of a page that a
  /// browser showed, `member rendered` for what it showed.
  package var visitor: String
  package var request: TransferRequest
  package var result: Result<TransferResponse, TransferError>

  package init(
    visitor: String, request: TransferRequest, result: Result<TransferResponse, TransferError>
  ) {
    self.visitor = visitor
    self.request = request
    self.result = result
  }
}

/// Turns exchanges into WARC records and back.
enum ExchangeRecords {
  private static let httpRequest = "application/http; msgtype=request"
  private static let httpResponse = "application/http; msgtype=response"
  private static let fieldBlock = "application/warc-fields"

  /// The request's record, and the answer's: `response`, or `metadata` where no answer came.
  static func records(of exchange: RecordedExchange, date: String) -> [WarcRecord] {
    let answerID = WarcRecord.newID()
    let requestID = WarcRecord.newID()
    let request = exchange.request
    var sent = (try? exchange.result.get())?.sentHeaders ?? []
    if sent.isEmpty {
      sent = [
        TransferHeader(name: "Host", value: String(request.address.origin.split(separator: "/")[1]))
      ]
      sent += request.headers
    }
    let target =
      request.address.query.map { request.address.path + "?" + $0 } ?? request.address.path
    let message = HTTPMessage(
      firstLine: "\(request.method.rawValue) \(target) HTTP/1.1", headers: sent,
      body: request.body)
    let common = [
      ("WARC-Target-URI", request.address.description), ("Exitway-Visitor", exchange.visitor),
    ]
    let asked = WarcRecord(
      type: "request", id: requestID, date: date, contentType: httpRequest, block: message.bytes,
      fields: common + [
        ("WARC-Concurrent-To", answerID), ("Exitway-Intent", request.intent.rawValue),
      ])
    return [asked, answer(exchange.result, answerID, requestID, date, common)]
  }

  private static func answer(
    _ result: Result<TransferResponse, TransferError>, _ id: String, _ requestID: String,
    _ date: String, _ common: [(String, String)]
  ) -> WarcRecord {
    let fields = common + [("WARC-Concurrent-To", requestID)]
    switch result {
    case .failure(let error):
      let block = WarcFields.bytes([
        ("exitway-error", error.code.rawValue), ("exitway-detail", error.detail),
      ])
      return WarcRecord(
        type: "metadata", id: id, date: date, contentType: fieldBlock, block: block,
        fields: fields)
    case .success(let response):
      let isRendered = common.contains { name, value in
        name == "Exitway-Visitor" && value.hasSuffix(RecordedExchange.renderedSuffix)
      }
      let message = HTTPMessage(
        firstLine: "HTTP/1.1 \(response.status) \(response.reasonPhrase)",
        headers: archived(response.headers, length: response.body.count), body: response.body)
      return WarcRecord(
        // What no server sent is no response (WARC 1.1, section 6.9).
        type: isRendered ? "conversion" : "response", id: id, date: date, contentType: httpResponse,
        block: message.bytes,
        fields: fields + notes(on: response)
          + [("WARC-Payload-Digest", WarcRecord.digest(of: response.body))])
    }
  }

  /// The body is stored decoded, so headers that say how it travelled get another name.
  private static func archived(_ headers: [TransferHeader], length: Int) -> [TransferHeader] {
    let travel: Set<String> = ["content-encoding", "transfer-encoding", "content-length"]
    let kept = headers.map { header in
      travel.contains(header.name.lowercased())
        ? TransferHeader(name: archivePrefix + header.name, value: header.value) : header
    }
    return kept + [TransferHeader(name: "Content-Length", value: String(length))]
  }

  private static let archivePrefix = "X-Archive-Orig-"

  private static func notes(on response: TransferResponse) -> [(String, String)] {
    var notes: [(String, String)] = []
    if let address = response.remoteAddress { notes.append(("WARC-IP-Address", address)) }
    if response.isTruncated { notes.append(("WARC-Truncated", "length")) }
    notes.append(("WARC-Protocol", protocolName(response.httpVersion)))
    if let tls = response.tls {
      notes.append(("WARC-Protocol", tls.version.lowercased().replacing("tlsv", with: "tls/")))
      notes.append(("WARC-Cipher-Suite", tls.cipher))
      notes.append(("Exitway-Certificate-Subject", tls.subject))
      notes.append(("Exitway-Certificate-Issuer", tls.issuer))
    }
    notes.append(
      (
        "Exitway-Timing",
        "first-byte=\(response.firstByteMicroseconds) total=\(response.totalMicroseconds)"
      ))
    if response.isRevalidated { notes.append(("Exitway-Revalidated", "true")) }
    if !response.redactions.isEmpty {
      notes.append(("Exitway-Redacted", response.redactions.joined(separator: ", ")))
    }
    return notes
  }

  /// The names of the field's registry: `h2`, `http/1.1`.
  private static func protocolName(_ version: String) -> String {
    version == "HTTP/2" ? "h2" : version.lowercased()
  }

  // MARK: Reading

  /// The exchange of one request with its answer; nil where the two do not make one.
  static func exchange(request: WarcRecord, answer: WarcRecord) -> RecordedExchange? {
    guard let address = request["WARC-Target-URI"].flatMap({ WebAddress($0) }),
      let message = HTTPMessage(request.block),
      let method = message.firstLine.split(separator: " ").first.flatMap({
        TransferRequest.Method(rawValue: String($0))
      })
    else { return nil }
    let asked = TransferRequest(
      method: method, address: address,
      intent: request["Exitway-Intent"].flatMap { TransferRequest.Intent(rawValue: $0) } ?? .read,
      body: message.body)
    let visitor = request["Exitway-Visitor"] ?? ""
    if answer.type == "metadata" {
      let fields = WarcFields.read(answer.block)
      let value = { (name: String) in fields.first { $0.name == name }?.value }
      let code = value("exitway-error").flatMap { TransferError.Code(rawValue: $0) } ?? .internal
      let error = TransferError(
        code, address: address.description, detail: value("exitway-detail") ?? "")
      return RecordedExchange(visitor: visitor, request: asked, result: .failure(error))
    }
    guard var response = response(answer, address: address) else { return nil }
    response.sentHeaders = message.headers
    return RecordedExchange(visitor: visitor, request: asked, result: .success(response))
  }

  private static func response(_ record: WarcRecord, address: WebAddress) -> TransferResponse? {
    guard let message = HTTPMessage(record.block), let status = message.status else { return nil }
    let protocols = record.fields.filter { $0.name.lowercased() == "warc-protocol" }.map(\.value)
    let timing = timing(record["Exitway-Timing"] ?? "")
    var response = TransferResponse(
      address: address, status: status.code,
      httpVersion: protocols.contains("h2")
        ? "HTTP/2" : protocols.first?.uppercased() ?? "HTTP/1.1",
      headers: original(message.headers), body: message.body,
      isTruncated: record["WARC-Truncated"] != nil, remoteAddress: record["WARC-IP-Address"],
      totalMicroseconds: timing.total, firstByteMicroseconds: timing.firstByte,
      reasonPhrase: status.reason, tls: tls(record, protocols))
    response.redactions =
      record["Exitway-Redacted"]?.split(separator: ",").map { $0.drop { $0 == " " }.description }
      ?? []
    response.isRevalidated = record["Exitway-Revalidated"] == "true"
    if (300...399).contains(status.code) {
      response.location = response.header("Location").flatMap {
        WebAddress($0, relativeTo: address)
      }
    }
    return response
  }

  private static func original(_ headers: [TransferHeader]) -> [TransferHeader] {
    headers.dropLast().map { header in
      header.name.hasPrefix(archivePrefix)
        ? TransferHeader(
          name: String(header.name.dropFirst(archivePrefix.count)), value: header.value) : header
    }
  }

  private static func tls(_ record: WarcRecord, _ protocols: [String]) -> TransportSecurity? {
    guard let version = protocols.first(where: { $0.hasPrefix("tls/") }) else { return nil }
    return TransportSecurity(
      version: version.replacing("tls/", with: "TLSv"), cipher: record["WARC-Cipher-Suite"] ?? "",
      subject: record["Exitway-Certificate-Subject"] ?? "",
      issuer: record["Exitway-Certificate-Issuer"] ?? "")
  }

  private static func timing(_ text: String) -> (firstByte: Int, total: Int) {
    var values: [Substring: Int] = [:]
    for part in text.split(separator: " ") {
      let pair = part.split(separator: "=")
      if pair.count == 2 { values[pair[0]] = Int(pair[1]) }
    }
    return (values["first-byte"] ?? 0, values["total"] ?? 0)
  }
}

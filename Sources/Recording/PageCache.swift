import Evidence
import Foundation
package import Transfer

/// Pages of earlier runs on disk, so that a site that says "you have it still" need not send them.
///
/// Nothing private gets in: only answers to a visitor without an account, in which nothing had to be
/// taken out; and no errors, so that a bad day does not last.
package actor PageCache {
  private let folder: String
  private static let mostFiles = 500
  private static let largestBody = 2 << 20
  /// How far after now a copy may have been kept, in seconds; a later one is of a clock that was wrong,
  /// and nobody knows its age.
  private static let clockError = 60.0

  /// Uses a folder, which is made when the first page is kept.
  package init(folder: String) { self.folder = folder }

  /// A kept answer.
  ///
  /// - Parameters:
  ///   - key: what was asked, with all that the answer may depend on.
  ///   - address: the address that is asked now.
  ///   - seconds: how old it may be; nil for any age.
  /// - Returns: the answer, marked as confirmed; nil where none is kept.
  package func response(
    for key: String, at address: WebAddress, within seconds: Int? = nil
  ) -> TransferResponse? {
    let path = path(of: key)
    if let seconds {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard let date = attributes?[.modificationDate] as? Date,
        (-Self.clockError..<Double(seconds)).contains(-date.timeIntervalSinceNow)
      else { return nil }
    }
    guard let recording = try? CaseRecording(path: path),
      let exchange = recording.exchanges.first, exchange.request.address == address,
      case .success(var response) = exchange.result
    else { return nil }
    response.isRevalidated = true
    return response
  }

  /// Keeps an answer, unless it is an error or holds anything private.
  package func keep(_ response: TransferResponse, for key: String) {
    guard response.status == 200, !response.isTruncated, !response.isRevalidated,
      response.redactions.isEmpty, response.body.count <= Self.largestBody
    else { return }
    let request = TransferRequest(method: .get, address: response.address)
    let exchange = RecordedExchange(visitor: "cache", request: request, result: .success(response))
    let records = ExchangeRecords.records(of: exchange, date: WarcRecord.date(Date()))
    // A cache that cannot be written is no cache; the check itself does not need it.
    try? AtomicFile.makeFolder(folder, mode: 0o700)
    makeRoom()
    _ = try? AtomicFile.write(
      records.flatMap { Compression.gzip($0.bytes) }, to: path(of: key), mode: 0o600)
  }

  private func path(of key: String) -> String {
    "\(folder)/\(ContentHash(of: key.utf8)).warc.gz"
  }

  private func makeRoom() {
    let files = AtomicFile.names(in: folder).filter { $0.hasSuffix(".warc.gz") }
    guard files.count >= Self.mostFiles else { return }
    let dated = files.map { name -> (path: String, date: Date) in
      let path = "\(folder)/\(name)"
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return (path, attributes?[.modificationDate] as? Date ?? .distantPast)
    }
    for file in dated.sorted(by: { $0.date < $1.date }).prefix(Self.mostFiles / 10) {
      try? AtomicFile.remove(file.path)
    }
  }
}

/// Asks whether a page that we have is still right, before it is sent again (RFC 9110 section 13).
package struct CachingSource: ExchangeSource {
  private let inner: any ExchangeSource
  private let cache: PageCache
  private let variant: String

  /// Makes a caching source.
  ///
  /// - Parameters:
  ///   - inner: the source that is asked; private values are out of its answers.
  ///   - cache: the pages of earlier runs.
  ///   - variant: what besides the address the answers depend on: languages asked for, cookies set.
  package init(_ inner: any ExchangeSource, cache: PageCache, variant: String) {
    self.inner = inner
    self.cache = cache
    self.variant = variant
  }

  package func send(
    _ request: TransferRequest
  ) async throws(TransferError) -> TransferResponse {
    guard request.method == .get, request.intent == .read else {
      return try await inner.send(request)
    }
    let key = "\(request.address) \(variant)"
    guard let kept = await cache.response(for: key, at: request.address) else {
      let response = try await inner.send(request)
      if Self.mayBeKept(response) { await cache.keep(response, for: key) }
      return response
    }
    var conditional = request
    conditional.headers += Self.conditions(kept)
    let response = try await inner.send(conditional)
    guard response.status == 304 else {
      if Self.mayBeKept(response) { await cache.keep(response, for: key) }
      return response
    }
    var confirmed = kept
    confirmed.sentHeaders = response.sentHeaders
    confirmed.totalMicroseconds = response.totalMicroseconds
    confirmed.firstByteMicroseconds = response.firstByteMicroseconds
    confirmed.remoteAddress = response.remoteAddress
    confirmed.tls = response.tls
    return confirmed
  }

  private static func conditions(_ kept: TransferResponse) -> [TransferHeader] {
    [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")].compactMap { from, to in
      kept.header(from).map { TransferHeader(name: to, value: $0) }
    }
  }

  private static func mayBeKept(_ response: TransferResponse) -> Bool {
    guard response.header("ETag") != nil || response.header("Last-Modified") != nil,
      response.header("Set-Cookie") == nil, response.header("Vary")?.contains("*") != true
    else { return false }
    let control = response.header("Cache-Control")?.lowercased() ?? ""
    return !control.contains("no-store") && !control.contains("private")
  }
}

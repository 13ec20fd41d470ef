import Evidence
import Foundation
import Testing
import Transfer

@testable import Recording

/// A recording reads back as it was written, and says so when it does not.
final class RecordingFileTests {
  private let folder =
    FileManager.default.temporaryDirectory.path()
    + "/exitway-recording-\(UUID().uuidString)"

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func exchange(_ path: String, _ body: String = "<p>héllo</p>") throws -> RecordedExchange
  {
    let address = try #require(WebAddress("https://shop.example\(path)"))
    var response = TransferResponse(
      address: address, status: 200, httpVersion: "HTTP/2",
      headers: [
        TransferHeader(name: "Content-Type", value: "text/html; charset=utf-8"),
        TransferHeader(name: "Content-Encoding", value: "br"),
      ], body: Array(body.utf8), remoteAddress: "192.0.2.7", totalMicroseconds: 1200,
      firstByteMicroseconds: 900,
      sentHeaders: [TransferHeader(name: "Host", value: "shop.example")],
      tls: TransportSecurity(
        version: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384", subject: "/CN=shop.example",
        issuer: "/CN=CA"))
    response.redactions = ["body", "set-cookie"]
    return RecordedExchange(
      visitor: "guest", request: TransferRequest(method: .get, address: address),
      result: .success(response))
  }

  private func recording(_ exchanges: [RecordedExchange]) async throws -> String {
    try AtomicFile.makeFolder(folder)
    let path = "\(folder)/\(UUID().uuidString).warc.gz"
    let recorder = try CaseRecorder(path: path, about: [("software", "test")])
    for exchange in exchanges { await recorder.record(exchange) }
    #expect(!AtomicFile.exists(path), "a recording has its name only when it is whole")
    try await recorder.finish()
    return path
  }

  @Test func `What was recorded is read back`() async throws {
    let failed = RecordedExchange(
      visitor: "member",
      request: TransferRequest(
        method: .post, address: try #require(WebAddress("https://shop.example/login")),
        intent: .login, body: Array("a=b".utf8)),
      result: .failure(
        TransferError(
          .timedOut, address: "https://shop.example/login", detail: "Timeout was reached")
      ))
    let first = try exchange("/a")
    let read = try CaseRecording(path: try await recording([first, failed]))
    #expect(read.about["software"] == "test")
    try #require(read.exchanges.count == 2)
    #expect(read.exchanges[0] == first)
    #expect(read.exchanges[1].result == failed.result)
    #expect(read.exchanges[1].request.body == failed.request.body)
    #expect(read.exchanges[1].request.intent == .login)
  }

  @Test func `A changed byte is told with its place`() async throws {
    let path = try await recording([try exchange("/a"), try exchange("/b", "<p>Konto</p>")])
    let members = PackedFile.members(try #require(try AtomicFile.read(path)))
    let changed = members.map { member in
      String(decoding: member, as: UTF8.self).replacing("Konto", with: "konto")
    }
    let bytes = changed.flatMap { Compression.gzip(Array($0.utf8)) }
    try AtomicFile.write(bytes, to: path)
    let error = #expect(throws: RecordingError.self) { try CaseRecording(path: path) }
    #expect(error?.code == .digest)
    #expect(error?.detail.contains("https://shop.example/b") == true)
    #expect((error?.offset ?? 0) > 0)
  }

  @Test func `A recording that is cut off is told`() async throws {
    let path = try await recording([try exchange("/a")])
    let bytes = try #require(try AtomicFile.read(path))
    try AtomicFile.write(Array(bytes.dropLast(40)), to: path)
    #expect(throws: RecordingError.self) { try CaseRecording(path: path) }
  }

  @Test func `A replay answers in the order of the visits, and knows what it does not hold`()
    async throws
  {
    let read = try CaseRecording(
      path: try await recording([try exchange("/a", "first"), try exchange("/a", "second")]))
    let source = ReplaySource(read, visitor: "guest")
    let request = try exchange("/a").request
    #expect(try await source.send(request).body == Array("first".utf8))
    #expect(try await source.send(request).body == Array("second".utf8))
    let error = await #expect(throws: TransferError.self) { try await source.send(request) }
    #expect(error?.code == .notRecorded)
    let other = ReplaySource(read, visitor: "member")
    await #expect(throws: TransferError.self) { try await other.send(request) }
  }

  @Test func `A bomb of a record is refused`() throws {
    let bomb = Compression.gzip([UInt8](repeating: 0, count: 80 << 20))
    var reader = WarcReader(bomb, path: "bomb.warc.gz")
    let error = #expect(throws: RecordingError.self) { try reader.next() }
    #expect(error?.code == .tooLarge)
  }

  @Test(arguments: [
    "", "WARC/1.1\r\n", "WARC/1.1\r\nContent-Length: -1\r\n\r\n",
    "WARC/1.1\r\nContent-Length: 99999999999\r\n\r\nx", "HTTP/1.1 200 OK\r\n\r\n", "\u{1F}\u{8B}x",
  ])
  func `Damaged files end in an error or at the end, never in a crash`(text: String) {
    var reader = WarcReader(Array(text.utf8), path: "x")
    while let place = try? reader.next() { _ = place }
  }

  @Test func `The cache keeps good pages and never errors or private ones`() async throws {
    let cache = PageCache(folder: folder + "/cache")
    guard case .success(var response) = try exchange("/a").result else { return }
    await cache.keep(response, for: "private")
    response.redactions = []
    await cache.keep(response, for: "good")
    response.status = 503
    await cache.keep(response, for: "error")
    #expect(await cache.response(for: "private", at: response.address) == nil)
    #expect(await cache.response(for: "error", at: response.address) == nil)
    let kept = await cache.response(for: "good", at: response.address)
    #expect(kept?.body == response.body)
    #expect(kept?.isRevalidated == true)
  }

  @Test(arguments: [(10.0, true), (3500, true), (3700, false), (-30, true), (-3700, false)])
  func `A copy of a time that is yet to come is as old as one that is too old`(
    _ age: Double, _ isFresh: Bool
  ) async throws {
    let cache = PageCache(folder: folder + "/cache")
    guard case .success(var response) = try exchange("/a").result else { return }
    response.redactions = []
    await cache.keep(response, for: "robots")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder + "/cache").first)
    try FileManager.default.setAttributes(
      [.modificationDate: Date().addingTimeInterval(-age)],
      ofItemAtPath: folder + "/cache/" + name)
    let kept = await cache.response(for: "robots", at: response.address, within: 3600)
    #expect((kept != nil) == isFresh)
    #expect(await cache.response(for: "robots", at: response.address) != nil)
  }
}

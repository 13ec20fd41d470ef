import Foundation
import TestSupport
import Testing

@testable import Transfer

/// Servers that attack us, or are broken as if they did: each attack ends with a reason, within its
/// limits, and the engine goes on.
@Suite(.timeLimit(.minutes(2)))
struct HostileServerTests {
  private func options(totalSeconds: Int = 60) -> SessionOptions {
    var options = SessionOptions(userAgent: "exitway-test", allowsLocalAddresses: true)
    options.limits.totalSeconds = totalSeconds
    return options
  }

  private func get(_ address: String) throws -> TransferRequest {
    TransferRequest(method: .get, address: try #require(WebAddress(address)))
  }

  /// Sends a request to a hostile server and an honest one after it, from the same engine.
  ///
  /// - Returns: what came of the first.
  private func attempt(
    _ request: TransferRequest, _ options: SessionOptions
  ) async throws -> Result<TransferResponse, TransferError> {
    let engine = try TransferEngine()
    let session = try engine.session(options)
    let result = await send(request, session)
    let honest = try RawServer { _ in RawServer.page("honest") }
    let after = await send(try get(honest.address()), session)
    #expect(try after.get().body == Array("honest".utf8))
    await engine.shutdown()
    honest.stop()
    return result
  }

  private func send(
    _ request: TransferRequest, _ session: TransferSession
  ) async -> Result<TransferResponse, TransferError> {
    do throws(TransferError) {
      return .success(try await session.send(request))
    } catch {
      return .failure(error)
    }
  }

  private func check(_ result: Result<TransferResponse, TransferError>, _ attack: Attack) {
    switch (attack.outcome, result) {
    case (.fails(let code), .failure(let error)):
      #expect(error.code == code, "\(attack.testDescription): \(error)")
    case (.answers(let status, let body), .success(let response)):
      #expect(response.status == status, "\(attack.testDescription)")
      #expect(response.body == Array(body.utf8), "\(attack.testDescription)")
    default: Issue.record("\(attack.testDescription): \(result)")
    }
  }

  private func limit(_ attack: Attack) -> Int {
    if case .fails(.timedOut) = attack.outcome { 1 } else { 60 }
  }

  @Test(arguments: Attack.all)
  func `An attack ends with its reason, and an honest server is read after it`(
    attack: Attack
  ) async throws {
    let server = try RawServer { _ in attack.reply }
    let result = try await attempt(
      get(server.address()), options(totalSeconds: limit(attack)))
    check(result, attack)
    server.stop()
  }

  @Test func `All attacks at once do not disturb one another`() async throws {
    let engine = try TransferEngine(maximumTransfers: Attack.all.count)
    await withTaskGroup { group in
      for attack in Attack.all {
        group.addTask {
          do {
            let server = try RawServer { _ in attack.reply }
            let session = try engine.session(options(totalSeconds: limit(attack)))
            check(await send(try get(server.address()), session), attack)
            server.stop()
          } catch { Issue.record(error) }
        }
      }
    }
    await engine.shutdown()
  }

  @Test func `A hundred megabytes in a small gzip are cut at the limit`() async throws {
    let bomb = try gzippedZeros(megabytes: 100)
    #expect(bomb.count < 1 << 20)
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
    let server = try RawServer { _ in .bytes(Array(head.utf8) + bomb) }
    var options = options()
    options.limits.bodyBytes = 3 << 20
    let response = try await attempt(get(server.address()), options).get()
    #expect(response.isTruncated)
    #expect(response.body.count == 3 << 20)
    #expect(response.body.capacity <= 8 << 20)
    server.stop()
  }

  @Test func `A body of exactly the limit is whole`() async throws {
    let server = try RawServer { _ in RawServer.page("12345678") }
    var options = options()
    options.limits.bodyBytes = 8
    let response = try await attempt(get(server.address()), options).get()
    #expect(response.body.count == 8)
    #expect(!response.isTruncated)
    server.stop()
  }

  @Test(arguments: [[21, 3, 3, 0, 2, 2, 40], Array("HTTP/1.1 400 No\r\n\r\n".utf8), []])
  func `A server that breaks the TLS handshake is told as such`(answer: [UInt8]) async throws {
    let server = try RawServer(answersAnything: true) { _ in .bytes(answer) }
    let address = "https://127.0.0.1:\(server.port)/"
    let result = try await attempt(get(address), options())
    #expect(throws: TransferError.self) { try result.get() }
    if case .failure(let error) = result { #expect(error.code == .tls) }
    server.stop()
  }

  @Test func `A handshake that is never answered ends in time`() async throws {
    let server = try RawServer(answersAnything: true) { _ in .silence }
    var options = options()
    options.limits.connectSeconds = 1
    let result = try await attempt(get("https://127.0.0.1:\(server.port)/"), options)
    if case .failure(let error) = result { #expect(error.code == .timedOut) }
    #expect(throws: TransferError.self) { try result.get() }
    server.stop()
  }

  @Test func `A name that does not exist and a port that is closed are told`() async throws {
    // A port that is only given back may be another test's server a moment later.
    let closed = try ClosedPort()
    defer { withExtendedLifetime(closed) {} }
    let codes: [(String, TransferError.Code)] = [
      ("http://nothing.invalid/", .nameNotResolved),
      ("http://127.0.0.1:\(closed.port)/", .connectionFailed),
    ]
    for (address, code) in codes {
      let result = try await attempt(get(address), options())
      if case .failure(let error) = result { #expect(error.code == code) }
      #expect(throws: TransferError.self) { try result.get() }
    }
  }

  @Test(arguments: [
    "file:///etc/passwd", "FILE:///etc/passwd", "javascript:alert(1)", "gopher://127.0.0.1/",
    "data:text/html,x", "http://", "",
  ])
  func `A redirect to anything but the web leads nowhere`(target: String) async throws {
    let server = try RawServer { _ in
      RawServer.page("", status: "302 Found", headers: ["Location: \(target)"])
    }
    let response = try await attempt(get(server.address()), options()).get()
    #expect(response.status == 302)
    #expect(response.location == nil)
    server.stop()
  }

  @Test(arguments: ["a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\rX-Evil: 1", "a\u{0}\r\nX-Evil: 1"])
  func `No text of ours adds a line to a request`(text: String) async throws {
    let server = try RawServer { _ in RawServer.page("x") }
    var options = options()
    options.userAgent = text
    options.headers = [TransferHeader(name: "X-Session", value: text)]
    var request = try get(server.address("/"))
    request.headers = [
      TransferHeader(name: "X-Value", value: text), TransferHeader(name: text, value: "b"),
    ]
    _ = try await attempt(request, options).get()
    let lines = server.requests[0].utf8.split { $0 == 10 || $0 == 13 }
    #expect(!lines.contains { String(decoding: $0, as: UTF8.self).hasPrefix("X-Evil") })
    server.stop()
  }

  @Test func `A line break in an address reaches no server`() async throws {
    let server = try RawServer { _ in RawServer.page("x") }
    let address = server.address("/a\r\nX-Evil: 1%0d%0aX-Evil: 2")
    _ = try await attempt(get(address), options()).get()
    #expect(server.requests.first?.contains("\r\nX-Evil") == false)
    server.stop()
  }

  @Test func `A body after the answer to HEAD is not the next answer`() async throws {
    let server = try RawServer { request in
      let hidden = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
      let head = "HTTP/1.1 200 OK\r\nContent-Length: \(hidden.utf8.count)\r\n\r\n"
      return request.hasPrefix("HEAD ")
        ? .kept(Array((head + hidden).utf8)) : RawServer.page("good")
    }
    let engine = try TransferEngine()
    let session = try engine.session(options())
    let address = try #require(WebAddress(server.address()))
    let head = try await session.send(TransferRequest(method: .head, address: address))
    #expect(head.body.isEmpty)
    let page = try await session.send(TransferRequest(method: .get, address: address))
    #expect(page.body == Array("good".utf8))
    await engine.shutdown()
    server.stop()
  }

  @Test func `A trailer is no header, and does not replace those that came`() async throws {
    let head = "HTTP/1.1 200 OK\r\nX-One: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    let body = "1\r\nx\r\n0\r\nHTTP/1.1 500 No: really\r\nX-One: b\r\n\r\n"
    let server = try RawServer { _ in .bytes(Array((head + body).utf8)) }
    let response = try await attempt(get(server.address()), options()).get()
    #expect(response.headers.map(\.name) == ["X-One", "Transfer-Encoding"])
    #expect(response.header("x-one") == "a")
    server.stop()
  }

  @Test func `What stands before the final answer is not part of it`() async throws {
    let early = "HTTP/1.1 103 Early Hints\r\nX-Early: a\r\n\r\n"
    let server = try RawServer { _ in
      .bytes(Array((early + "HTTP/1.1 200 OK\r\nX-Late: b\r\n\r\nbody").utf8))
    }
    let response = try await attempt(get(server.address()), options()).get()
    #expect(response.headers == [TransferHeader(name: "X-Late", value: "b")])
    #expect(response.body == Array("body".utf8))
    server.stop()
  }

  /// What `gzip` makes of that many zeros.
  private func gzippedZeros(megabytes: Int) throws -> [UInt8] {
    let file = URL.temporaryDirectory.appending(path: "exitway-zeros-\(UUID().uuidString).gz")
    defer { try? FileManager.default.removeItem(at: file) }
    try Child.run("/bin/sh", ["-c", "head -c \(megabytes)M /dev/zero | gzip -9 >\(file.path)"])
    return [UInt8](try Data(contentsOf: file))
  }
}

import Foundation
import TestSupport
import Testing

@testable import Transfer

/// Fetching over real sockets: answers, limits, cookies, and what never leaves this machine.
struct TransferTests {
  private func withSession<Value>(
    maximum: Int = 16,
    options: SessionOptions = SessionOptions(userAgent: "exitway-test", allowsLocalAddresses: true),
    _ body: (TransferSession) async throws -> Value
  ) async throws -> Value {
    let engine = try TransferEngine(maximumTransfers: maximum)
    let session = try engine.session(options)
    let result: Result<Value, any Error>
    do { result = .success(try await body(session)) } catch { result = .failure(error) }
    await engine.shutdown()
    return try result.get()
  }

  private func get(_ address: String, _ session: TransferSession) async throws -> TransferResponse {
    try await session.send(
      TransferRequest(method: .get, address: #require(WebAddress(address))))
  }

  /// The code of the error that work ends with; nil where it ends well.
  private func code(of work: () async throws -> TransferResponse) async -> TransferError.Code? {
    do {
      _ = try await work()
      return nil
    } catch {
      return (error as? TransferError)?.code ?? .internal
    }
  }

  @Test func `Status, headers and body come as sent, and we say who we are`() async throws {
    let server = try RawServer { _ in
      RawServer.page("hello", status: "404 Not Found", headers: ["X-One: a", "x-one: b"])
    }
    let response = try await withSession { try await get(server.address("/p?q=1"), $0) }
    #expect(response.status == 404)
    #expect(response.header("X-ONE") == "a")
    #expect(response.body == Array("hello".utf8))
    #expect(response.httpVersion == "HTTP/1.1")
    #expect(response.remoteAddress == "127.0.0.1")
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("GET /p?q=1 HTTP/1.1\r\n"))
    #expect(request.contains("User-Agent: exitway-test\r\n"))
    server.stop()
  }

  @Test func `A redirect is reported and not followed`() async throws {
    let server = try RawServer { _ in
      RawServer.page("", status: "302 Found", headers: ["Location: ../next?x=1"])
    }
    let response = try await withSession { try await get(server.address("/a/b"), $0) }
    #expect(response.location?.description == server.address("/next?x=1"))
    #expect(server.requests.count == 1)
    server.stop()
  }

  @Test func `A redirect to a file is none that we know`() async throws {
    let server = try RawServer { _ in
      RawServer.page("", status: "302 Found", headers: ["Location: file:///etc/passwd"])
    }
    let response = try await withSession { try await get(server.address(), $0) }
    #expect(response.location == nil)
    server.stop()
  }

  @Test func `Cookies stay in their session, and declared ones are sent from the start`()
    async throws
  {
    let server = try RawServer { _ in RawServer.page("x", headers: ["Set-Cookie: sid=1; Path=/"]) }
    let engine = try TransferEngine()
    var options = SessionOptions(userAgent: "t", allowsLocalAddresses: true)
    options.cookies = [
      PresetCookie(name: "lang", value: "ko_KR&x=1", domain: "127.0.0.1", path: "/")
    ]
    let (first, second) = (try engine.session(options), try engine.session(options))
    _ = try await get(server.address(), first)
    _ = try await get(server.address(), first)
    _ = try await get(server.address(), second)
    await engine.shutdown()
    let cookies = server.requests.map { request in
      request.split(separator: "\r\n").first { $0.hasPrefix("Cookie: ") }.map(String.init) ?? ""
    }
    #expect(cookies[0] == "Cookie: lang=ko_KR&x=1")
    #expect(cookies[1].contains("sid=1") && cookies[1].contains("lang="))
    #expect(cookies[2] == "Cookie: lang=ko_KR&x=1")
    server.stop()
  }

  @Test func `A form that nobody declared never leaves`() async throws {
    let server = try RawServer { _ in RawServer.page("x") }
    let address = try #require(WebAddress(server.address("/leave")))
    try await withSession { session in
      for intent in [TransferRequest.Intent.read, .login, .declaredStep] {
        let request = TransferRequest(method: .post, address: address, intent: intent)
        #expect(await code { try await session.send(request) } == .forbiddenMethod)
      }
      session.permitPost(to: address)
      let read = TransferRequest(method: .post, address: address, intent: .read)
      #expect(await code { try await session.send(read) } == .forbiddenMethod)
      let other = try #require(WebAddress(server.address("/other")))
      let elsewhere = TransferRequest(method: .post, address: other, intent: .login)
      #expect(await code { try await session.send(elsewhere) } == .forbiddenMethod)
      #expect(server.requests.isEmpty)
      let login = TransferRequest(
        method: .post, address: address, intent: .login, body: Array("a=1&b=2".utf8))
      #expect(try await session.send(login).status == 200)
    }
    #expect(server.requests.first?.hasSuffix("\r\n\r\na=1&b=2") == true)
    server.stop()
  }

  @Test func `A line break in a header value adds no header`() async throws {
    let server = try RawServer { _ in RawServer.page("x") }
    _ = try await withSession { session in
      let header = TransferHeader(name: "Referer", value: "http://a/\r\nX-Evil: 1")
      let address = try #require(WebAddress(server.address()))
      return try await session.send(
        TransferRequest(method: .get, address: address, headers: [header]))
    }
    #expect(server.requests.first?.contains("\r\nX-Evil") == false)
    server.stop()
  }

  @Test func `An endless body is cut, endless headers are refused`() async throws {
    let chunk = [UInt8](repeating: 65, count: 100_000)
    let body = try RawServer { _ in .endless(Array("HTTP/1.1 200 OK\r\n\r\n".utf8), chunk) }
    let line = Array("X-More: yes\r\n".utf8)
    let headers = try RawServer { _ in .endless(Array("HTTP/1.1 200 OK\r\n".utf8), line) }
    var options = SessionOptions(userAgent: "t", allowsLocalAddresses: true)
    options.limits.bodyBytes = 250_000
    try await withSession(options: options) { session in
      let response = try await get(body.address(), session)
      #expect(response.body.count == 250_000)
      #expect(response.isTruncated)
      #expect(await code { try await get(headers.address(), session) } == .tooLarge)
    }
    body.stop()
    headers.stop()
  }

  @Test func `Who does not answer is given up in time`() async throws {
    let silent = try RawServer { _ in .silence }
    var options = SessionOptions(userAgent: "t", allowsLocalAddresses: true)
    options.limits.totalSeconds = 1
    try await withSession(options: options) { session in
      #expect(await code { try await get(silent.address(), session) } == .timedOut)
      #expect(
        await code { try await get("http://x.invalid/", session) } == .nameNotResolved)
    }
    silent.stop()
    try await withSession { session in
      #expect(
        await code { try await get(silent.address(), session) } == .connectionFailed)
    }
  }

  @Test func `A cancelled task ends its transfer`() async throws {
    let silent = try RawServer { _ in .silence }
    try await withSession { session in
      let task = Task { try await get(silent.address(), session) }
      while silent.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      #expect(await code { try await task.value } == .cancelled)
    }
    silent.stop()
  }

  @Test func `Shutting down answers what still runs`() async throws {
    let silent = try RawServer { _ in .silence }
    let engine = try TransferEngine(maximumTransfers: 2)
    let session = try engine.session(SessionOptions(userAgent: "t", allowsLocalAddresses: true))
    let tasks = (0..<4).map { _ in Task { try await get(silent.address(), session) } }
    while silent.requests.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
    await engine.shutdown()
    for task in tasks { #expect(await code { try await task.value } == .cancelled) }
    #expect(await code { try await get(silent.address(), session) } == .cancelled)
    silent.stop()
  }

  @Test func `Many requests over few connections all end`() async throws {
    let server = try RawServer { request in
      RawServer.page(String(request.split(separator: " ")[1]))
    }
    let bodies = try await withSession(maximum: 6) { session in
      try await withThrowingTaskGroup(of: String.self) { group in
        for number in 0..<200 {
          group.addTask {
            let response = try await get(server.address("/\(number)"), session)
            return String(decoding: response.body, as: UTF8.self)
          }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
    }
    #expect(bodies == Set((0..<200).map { "/\($0)" }))
    server.stop()
  }

  @Test func `A name below localhost stays on this machine`() async throws {
    let server = try RawServer { _ in RawServer.page("here") }
    let response = try await withSession {
      try await get("http://ko.some-platform.localhost:\(server.port)/", $0)
    }
    #expect(response.body == Array("here".utf8))
    #expect(server.requests.first?.contains("Host: ko.some-platform.localhost:") == true)
    server.stop()
  }
}

import TestSupport
import Testing

@testable import Transfer

/// TLS and HTTP/2 against a server that others wrote.
@Suite(.timeLimit(.minutes(2)))
struct NginxTests {
  private static let page = String(repeating: "<p>Leaving is easy.</p>\n", count: 2000)

  private func withNginx(
    trusting: Bool = true, maximum: Int = 16,
    _ body: (Nginx, TransferSession) async throws -> Void
  ) async throws {
    let nginx = try Nginx(pages: ["page": Self.page])
    defer { nginx.stop() }
    let engine = try TransferEngine(maximumTransfers: maximum)
    var options = SessionOptions(userAgent: "exitway-test", allowsLocalAddresses: true)
    if trusting { options.certificateAuthority = nginx.authority }
    let session = try engine.session(options)
    do {
      try await body(nginx, session)
    } catch {
      await engine.shutdown()
      throw error
    }
    await engine.shutdown()
  }

  private func get(_ address: String, _ session: TransferSession) async throws -> TransferResponse {
    try await session.send(
      TransferRequest(method: .get, address: #require(WebAddress(address))))
  }

  /// The code of the error that a request ends with; nil where it ends well.
  private func code(_ address: String, _ session: TransferSession) async -> TransferError.Code? {
    do {
      _ = try await get(address, session)
      return nil
    } catch {
      return (error as? TransferError)?.code ?? .internal
    }
  }

  @Test(
    arguments: [(Nginx.Port.http2, "HTTP/2"), (.http1, "HTTP/1.1"), (.plain, "HTTP/1.1")],
    ["localhost", "127.0.0.1"])
  func `A page comes whole and decoded, over what the server speaks`(
    port: (Nginx.Port, version: String), host: String
  ) async throws {
    try await withNginx { nginx, session in
      let response = try await get(nginx.address(port.0, "/page", host: host), session)
      #expect(response.status == 200)
      #expect(response.httpVersion == port.version)
      #expect(response.header("content-encoding") == "gzip")
      #expect(response.body == Array(Self.page.utf8))
    }
  }

  @Test(arguments: [
    (Nginx.Port.http2, false), (.http1, false), (.expired, true), (.wrongName, true),
  ])
  func `A certificate that does not hold is refused`(
    port: Nginx.Port, isTrusting: Bool
  ) async throws {
    try await withNginx(trusting: isTrusting) { nginx, session in
      #expect(await code(nginx.address(port, "/page"), session) == .tls)
    }
  }

  @Test(arguments: [Nginx.Port.http2, .http1])
  func `Who answered is known, on a connection that is used again as well`(
    port: Nginx.Port
  ) async throws {
    try await withNginx { nginx, session in
      for _ in 0..<2 {
        let tls = try await get(nginx.address(port, "/page"), session).tls
        #expect(tls?.version == "TLSv1.3")
        #expect(tls?.cipher.hasPrefix("TLS_") == true)
        #expect(tls?.subject == "/CN=exitway test")
        #expect(tls?.issuer == "/CN=exitway test authority")
      }
      #expect(try await get(nginx.address(.plain, "/page"), session).tls == nil)
    }
  }

  @Test(arguments: [Nginx.Port.http2, .http1, .plain])
  func `The request's headers are kept as they were sent`(port: Nginx.Port) async throws {
    let nginx = try Nginx(pages: ["page": Self.page])
    defer { nginx.stop() }
    let engine = try TransferEngine()
    var options = SessionOptions(userAgent: "exitway-test", allowsLocalAddresses: true)
    options.certificateAuthority = nginx.authority
    options.keepsSentHeaders = true
    options.scopedHeaders = [
      ScopedHeader(TransferHeader(name: "X-Own", value: "a"), domain: "localhost", needsTLS: true),
      ScopedHeader(
        TransferHeader(name: "X-Other", value: "b"), domain: "o.example", needsTLS: false),
    ]
    let response = try await get(
      nginx.address(port, "/page"), try engine.session(options))
    await engine.shutdown()
    let sent = Dictionary(
      response.sentHeaders.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    #expect(sent["user-agent"] == "exitway-test")
    #expect(sent["x-own"] == (port == .plain ? nil : "a"), "credentials need TLS")
    #expect(sent["x-other"] == nil)
  }

  @Test func `A chain of redirects is reported hop by hop`() async throws {
    try await withNginx { nginx, session in
      var hops: [String] = []
      var next = WebAddress(nginx.address(.http2, "/first"))
      while let address = next, hops.count < 9 {
        let response = try await get(address.description, session)
        hops.append("\(response.status) \(response.address.path)")
        next = response.location
      }
      #expect(hops == ["302 /first", "301 /second", "200 /page"])
    }
  }

  @Test func `Plain HTTP on a port for TLS is answered as the server answers`() async throws {
    try await withNginx { nginx, session in
      let address = nginx.address(.http1).replacing("https:", with: "http:")
      let response = try await get(address, session)
      #expect(response.status == 400)
    }
  }

  @Test func `TLS on a port for plain HTTP is told as such`() async throws {
    try await withNginx { nginx, session in
      let address = nginx.address(.plain).replacing("http:", with: "https:")
      #expect(await code(address, session) == .tls)
    }
  }

  @Test(arguments: [Nginx.Port.http2, .http1])
  func `Many requests at once all end`(port: Nginx.Port) async throws {
    try await withNginx(maximum: 500) { nginx, session in
      let address = nginx.address(port, "/page")
      let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<500 { group.addTask { try await get(address, session).body.count } }
        return try await group.reduce(into: [Int]()) { $0.append($1) }
      }
      #expect(sizes == Array(repeating: Self.page.utf8.count, count: 500))
    }
  }
}

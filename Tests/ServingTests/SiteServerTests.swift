import Evidence
import Foundation
@testable import Serving
import TestSupport
import Testing

struct SiteServerTests {
  private let folder: ServedFolder
  private let server: SiteServer

  init() throws {
    folder = try ServedFolder()
    try folder.put(1, .fail)
    let address = try #require(BindAddress("127.0.0.1"))
    let limits = SiteServer.Limits(connections: 60, secondsToAsk: 1)
    server = try SiteServer(folder.site(), bind: address, port: 0, limits: limits)
    Thread { [server] in server.run() }.start()
  }

  @Test func `Fifty readers at once are all answered`() async throws {
    defer { server.stop() }
    let targets = [
      "/", "/runs", "/case/shops/market/ko-KR", "/run/\(ServedFolder.run(1))", "/none",
    ]
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<50 {
        group.addTask { [server] in
          Answer(try await RawClient.get(targets[number % 5], port: server.port)).status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(
      statuses.sorted() == Array(repeating: 200, count: 40) + Array(repeating: 404, count: 10))
  }

  @Test func `Those who never ask to the end are sent away, and hold nobody up`() async throws {
    defer { server.stop() }
    // More than may be connected at a time.
    let idle = try (0..<70).map { _ in try RawClient(port: server.port) }
    for client in idle { client.send("GET / HTTP/1.1\r\n") }
    let answer = Answer(try await RawClient.get("/health", port: server.port))
    #expect(answer.status == 200)
    #expect(try await onThread { Answer(idle[0].receive()).status } == 408)
  }

  @Test func `A head that does not end is refused early`() async throws {
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    let status = try await onThread {
      for _ in 0..<1000 where client.send("X-Long: \(String(repeating: "a", count: 1000))\r\n") {}
      return Answer(client.receive()).status
    }
    #expect(status == 431)
  }

  @Test func `Who sends a body still hears why it was refused`() async throws {
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    let answer = try await onThread {
      client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\n\r\n")
      client.send(String(repeating: "b", count: 300_000))
      return Answer(client.receive())
    }
    #expect(answer.status == 405 && answer.body.contains("read only"))
  }

  @Test func `Bytes of any kind do not stop it`() async throws {
    defer { server.stop() }
    for text in ["\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9\r\n\r\n", ""]
    {
      let client = try RawClient(port: server.port)
      client.send(text)
      if text.isEmpty { continue }
      let status = try await onThread { Answer(client.receive()).status }
      #expect([400, 505].contains(status), "\(text.debugDescription)")
    }
    #expect(Answer(try await RawClient.get("/health", port: server.port)).status == 200)
  }

  @Test func `A second one on the port is told so, and stopping frees it`() async throws {
    let address = try #require(BindAddress("127.0.0.1"))
    let site = folder.site()
    let result = Result { try SiteServer(site, bind: address, port: server.port) }
    guard case .failure(let error as ServingError) = result else {
      Issue.record("two servers have one port")
      return
    }
    #expect(error.code == .portTaken && error.hint.contains("--port 0"))
    server.stop()
    // The port is free once what was connected has ended.
    let port = server.port
    let isFree = try await onThread {
      (0..<500).contains { _ in
        usleep(20_000)
        return (try? RawClient(port: port)) == nil
      }
    }
    #expect(isFree)
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1:1", true), ("localhost", "127.0.0.1:1", true),
    ("::1", "[::1]:1", true), ("[::1]", "[::1]:1", true), ("0.0.0.0", "0.0.0.0:1", false),
    ("127.9.9.9", "127.9.9.9:1", true), ("::", "[::]:1", false), ("10.0.0.1", "10.0.0.1:1", false),
  ])
  func `Addresses are read`(text: String, place: String, isLoopback: Bool) throws {
    let address = try #require(BindAddress(text))
    #expect(address.place(1) == place && address.isLoopback == isLoopback)
  }

  @Test(arguments: ["", "example.org", "127.1", "1.2.3.4.5", "::g", "[127.0.0.1", "127.0.0.1:80"])
  func `What is no address is none`(text: String) {
    #expect(BindAddress(text) == nil)
  }
}

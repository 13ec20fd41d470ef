import Foundation
import TestSupport
import Testing

@testable import Recording

/// Whatever a server does, the case ends with a reason and the run goes on.
@Suite(.serialized)
struct HostileSiteTests {
  private struct Attack: Sendable, CustomTestStringConvertible {
    var name: String
    var reason: String
    var reply: RawServer.Reply
    var testDescription: String { name }
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let attacks: [Attack] = [
    Attack(name: "no answer", reason: "network", reply: .bytes([])),
    Attack(name: "garbage", reason: "network", reply: .bytes(bytes("\u{0}\u{1}garbage\r\n\r\n"))),
    Attack(
      name: "endless headers", reason: "not-a-page",
      reply: .endless(
        bytes("HTTP/1.1 200 OK\r\n"), bytes("X-A: \(String(repeating: "a", count: 999))\r\n"))),
    Attack(
      name: "a reset half-way", reason: "network",
      reply: .reset(bytes("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<p>half"))),
    Attack(
      name: "a length that lies", reason: "network",
      reply: .bytes(bytes("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<p>half"))),
    Attack(
      name: "bad chunks", reason: "network",
      reply: .bytes(
        bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>\r\n"))),
    Attack(
      name: "an endless circle", reason: "http-error",
      reply: RawServer.redirect(to: "/account")),
    Attack(
      name: "a film", reason: "not-a-page",
      reply: RawServer.page("x", headers: ["Content-Type: video/mp4"])),
    Attack(
      name: "half a million elements in each other", reason: "not-found",
      reply: RawServer.html(
        "<h1>Account</h1>" + String(repeating: "<div>", count: 500_000) + "deep")),
    Attack(
      name: "a zip bomb", reason: "",
      reply: .bytes(
        bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n")
          + Compression.gzip([UInt8](repeating: 0x20, count: 200 << 20)))),
  ]

  @Test(arguments: attacks.indices)
  func `An attack ends in a reason, and the rest of the case is told`(index: Int) async throws {
    let attack = Self.attacks[index]
    let server = try RawServer.site { request in
      request.path == "/account"
        ? attack.reply : RawServer.html("<h1>Welcome</h1><p>Please sign up to see more.</p>")
    }
    defer { server.stop() }
    let start = ContinuousClock.now
    let (run, report) = try await SiteTool(server).check()
    #expect(ContinuousClock.now - start < .seconds(60))
    #expect([0, 1, 3, 4].contains(run.status), "\(run.complaints)")
    try #require(report.cases.count == 1)
    if !attack.reason.isEmpty {
      #expect(report.reasons.contains(attack.reason), "\(attack.name): \(report.reasons)")
    }
  }

  @Test func `Pages behind a refresh are read, and every hop is evidence`() async throws {
    let server = try RawServer.site { request in
      switch request.path {
      case "/account":
        return RawServer.page(
          "<meta http-equiv=refresh content='0; url=/real'>", headers: ["Content-Type: text/html"])
      case "/real": return RawServer.html("<h1>Account</h1><a href=/delete>Delete account</a>")
      case "/away":
        return RawServer.page(
          "<meta http-equiv=refresh content='0; url=/logout'>", headers: ["Content-Type: text/html"]
        )
      default: return RawServer.html("<h1>Delete account</h1><a href=/away>Settings</a>")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let (_, report) = try await tool.check()
    #expect(report.cases[0].delete?.steps.isEmpty == false)
    #expect(server.asked.contains("GET /real"))
    #expect(!server.asked.contains("GET /logout"))
    let evidence = try #require(
      try tool.everything().first { $0.key.hasSuffix("evidence.json") }?.value)
    #expect(evidence.contains("/real"))
  }

  @Test func `A case stops at its bytes`() async throws {
    let filler = String(repeating: "<p>Settings and account and privacy.</p>", count: 20_000)
    let server = try RawServer.site { request in
      let links = (1...9).map { "<a href=\"\(request.path)/\($0)\">Account settings \($0)</a>" }
      return RawServer.html(links.joined(separator: " ") + filler)
    }
    defer { server.stop() }
    let (_, report) = try await SiteTool(server, "limits: {megabytes: 2, pages: 60}").check()
    #expect(server.asked.count < 10)
    #expect(report.reasons.contains("budget") || report.reasons.contains("not-found"))
  }

  @Test func `A proxy of the environment is used, and sees who we are`() async throws {
    let proxy = try RawServer.site { _ in RawServer.html("<h1>Account</h1><p>Hello there.</p>") }
    defer { proxy.stop() }
    let folder = try TemporaryFolder()
    _ = try await ToolRun(
      [
        "check", "http://market.example/account", "--locale", "en-US", "--output",
        folder.url.path(), "--contact", "https://dpa.example/bots",
      ], environment: ["http_proxy": "http://127.0.0.1:\(proxy.port)"])
    #expect(proxy.asked.contains("GET http://market.example/account"))
    let agent = RawRequest(proxy.requests.first ?? "").headers["user-agent"] ?? ""
    #expect(agent.hasPrefix("exitway/") && agent.contains("https://dpa.example/bots"))
  }

  @Test func `Nothing is called missing where a page could not be read`() async throws {
    for (status, expected) in [("403 Forbidden", "cantTell"), ("404 Not Found", "fail")] {
      let server = try RawServer.site { request in
        request.path == "/settings"
          ? RawServer.html("<h1>No</h1>", status: status)
          : RawServer.html("<h1>Account</h1><p>Your account.</p><a href=/settings>Settings</a>")
      }
      defer { server.stop() }
      let (_, report) = try await SiteTool(server).check()
      let depth = try #require(report.cases[0].findings.first { $0.rule == "reach-link-depth" })
      #expect(depth.outcome == expected, "\(status): \(depth.observed)")
    }
  }
}

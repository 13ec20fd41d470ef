import Foundation
import Synchronization
import TestSupport
import Testing

/// Passing troubles, robots.txt, caches and stops, from the command line against a real server.
@Suite(.serialized)
struct PoliteTests {
  private static let good = """
    <h1>Account</h1><p>Manage your account here.</p><a href="/delete">Delete account</a>
    """
  private static let deletion = """
    <h1>Delete account</h1><p>Your account and your data will be deleted.</p>
    <form action="/gone" method="post"><button>Delete account</button></form>
    """

  private func page(_ request: RawRequest) -> RawServer.Reply {
    RawServer.html(request.path == "/delete" ? Self.deletion : Self.good)
  }

  @Test func `A server in trouble is asked again after the wait it asks for`() async throws {
    let visits = Mutex(0)
    let server = try RawServer.site { request in
      guard request.path == "/account" else { return self.page(request) }
      let isFirst = visits.withLock {
        $0 += 1
        return $0 == 1
      }
      return isFirst
        ? RawServer.html("<p>busy</p>", status: "503 Busy", headers: ["Retry-After: 1"])
        : self.page(request)
    }
    defer { server.stop() }
    let (run, report) = try await SiteTool(server).check()
    #expect(report.cases[0].delete?.ended == nil)
    #expect(report.manners[0].repeated == 1)
    #expect(!run.complaints.contains("passing trouble"))
  }

  @Test func `Trouble that lasts is visited once more at the end, and told if it stays`()
    async throws
  {
    let server = try RawServer.site { request in
      request.path == "/account"
        ? RawServer.html("<p>busy</p>", status: "503 Busy") : self.page(request)
    }
    defer { server.stop() }
    let (run, report) = try await SiteTool(server).check()
    #expect(run.complaints.contains("1 case met a passing trouble"))
    #expect(report.reasons.contains("blocked"))
    #expect(server.asked.count { $0 == "GET /account" } == 6, "two visits with three tries each")
  }

  @Test func `Two visits that disagree are unstable`() async throws {
    let visits = Mutex<[String: Int]>([:])
    let server = try RawServer.site { request in
      let count = visits.withLock {
        $0[request.path, default: 0] += 1
        return $0[request.path] ?? 0
      }
      switch request.path {
      // Joining is in trouble during the first visit only.
      case "/": return count <= 3 ? RawServer.html("x", status: "503 Busy") : self.page(request)
      case "/delete" where count > 1:
        return RawServer.html(
          "<h1>계정 삭제</h1><p>계정과 모든 데이터가 삭제되며 다시 되돌릴 수 없습니다.</p>", language: "ko")
      default: return self.page(request)
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let (_, report) = try await tool.check()
    let unstable = report.cases[0].findings.filter { $0.reason == "unstable" }
    #expect(unstable.contains { $0.rule == "lang-critical-controls" })
    #expect(unstable.allSatisfy { $0.outcome == "cantTell" })
    let again = try await ToolRun(["verify", "last", "--output", tool.folder.url.path()])
    #expect(again.status == 0, "both visits are recorded: \(again.output)")
  }

  @Test func `robots.txt is obeyed, or ignored for a reason that stands in the report`()
    async throws
  {
    let server = try RawServer { text in
      let request = RawRequest(text)
      return request.path == "/robots.txt"
        ? RawServer.page("User-agent: *\nDisallow: /account", headers: ["Content-Type: text/plain"])
        : self.page(request)
    }
    defer { server.stop() }
    let (_, obeyed) = try await SiteTool(server).check()
    #expect(obeyed.reasons.contains("robots"))
    #expect(!server.asked.contains("GET /account"))

    let bare = try await ToolRun(["check", "--robots", "ignore"])
    #expect(bare.status == 64)
    #expect(bare.complaints.contains("--reason"))

    let tool = try SiteTool(server)
    let (_, ignored) = try await tool.check([
      "--robots", "ignore", "--reason", "Order 12/2026 of the DPA",
    ])
    #expect(!ignored.reasons.contains("robots"))
    #expect(ignored.cases[0].robotsIgnored == "Order 12/2026 of the DPA")
    #expect(ignored.manners[0].robots == "ignored")
    let text = try await ToolRun(["check", "--replay", "last", "--output", tool.folder.url.path()])
    #expect(text.output.contains("robots.txt was ignored, because: Order 12/2026 of the DPA"))
  }

  @Test func `A page that has not changed is not sent twice`() async throws {
    let bodies = Mutex(0)
    let server = try RawServer.site { request in
      if request.headers["if-none-match"] == "\"v1\"" {
        return RawServer.page("", status: "304 Not Modified", headers: ["ETag: \"v1\""])
      }
      bodies.withLock { $0 += 1 }
      return RawServer.html(
        request.path == "/delete" ? Self.deletion : Self.good, headers: ["ETag: \"v1\""])
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let (_, first) = try await tool.check(["--fetches", "1"])
    let sent = bodies.withLock { $0 }
    let (_, second) = try await tool.check(["--fetches", "1"])
    #expect(bodies.withLock { $0 } == sent)
    #expect(second.manners[0].revalidated == sent)
    #expect(first.cases[0].findings.map(\.outcome) == second.cases[0].findings.map(\.outcome))
    #expect(try await ToolRun(["verify", "last", "--output", tool.folder.url.path()]).status == 0)
    _ = try await tool.check(["--fetches", "1", "--no-cache"])
    #expect(bodies.withLock { $0 } == sent * 2)
  }

  @Test func `A page that is not the one meant is told`() async throws {
    let server = try RawServer.site { self.page($0) }
    defer { server.stop() }
    let start = """
      {home: "http://${host}/", account: {open: "http://${host}/account", proof: {text: My orders}}}
      """
    let (_, report) = try await SiteTool(server, start: start).check()
    #expect(report.reasons.contains("wrong-page"))
    let right = start.replacing("My orders", with: "Manage your account")
    let (_, other) = try await SiteTool(server, start: right).check()
    #expect(!other.reasons.contains("wrong-page"))
  }

  /// A second scenario, whose only page is `/slow`.
  private func addSlowScenario(to tool: SiteTool) throws {
    try """
    platform: Slow
    locales: {en-US: {host: "127.0.0.1:${env.PORT}"}}
    start: {account: "http://${host}/slow"}
    """.write(
      to: tool.folder.url.appending(path: "scenarios/slow.yaml"), atomically: true, encoding: .utf8)
  }

  @Test func `A stopped run goes on where it was stopped`() async throws {
    let isStuck = Mutex(true)
    let server = try RawServer.site { request in
      request.path == "/slow" && isStuck.withLock { $0 } ? .silence : self.page(request)
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    try addSlowScenario(to: tool)
    let arguments = [
      "check", tool.folder.url.appending(path: "scenarios").path(), "--output",
      tool.folder.url.path(),
    ]
    let stopped = try await ToolRun(arguments, environment: ["PORT": String(server.port)]) {
      process in
      let deadline = Date(timeIntervalSinceNow: 30)
      let report = tool.folder.url.appending(path: "snapshots/site/en-US/report.json").path()
      while Date() < deadline,
        !(server.asked.contains("GET /slow") && FileManager.default.fileExists(atPath: report))
      {
        usleep(20_000)
      }
      process.interrupt()
    }
    #expect(stopped.status == 130)
    #expect(stopped.complaints.contains("--resume"))
    let asked = server.asked.count
    isStuck.withLock { $0 = false }
    let resumed = try await ToolRun([
      "check", "--resume", "--output", tool.folder.url.path(), "--report", "json",
    ])
    let report = try JSONDecoder().decode(SiteTool.Report.self, from: Data(resumed.output.utf8))
    #expect(report.cases.count == 2)
    #expect(report.cases.allSatisfy { $0.obstacle == nil })
    let later = server.asked.dropFirst(asked)
    #expect(later.contains("GET /slow"), "the second case is visited now")
    #expect(!later.contains("GET /account"), "the first is not visited again")
    let none = try await ToolRun(["check", "--resume", "--output", tool.folder.url.path()])
    #expect(none.status == 4)
    #expect(none.complaints.contains("no run was stopped"))
  }
}

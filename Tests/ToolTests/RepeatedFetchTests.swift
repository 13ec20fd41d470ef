import DemoPlatforms
import Foundation
import Synchronization
import TestSupport
import Testing

/// What is said of pages that say something else when they are fetched again.
@Suite(.serialized)
struct RepeatedFetchTests {
  @Test func `A site that never says the same twice, and does not change, changes no snapshot`()
    async throws
  {
    let server = try await DemoServer.start()
    let folder = try TemporaryFolder()
    let git = { (arguments: [String]) in
      try Child.run("/usr/bin/env", ["git", "-C", folder.url.path()] + arguments)
    }
    try git(["init", "--quiet"])
    for round in 1...3 {
      let run = try await ToolRun(
        [
          "check", "scenarios/demo/never-the-same.yaml", "--output", folder.url.path(), "--quiet",
        ],
        environment: ["EXITWAY_DEMO_PORT": String(server.port)])
      #expect(run.status == 0, "\(run.output)\(run.complaints)")
      if round == 1 { try git(["add", "snapshots"]) }
      #expect(throws: Never.self, "round \(round)") {
        try git(["diff", "--exit-code", "--", "snapshots"])
      }
    }
    let proof = try await ToolRun(["verify", "last", "--output", folder.url.path()])
    #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")
    await server.stop()
  }

  /// Answers that differ with how often a page was asked for.
  private func site(
    _ page: @escaping @Sendable (_ target: String, _ time: Int) -> String?
  ) throws -> RawServer {
    let times = Mutex<[String: Int]>([:])
    return try RawServer.site { request in
      let time = times.withLock {
        $0[request.target, default: 0] += 1
        return $0[request.target, default: 0]
      }
      guard let html = page(request.target, time) else {
        return .bytes(
          Array("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8))
      }
      return RawServer.html(html)
    }
  }

  private static let frame = "<h1>Your account</h1><p>Orders</p><p>Addresses</p><p>Messages</p>"

  @Test func `A way out that comes and goes is unstable, and proved so from the recording`()
    async throws
  {
    let server = try site { target, time in
      target == "/account"
        ? Self.frame + (time == 1 ? "<form method=post><button>Delete account</button></form>" : "")
        : "<h1>Home</h1>"
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let (run, report) = try await tool.check()
    #expect(report.reasons.contains("unstable"), "\(run.complaints)")
    let depth = try #require(report.cases[0].findings.first { $0.rule == "reach-link-depth" })
    #expect(depth.outcome == "cantTell" && depth.reason == "unstable")
    #expect(depth.observed.contains("One fetch of the pages gave \"pass\""))
    let proof = try await ToolRun(["verify", "last", "--output", tool.folder.url.path()])
    #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")

    let text = try await ToolRun([
      "check", "--replay", "last", "--output", tool.folder.url.path(), "--report", "text",
    ])
    #expect(text.output.contains("Unstable"), "\(text.output)")
  }

  @Test func `A fault on a page that then no longer answers is not asserted`() async throws {
    let english = "<html lang=en><h1>Your account</h1><p>See your orders and your messages.</p>"
    let pages: @Sendable (String, Int) -> String? = { target, time in
      switch target {
      case "/account": english + "<a href=/close>Delete account</a>"
      case "/close":
        time == 1
          ? english + "<form method=post><p>This deletes your account for ever.</p>"
            + "<button>Delete account</button></form>" : nil
      default: "<h1>홈</h1><p>오늘의 상품을 둘러보세요.</p>"
      }
    }
    let server = try site(pages)
    defer { server.stop() }
    let tool = try SiteTool(server, locale: "ko-KR")
    let once = try await tool.check(["--fetches", "1"])
    let controls = once.report.cases[0].findings.first { $0.rule == "lang-critical-controls" }
    #expect(controls?.outcome == "fail")

    let again = try site(pages)
    defer { again.stop() }
    let second = try await SiteTool(again, locale: "ko-KR").check()
    let unsure = second.report.cases[0].findings.first { $0.rule == "lang-critical-controls" }
    #expect(unsure?.outcome == "cantTell" && unsure?.reason == "unstable")
  }

  @Test func `Pages are fetched as often as asked, and none that asks for a code twice`()
    async throws
  {
    let server = try site { target, _ in
      switch target {
      case "/account": Self.frame + "<a href=/close>Delete account</a>"
      case "/close":
        Self.frame + """
          <form method=post><p>We have sent you a code.</p>
          <label>Code <input name=code autocomplete=one-time-code required></label>
          <button>Delete account</button></form>
          """
      default: "<h1>Home</h1>"
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let asked = { (page: String, fetches: String) in
      let before = server.requests.count
      _ = try await tool.check(["--fetches", fetches, "--no-cache"])
      return server.requests.dropFirst(before).count { $0.hasPrefix("GET \(page) ") }
    }
    #expect(try await asked("/account", "1") == 1)
    #expect(try await asked("/account", "3") == 3)
    #expect(try await asked("/close", "3") == 1)
    let refused = try await ToolRun(["check", tool.scenario, "--fetches", "6"])
    #expect(refused.status == 64)
  }
}

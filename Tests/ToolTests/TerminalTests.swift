import Foundation
import TestSupport
import Testing

/// What a person sees at a terminal while a check runs, and what is left of it there.
@Suite(.serialized)
struct TerminalTests {
  private static let drawing = "requests/s"

  /// A site that answers slowly, so that there is something to be seen; `/never` does not answer.
  private func slowSite() throws -> RawServer {
    try RawServer.site { request in
      if request.path == "/never" { return .silence }
      usleep(150_000)
      return RawServer.html(
        request.path == "/account"
          ? "<h1>Account</h1><a href=/a-way-that-is-longer-than-any-line-of-the-terminal/close>"
            + "Delete account</a>"
          : "<h1>Home</h1><a href=/account>Account</a>")
    }
  }

  private func check(_ tool: SiteTool, _ more: [String] = []) -> [String] {
    ["check", tool.scenario, "--output", tool.folder.url.path()] + more
  }

  /// One more scenario beside the tool's own, whose home page never answers.
  private func addSilentSite(_ tool: SiteTool) throws {
    let text = """
      platform: Silent
      locales: {en-US: {host: "127.0.0.1:\(tool.server.port)"}}
      start: {home: "http://${host}/never", account: "http://${host}/never"}
      """
    let url = tool.folder.url.appending(path: "scenarios/zz-silent.yaml")
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  @Test func `A line shows how far a run is, fits the terminal, and is gone at the end`()
    async throws
  {
    let server = try slowSite()
    defer { server.stop() }
    let tool = try SiteTool(server)
    let run = try await TerminalRun.of(check(tool), columns: 60)
    let drawn = run.lines.filter { $0.contains(Self.drawing) }
    let begin = "0/1 cases · "
    #expect(drawn.count > 2 && drawn.allSatisfy { $0.hasPrefix(begin) }, "\(drawn)")
    #expect(drawn.contains { $0.contains("reading 127.0.0.1:\(server.port)/") }, "\(drawn)")
    #expect(drawn.contains { $0.hasSuffix("…") } && drawn.allSatisfy { $0.count < 60 })
    // Drawn in place: no screen has two of them.
    #expect(run.screens.allSatisfy { $0.count { $0.contains("cases ·") } <= 1 })
    #expect(run.left.contains { $0.hasPrefix("site/en-US: ") }, "\(run.left)")
    #expect(!run.left.joined().contains("cases ·") && !run.hidCursor)
  }

  @Test func `Finished cases, requests and complaints stand above the line, whole`() async throws {
    let server = try slowSite()
    defer { server.stop() }
    let tool = try SiteTool(server)
    try addSilentSite(tool)
    let folder = tool.folder.url.appending(path: "scenarios").path()
    let run = try await TerminalRun.of(
      ["check", folder, "--output", tool.folder.url.path(), "--verbose"],
      pressingCtrlCAt: "1/2 cases")
    let both = try #require(
      run.screens.first { screen in
        screen.contains { $0.hasPrefix("site/en-US: ") }
          && screen.last?.hasPrefix("1/2 cases · ") == true
      })
    #expect(both.contains("GET http://127.0.0.1:\(server.port)/ 200"), "\(both)")
    #expect(both.dropLast().allSatisfy { !$0.contains(Self.drawing) }, "\(both)")
    // Ctrl-C: the line is erased, what is finished is kept, and the shell sees the convention.
    #expect(run.status == 130 && !run.hidCursor)
    #expect(!run.left.joined().contains(Self.drawing), "\(run.left)")
    #expect(run.left.contains { $0.hasPrefix("exitway: stopping; finished cases are kept.") })
    #expect(run.left.contains("Go on with: exitway check --resume"))
    let kept = try TemporaryFolder.files(below: tool.folder.url.appending(path: "snapshots")).keys
    #expect(kept.contains("site/en-US/report.json"), "\(kept)")
    #expect(!kept.contains { $0.contains("silent") })
  }

  @Test func `Whom it waits for out of politeness is told`() async throws {
    // A proxy, because hosts of this machine get no pauses.
    let proxy = try RawServer { request in
      request.contains("/robots.txt ")
        ? RawServer.page("", status: "404 Not Found")
        : RawServer.html("<h1>Home</h1><a href=/account>Account</a>")
    }
    defer { proxy.stop() }
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "market.yaml")
    try """
    platform: Market
    locales: {en-US: {host: market.example}}
    start: {home: "http://${host}/", account: "http://${host}/account"}
    """.write(to: file, atomically: true, encoding: .utf8)
    let run = try await TerminalRun.of(
      ["check", file.path(), "--output", folder.url.path(), "--pause", "9", "--allow-local"],
      pressingCtrlCAt: "waiting 8 s for market.example (politeness)",
      environment: ["http_proxy": "http://127.0.0.1:\(proxy.port)"])
    #expect(run.status == 130, "\(run.screens.suffix(3))")
    #expect(run.lines.contains { $0.contains("waiting 9 s for market.example") })
  }

  @Test(arguments: [["CI": "true"], ["TERM": "dumb"]])
  func `Nothing is drawn in CI and on a dumb terminal`(environment: [String: String]) async throws {
    let server = try slowSite()
    defer { server.stop() }
    let tool = try SiteTool(server)
    let run = try await TerminalRun.of(
      check(tool), environment: environment)
    #expect(!run.lines.contains { $0.contains(Self.drawing) }, "\(run.left)")
    #expect(run.left.contains { $0.hasPrefix("site/en-US: ") }, "in \(tool.folder.url.path())")
  }

  @Test func `Nothing is drawn with --quiet`() async throws {
    let server = try slowSite()
    defer { server.stop() }
    let tool = try SiteTool(server)
    let run = try await TerminalRun.of(check(tool, ["--quiet"]))
    #expect(run.left == [], "in \(tool.folder.url.path())")
  }

  @Test func `Where nothing can be drawn, a long run says now and then that it goes on`()
    async throws
  {
    let server = try RawServer.site { _ in .silence }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let run = try await ToolRun(check(tool)) { process in
      Thread.sleep(forTimeInterval: 33)
      process.interrupt()
    }
    let lines = run.complaints.split(separator: "\n")
    #expect(
      lines.contains { $0.hasPrefix("exitway: still at it: 0 of 1 cases done, ") }, "\(lines)")
    #expect(!run.complaints.contains("\u{1B}") && !run.complaints.contains("\r"))
  }

  @Test func `Talk is coloured by its own stream, and not with NO_COLOR`() async throws {
    let server = try slowSite()
    defer { server.stop() }
    let tool = try SiteTool(server)
    let forced = try await ToolRun(
      check(tool), environment: ["TERM": "xterm", "NO_COLOR": "", "FORCE_COLOR": "1"])
    #expect(forced.complaints.contains("site/en-US: \u{1B}[3"))
    let plain = try await ToolRun(
      check(tool), environment: ["TERM": "xterm", "FORCE_COLOR": "1", "NO_COLOR": "1"])
    #expect(!plain.complaints.contains("\u{1B}") && !plain.output.contains("\u{1B}"))
    #expect(!(try await ToolRun(check(tool)).complaints.contains("\u{1B}")))
  }
}

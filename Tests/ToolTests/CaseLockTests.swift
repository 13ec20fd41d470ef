import Foundation
import Synchronization
import TestSupport
import Testing

/// Runs that share an output folder.
@Suite(.timeLimit(.minutes(2)))
struct CaseLockTests {
  /// A site that answers its home page only when it is let go.
  private final class SlowSite: Sendable {
    private let isOpen = Mutex(false)

    func open() { isOpen.withLock { $0 = true } }

    func server() throws -> RawServer {
      try RawServer.site { [self] request in
        while !isOpen.withLock({ $0 }) { usleep(20_000) }
        return request.target == "/account"
          ? RawServer.html("<form method=post><button>Delete account</button></form>")
          : RawServer.html("<h1>Home</h1>")
      }
    }
  }

  @Test func `A case that another run is at is left out, told, and done later`() async throws {
    let site = SlowSite()
    let server = try site.server()
    defer { server.stop() }
    let tool = try SiteTool(server)
    let arguments = ["check", tool.scenario, "--output", tool.folder.url.path()]

    async let first = ToolRun(arguments)
    while server.asked.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    let second = try await ToolRun(
      arguments + ["--report", "json", "--contact", "second@x.example"])
    #expect(second.status == 4)
    #expect(second.complaints.contains("site/en-US is left out: held"), "\(second.complaints)")
    #expect(second.complaints.contains("another run is under way"))
    let report = try JSONDecoder().decode(
      SiteTool.Report.self, from: Data(second.output.utf8))
    #expect(report.cases.map { $0.obstacle?.reason } == ["busy"])
    #expect(!server.requests.contains { $0.contains("second@x.example") })
    // Nothing of it is kept.
    let written = try TemporaryFolder.files(below: tool.folder.url).keys
    #expect(!written.contains { $0.hasPrefix("snapshots/") })

    site.open()
    #expect(try await first.status == 1)
    let history = try await ToolRun(["history"], in: tool.folder.url)
    #expect(history.output.hasPrefix("✗  fail"), "\(history.output)")

    let visits = server.asked.count
    let resumed = try await ToolRun(["check", "--resume"], in: tool.folder.url)
    #expect(resumed.status == 1, "\(resumed.complaints)")
    #expect(server.asked.count > visits)
  }

  @Test func `Two cases of one scenario run side by side`() async throws {
    let site = SlowSite()
    let server = try site.server()
    defer { server.stop() }
    let tool = try SiteTool(server)
    let text = """
      platform: Site
      locales:
        en-US: {host: "127.0.0.1:\(server.port)"}
        en-GB: {host: "127.0.0.1:\(server.port)"}
      start: {home: "http://${host}/", account: "http://${host}/account"}
      """
    try text.write(toFile: tool.scenario, atomically: true, encoding: .utf8)
    let arguments = ["check", tool.scenario, "--output", tool.folder.url.path(), "--locale"]
    async let first = ToolRun(arguments + ["en-US", "--contact", "first@x.example"])
    async let second = ToolRun(arguments + ["en-GB", "--contact", "second@x.example"])
    // Both have asked for a page before either gets one.
    for contact in ["first@x.example", "second@x.example"] {
      while !server.requests.contains(where: {
        $0.contains(contact) && !$0.hasPrefix("GET /robots.txt")
      }) {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    site.open()
    #expect(try await first.status == 1)
    #expect(try await second.status == 1)
  }
}

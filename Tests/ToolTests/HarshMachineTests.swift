import Foundation
import Rendering
import TestSupport
import Testing

/// Machines that lack what most have: a language, a home, names, files to open, the right time.
struct HarshMachineTests {
  @Test func `Without a home and in the locale C every byte is the same`() async throws {
    let site = try ExitSite()
    defer { site.server.stop() }
    let bare = try site.fresh()
    let reports = ["text", "json", "markdown", "html", "csv"]
    let check = ["check", "--quiet"] + reports.flatMap { ["--report", "\($0)=report.\($0)"] }
    #expect(try await site.folder.run(check).status == 1)
    let run = try await bare.run(check, through: "exec env -i LC_ALL=C \"$@\"")
    #expect(run.status == 1, "\(run.complaints)")
    #expect(try bare.snapshots() == site.folder.snapshots())
    // The others tell of times, or of how long the site took.
    for name in ["report.text", "report.csv", "report.markdown"] {
      #expect(
        try Data(contentsOf: bare.url.appending(path: name))
          == Data(contentsOf: site.folder.url.appending(path: name)), "\(name)")
    }
    try await bare.expectSound(cases: 2)
    let history = try await bare.run(["history"], through: "exec env -i \"$@\"")
    #expect(history.output.hasPrefix("✗  fail"), "not a question mark")
  }

  @Test func `Thirty cases are checked with 256 files to open`() async throws {
    let site = try ExitSite(cases: 30)
    defer { site.server.stop() }
    let run = try await site.folder.run(
      ["check", "--report", "text"], through: "ulimit -n 256; exec \"$@\"")
    #expect(run.status == 1, "\(run.complaints)")
    #expect(run.output.contains("30 cases: 30 fail\n"), "\(run.output.prefix(300))")
    try await site.folder.expectSound(cases: 30)
  }

  @Test(.enabled(if: BrowserProgram.path(ProcessInfo.processInfo.environment) != nil))
  func `A browser runs with 256 files to open, and without a home`() async throws {
    let server = try RawServer.site { request in
      request.path == "/app.js"
        ? RawServer.page(
          "root.innerHTML = '<h1>Account</h1><p>Your own account.</p><form method=post action=/x>"
            + "<button>Delete account</button></form>'", headers: ["Content-Type: text/javascript"])
        : RawServer.html("<div id=root></div><script src=/app.js></script>")
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let run = try await ToolRun(
      ["check", tool.scenario, "--output", tool.folder.url.path(), "--report", "json"],
      through: "ulimit -n 256; exec env -i PATH=\"$PATH\" \"$@\"")
    let report = try JSONDecoder().decode(SiteTool.Report.self, from: Data(run.output.utf8))
    #expect(report.cases[0].delete?.steps.count == 1, "\(run.complaints)\(report.cases[0])")
  }

  @Test func `Too few files to open are told, and the next run is whole`() async throws {
    let site = try ExitSite(cases: 9)
    defer { site.server.stop() }
    let few = try await site.folder.run(["check"], through: "ulimit -n 10; exec \"$@\"")
    #expect(few.status == 4)
    #expect(few.complaints.contains("Too many open files"), "\(few.complaints)")
    let next = try await site.folder.run(["check"])
    #expect(next.status == 1, "\(next.complaints)")
    try await site.folder.expectSound(cases: 9)
  }

  @Test func `With names gone, or a server that dies, the last snapshot stays`() async throws {
    let dying = try RawServer { _ in
      .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<p>half".utf8))
    }
    let site = try ExitSite(cases: 1)
    defer {
      site.server.stop()
      dying.stop()
    }
    _ = try await site.folder.run(["check"])
    let before = try site.folder.snapshots()
    for host in ["platform.invalid", "127.0.0.1:\(dying.port)"] {
      try site.write(1, host: host)
      let run = try await site.folder.run(["check", "--report", "text"])
      #expect(run.status == 4, "\(host): \(run.complaints)")
      #expect(run.complaints.contains("site-1/en-US: cantTell, network"), "\(run.complaints)")
      #expect(try site.folder.snapshots() == before)
    }
    let history = try await site.folder.run(["history"])
    #expect(history.output.hasPrefix("✗??  cantTell"), "\(history.output)")
    #expect(try await site.folder.run(["verify", "last"]).status == 0)
  }

  @Test func `A clock that was set back is told, and nothing is lost`() async throws {
    let site = try ExitSite(cases: 1)
    defer { site.server.stop() }
    _ = try await site.folder.run(["check"])
    let before = try site.folder.snapshots()
    let runs = site.folder.url.appending(path: ".exitway/runs")
    let late = "20990101T000000.000Z-0"
    try FileManager.default.moveItem(
      at: runs.appending(path: try #require(try site.folder.runs().first)),
      to: runs.appending(path: late))
    try FileManager.default.removeItem(
      at: site.folder.url.appending(path: ".exitway/history.sqlite"))
    _ = try await site.folder.run(["history", "rebuild"])
    let run = try await site.folder.run(["check"])
    #expect(run.status == 1)
    #expect(run.complaints.contains("the clock of this machine is before the run \(late)"))
    #expect(try site.folder.snapshots() == before)
    let own = try #require(try site.folder.runs().first { $0 != late })
    for name in [own, late] {
      #expect(try await site.folder.run(["verify", name]).status == 0)
    }
    let history = try await site.folder.run(["history"])
    #expect(history.output.hasPrefix("✗✗  fail"), "\(history.output)")
    #expect(try await site.folder.run(["check", "--resume"]).status == 4)
  }
}

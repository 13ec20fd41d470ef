import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// What is kept between runs: the history, and when scenarios ran by schedule.
struct WatchingTests {
  /// A site and a folder with a scenario of it below `scenarios/`.
  private func site(_ schedule: String) throws -> (server: RawServer, folder: TemporaryFolder) {
    let server = try RawServer.site { request in
      request.target == "/account"
        ? RawServer.html("<form method=post><button>Delete account</button></form>")
        : RawServer.html("<h1>Home</h1>")
    }
    let tool = try SiteTool(server, "schedule: \"\(schedule)\"")
    return (server, tool.folder)
  }

  private func run(_ folder: TemporaryFolder, _ arguments: String...) async throws -> ToolRun {
    try await ToolRun(arguments, in: folder.url)
  }

  @Test func `Runs are in the history, which can be lost and made anew`() async throws {
    let (server, folder) = try site("@daily")
    defer { server.stop() }
    for _ in 1...3 {
      // Without a target everything below scenarios/ is checked.
      let run = try await run(folder, "check", "--report", "json=r.json")
      #expect(run.status == 1, "\(run.complaints)")
    }
    let history = try await run(folder, "history")
    #expect(history.output.hasPrefix("✗✗✗  fail"), "\(history.output)")
    #expect(history.output.contains("site/en-US"))
    let one = try await run(folder, "history", "site/en-US")
    #expect(one.output.contains("reach-link-depth"))

    try FileManager.default.removeItem(at: folder.url.appending(path: ".exitway/history.sqlite"))
    _ = try await run(folder, "history", "rebuild")
    #expect(try await run(folder, "history").output == history.output)

    _ = try await run(folder, "history", "prune", "--keep", "1")
    #expect(try await run(folder, "history").output.hasPrefix("✗  fail"))
    let unknown = try await run(folder, "history", "other/en-US")
    #expect(unknown.status == 2)
    #expect(unknown.complaints.contains("no run of the case other/en-US is on record"))
  }

  @Test func `A way out that vanishes twice in a row is told, and proved from the recording`()
    async throws
  {
    let isThere = Mutex(true)
    let server = try RawServer.site { request in
      let deletes = isThere.withLock { $0 } && request.target == "/account"
      let form = "<form method=post><button>Delete account</button></form>"
      return RawServer.html("<h1>Account</h1>" + (deletes ? form : "<p>Nothing here.</p>"))
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    var outcomes: [String] = []
    for run in 1...13 {
      isThere.withLock { $0 = run < 11 || run == 12 }
      let report = try await tool.check().report
      let finding = report.cases[0].findings.first { $0.rule == "reach-always-available" }
      outcomes.append(finding?.outcome ?? "none")
    }
    let early = Array(repeating: "notApplicable", count: 9)
    // The eleventh run misses it, the twelfth finds it, the thirteenth misses it again.
    #expect(outcomes == early + ["pass", "warn", "warn", "fail"])
    let verified = try await run(tool.folder, "verify", "last")
    #expect(verified.status == 0, "\(verified.output)\(verified.complaints)")
    let replayed = try await run(
      tool.folder, "check", "--replay", "last", "--report", "text", "--quiet")
    #expect(replayed.output.contains("The way out was there in 8 of the last 10 runs."))
  }

  @Test func `What is due runs once, and what is seen for the first time has missed nothing`()
    async throws
  {
    let (server, folder) = try site("@daily")
    defer { server.stop() }
    let list = try await run(folder, "schedule", "list", "--count", "2")
    #expect(list.output.split(separator: "\n").count == 2)
    #expect(list.output.contains("00:00 +00:00"))

    let first = try await run(folder, "schedule", "run", "--due")
    #expect(first.status == 0)
    #expect(first.complaints.contains("Nothing is due."))
    #expect(server.requests.isEmpty)

    // Three days ago it was seen for the first time; the days since then are one run.
    let state = folder.url.appending(path: "schedule-state.json")
    try "{\"scenarios\":{\"site\":{\"firstSeen\":\"2026-01-01T00:00:00Z\"}},\"version\":1}"
      .write(to: state, atomically: true, encoding: .utf8)
    let due = try await run(folder, "schedule", "run", "--due", "--report", "json=r.json")
    #expect(due.status == 1, "\(due.complaints)")
    let requests = server.requests.count
    #expect(requests > 0)
    let again = try await run(folder, "schedule", "run", "--due")
    #expect(again.complaints.contains("Nothing is due."))
    #expect(server.requests.count == requests)
  }

  @Test func `A schedule that cannot be read is told`() async throws {
    let (server, folder) = try site("61 * * * *")
    defer { server.stop() }
    let list = try await run(folder, "schedule", "list")
    #expect(list.status == 2)
    #expect(list.complaints.contains("61"))
  }

  @Test func `Two scheduled runs do not run side by side`() async throws {
    let (server, folder) = try site("@daily")
    defer { server.stop() }
    _ = try await run(folder, "schedule", "run", "--due")
    let lock = folder.url.appending(path: ".exitway/schedule.lock")
    let descriptor = open(lock.path(), O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let second = try await run(folder, "schedule", "run", "--due")
    #expect(second.status == 4)
    #expect(second.complaints.contains("another run is under way"))
  }

  @Test(arguments: ["systemd", "cron", "github", "gitlab", "kubernetes", "slurm"])
  func `Every export is written`(format: String) async throws {
    let (server, folder) = try site("TZ=Asia/Seoul 0 4 * * * ~2h")
    defer { server.stop() }
    let run = try await run(folder, "schedule", "export", format, "--to", "out")
    #expect(run.status == 0)
    let names = run.output.split(separator: "\n").map(String.init)
    #expect(!names.isEmpty)
    for name in names {
      let text = try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
      #expect(text.contains("exitway"), "\(name)")
    }
  }
}

import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// `schedule daemon`, the real program with real signals.
@Suite(.serialized)
struct DaemonTests {
  /// A site and a folder with a scenario of it; the first page may be kept back.
  private struct Site {
    let server: RawServer
    let folder: TemporaryFolder

    init(schedule: String = "@daily", answers: @escaping @Sendable () -> Bool = { true }) throws {
      server = try RawServer.site { request in
        while !answers() { usleep(20_000) }
        return request.target == "/account"
          ? RawServer.html("<form method=post><button>Delete account</button></form>")
          : RawServer.html("<h1>Home</h1>")
      }
      folder = try SiteTool(server, "schedule: \"\(schedule)\"").folder
    }

    var scenario: URL { folder.url.appending(path: "scenarios/site.yaml") }

    /// Makes the scenario due: it was seen long ago and never ran.
    func makeDue() throws {
      try "{\"scenarios\":{\"site\":{\"firstSeen\":\"2026-01-01T00:00:00Z\"}},\"version\":1}"
        .write(
          to: folder.url.appending(path: "schedule-state.json"), atomically: true, encoding: .utf8)
    }

    /// What the daemon says of itself; nil before it has.
    var health: Health? {
      (try? Data(contentsOf: folder.url.appending(path: ".exitway/daemon.json")))
        .flatMap { try? JSONDecoder().decode(Health.self, from: $0) }
    }

    /// Waits for the daemon to say something of itself.
    func wait(_ process: Process, for isThere: (Health) -> Bool) throws {
      // A minute, so that a daemon that never says it is a failure and not a test without an end.
      for _ in 0..<3000 {
        if let health, isThere(health) { return }
        try #require(process.isRunning)
        usleep(20_000)
      }
      Issue.record("the daemon stays at \(String(describing: health))")
      throw POSIXError(.ETIMEDOUT)
    }
  }

  private struct Health: Decodable {
    struct Next: Decodable { var scenario: String }
    struct Run: Decodable {
      var scenarios: [String]
      var exitCode: Int32?
    }
    var pid: Int32
    var state: String
    var next: Next?
    var last: Run?
    var problems: [String]
  }

  private func daemon(
    _ site: Site, environment: [String: String] = [:],
    _ whileRunning: @escaping @Sendable (Process) throws -> Void
  ) async throws -> ToolRun {
    try await ToolRun(
      ["schedule", "daemon", "--report", "json=r.json"], in: site.folder.url,
      environment: environment
    ) { process in
      do {
        try whileRunning(process)
      } catch {
        // A test that fails on the way must not leave a daemon behind.
        kill(process.processIdentifier, SIGKILL)
        throw error
      }
    }
  }

  /// Runs the tool from the thread that watches the daemon.
  private static func tool(_ site: Site, _ arguments: String...) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "exitway")
    process.arguments = arguments
    process.currentDirectoryURL = site.folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test func `What was missed runs once, and a stop between runs is exit code 0`() async throws {
    let site = try Site()
    defer { site.server.stop() }
    try site.makeDue()
    let run = try await daemon(site) { process in
      try site.wait(process) { $0.state == "sleeping" && $0.last != nil }
      let (status, said) = try Self.tool(site, "schedule", "status")
      #expect(status == 0, "\(said)")
      #expect(said.contains("sleeping, next site at "))
      #expect(said.contains("with exit code 1"))
      // The same state as `run --due` has: nothing is left to do.
      #expect(try Self.tool(site, "schedule", "run", "--due").1.contains("Nothing is due."))
      kill(process.processIdentifier, SIGTERM)
    }
    #expect(run.status == 0, "\(run.complaints)")
    // One run, which fetches each page twice.
    #expect(site.server.asked.filter { $0 == "GET /account" }.count == 2)
    let health = try #require(site.health)
    #expect(health.state == "stopped")
    #expect(health.last?.exitCode == 1 && health.last?.scenarios == ["site"])
    let (status, said) = try Self.tool(site, "schedule", "status")
    #expect(status == 1 && said.hasPrefix("stopped"))
  }

  @Test(arguments: [(SIGTERM, Int32(143)), (SIGINT, Int32(130))])
  func `A stop during a run stops the run as Ctrl-C does`(signal: Int32, status: Int32)
    async throws
  {
    let answers = Mutex(false)
    let site = try Site(answers: { answers.withLock { $0 } })
    defer {
      answers.withLock { $0 = true }
      site.server.stop()
    }
    try site.makeDue()
    let run = try await daemon(site) { process in
      try site.wait(process) { $0.state == "running" }
      while site.server.asked.isEmpty { usleep(20_000) }
      let (alive, said) = try Self.tool(site, "schedule", "status")
      #expect(alive == 0 && said.hasPrefix("running site"))
      let due = try Self.tool(site, "schedule", "run", "--due")
      #expect(due.0 == 4 && due.1.contains("another run is under way"))
      kill(process.processIdentifier, signal)
    }
    #expect(run.status == status, "\(run.complaints)")
    #expect(run.complaints.contains("finished cases are kept"))
    #expect(site.health?.state == "stopped")
    #expect(site.health?.last?.exitCode == status)
  }

  @Test func `SIGHUP reads the scenarios again, and a wrong file changes nothing`() async throws {
    let site = try Site(schedule: "@yearly")
    defer { site.server.stop() }
    let good = try String(contentsOf: site.scenario, encoding: .utf8)
    let run = try await daemon(site) { process in
      try site.wait(process) { $0.next?.scenario == "site" }
      try (good + "\nplatfrom: X\nlocals: Y\n").write(
        to: site.scenario, atomically: true, encoding: .utf8)
      kill(process.processIdentifier, SIGHUP)
      try site.wait(process) { $0.problems.count == 2 }
      #expect(site.health?.next?.scenario == "site")
      let (status, said) = try Self.tool(site, "schedule", "status")
      #expect(status == 0 && said.contains("not reloaded: "))

      try good.replacing("platform: Site", with: "platform: Other").write(
        to: site.scenario.deletingLastPathComponent().appending(path: "aaa.yaml"),
        atomically: true, encoding: .utf8)
      try good.write(to: site.scenario, atomically: true, encoding: .utf8)
      kill(process.processIdentifier, SIGHUP)
      try site.wait(process) { $0.problems.isEmpty && $0.next?.scenario == "aaa" }
      kill(process.processIdentifier, SIGTERM)
    }
    #expect(run.status == 0)
    #expect(run.complaints.contains("platfrom"))
    #expect(run.complaints.contains("2 have a schedule"))
  }

  @Test func `A second daemon is refused, and one that was killed is told`() async throws {
    let site = try Site()
    defer { site.server.stop() }
    let run = try await daemon(site) { process in
      try site.wait(process) { _ in true }
      let second = try Self.tool(site, "schedule", "daemon")
      #expect(second.0 == 4 && second.1.contains("daemon.lock"), "\(second)")
      kill(process.processIdentifier, SIGKILL)
    }
    #expect(run.status == SIGKILL)
    let (status, said) = try Self.tool(site, "schedule", "status")
    #expect(status == 1 && said.hasPrefix("gone: "), "\(said)")
  }

  @Test func `Where no daemon was there is none, and wrong scenarios keep it from starting`()
    async throws
  {
    let site = try Site(schedule: "61 * * * *")
    defer { site.server.stop() }
    let (status, said) = try Self.tool(site, "schedule", "status")
    #expect(status == 1 && said.contains("no daemon has run here"))
    let daemon = try Self.tool(site, "schedule", "daemon")
    #expect(daemon.0 == 2 && daemon.1.contains("61"))
  }

  @Test func `A service manager hears when it is ready, reloads, lives and stops`() async throws {
    let site = try Site()
    defer { site.server.stop() }
    let manager = try ServiceManager(site.folder.url.appending(path: "notify").path())
    let run = try await daemon(
      site, environment: ["NOTIFY_SOCKET": manager.name, "WATCHDOG_USEC": "200000"]
    ) { process in
      #expect(manager.waits(for: "READY=1\nSTATUS=sleeping, next site at "))
      #expect(manager.waits(for: "WATCHDOG=1"))
      #expect(manager.waits(for: "WATCHDOG=1"))
      kill(process.processIdentifier, SIGHUP)
      #expect(manager.waits(for: "RELOADING=1\nMONOTONIC_USEC="))
      #expect(manager.waits(for: "READY=1\n"))
      kill(process.processIdentifier, SIGTERM)
      #expect(manager.waits(for: "STOPPING=1"))
    }
    #expect(run.status == 0)
  }
}

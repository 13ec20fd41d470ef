import Evidence
import Foundation
import GRDB
import Glibc
import TestSupport
import Testing
import Yams

/// A process that is killed at any point leaves nothing half-written, and the next one goes on.
@Suite(.serialized)
struct KilledRunTests {
  private static let cases = 4
  private static let moments = 8

  /// A slow site with a way out, a folder of scenarios of it, and the tool in that folder.
  private func site() throws -> (server: RawServer, folder: TemporaryFolder) {
    let server = try RawServer.site { request in
      usleep(15_000)
      switch request.target {
      case "/account": return RawServer.html("<h1>Account</h1><a href=/close>Close account</a>")
      case "/close":
        return RawServer.html(
          "<h1>Close</h1><form method=post><button>Delete account</button></form>")
      default: return RawServer.html("<h1>Home</h1><a href=/account>Account</a>")
      }
    }
    let folder = try TemporaryFolder()
    let scenarios = folder.url.appending(path: "scenarios")
    try FileManager.default.createDirectory(at: scenarios, withIntermediateDirectories: true)
    for number in 1...Self.cases {
      let text = """
        platform: Site \(number)
        locales: {en-US: {host: "127.0.0.1:\(server.port)"}}
        start: {home: "http://${host}/", account: "http://${host}/account"}

        """
      try text.write(
        to: scenarios.appending(path: "site-\(number).yaml"), atomically: true, encoding: .utf8)
    }
    return (server, folder)
  }

  /// Runs the tool in a folder; with a time it is killed then, if it still runs.
  private func run(
    _ folder: TemporaryFolder, _ arguments: [String], killedAfter time: Duration? = nil
  ) async throws -> ToolRun {
    try await ToolRun.killed(after: time, arguments, in: folder.url)
  }

  /// Every file below the folder has all of its content.
  private func expectWholeFiles(_ folder: TemporaryFolder) throws {
    for (name, data) in try TemporaryFolder.files(below: folder.url)
    where !name.hasSuffix(".tmp") {
      if name.hasSuffix(".json") {
        #expect(throws: Never.self, "\(name)") { try JSONSerialization.jsonObject(with: data) }
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".md") {
        #expect(data.last == UInt8(ascii: "\n"), "\(name)")
        guard name.hasSuffix(".yaml") else { continue }
        #expect(throws: Never.self, "\(name)") {
          try Yams.load(yaml: String(decoding: data, as: UTF8.self))
        }
      }
    }
  }

  private func leftBehind(_ folder: TemporaryFolder) throws -> [String] {
    try TemporaryFolder.files(below: folder.url).keys.filter { $0.hasSuffix(".tmp") }.sorted()
  }

  private func expectWholeHistory(_ folder: TemporaryFolder) throws {
    let path = folder.url.appending(path: ".exitway/history.sqlite").path()
    guard FileManager.default.fileExists(atPath: path) else { return }
    let queue = try DatabaseQueue(path: path)
    let faults = try queue.read { database in
      try String.fetchAll(database, sql: "PRAGMA integrity_check")
        + Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map(\.description)
    }
    #expect(faults == ["ok"])
  }

  @Test func `A check killed at any point is resumed to what an undisturbed one gives`()
    async throws
  {
    let (server, whole) = try site()
    defer { server.stop() }
    let undisturbed = try await run(whole, ["check"])
    #expect(undisturbed.status == 1, "\(undisturbed.complaints)")
    let start = ContinuousClock.now
    _ = try await run(whole, ["check"])
    let length = ContinuousClock.now - start
    let expected = try whole.snapshots()
    #expect(expected.count >= Self.cases * 4)

    var killed = 0
    for part in KillMoments.parts(Self.moments) {
      let folder = try TemporaryFolder()
      try FileManager.default.copyItem(
        at: whole.url.appending(path: "scenarios"), to: folder.url.appending(path: "scenarios"))
      let time = length * part
      killed += try await run(folder, ["check"], killedAfter: time).status == SIGKILL ? 1 : 0
      try expectWholeFiles(folder)
      try expectWholeHistory(folder)
      let resumed = try await run(folder, ["check", "--resume"])
      if resumed.complaints.contains("no run was stopped before its end") {
        // Killed before it began, or after it ended; either way the next check is an ordinary one.
        _ = try await run(folder, ["check"])
      } else {
        #expect(resumed.status == 1, "\(resumed.complaints)")
      }
      #expect(try folder.snapshots() == expected, "killed after \(time) of \(length)")
      #expect(try leftBehind(folder) == [])
      try expectWholeFiles(folder)
      try expectWholeHistory(folder)
      let verified = try await run(folder, ["verify", "last"])
      #expect(verified.status == 0, "\(verified.output)\(verified.complaints)")
      let history = try await run(folder, ["history"])
      #expect(history.output.split(separator: "\n").count == Self.cases, "\(history.output)")
    }
    #expect(killed > 0)
  }

  @Test func `A run killed after its last case gets into the history with the next one`()
    async throws
  {
    let (server, folder) = try site()
    defer { server.stop() }
    _ = try await run(folder, ["check"])
    // What is left where it is killed right before it is entered.
    let file = folder.url.appending(path: ".exitway/history.sqlite")
    for end in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: file.path() + end)
    }
    _ = try await run(folder, ["check"])
    let history = try await run(folder, ["history"])
    #expect(history.output.hasPrefix("✗✗  fail"), "\(history.output)")
  }

  @Test func `Two checks into one folder at once are both whole`() async throws {
    let (server, whole) = try site()
    defer { server.stop() }
    _ = try await run(whole, ["check"])
    let folder = try TemporaryFolder()
    let scenarios = folder.url.appending(path: "scenarios")
    try FileManager.default.copyItem(at: whole.url.appending(path: "scenarios"), to: scenarios)
    let halves = [[1, 2], [3, 4]].map { $0.map { "scenarios/site-\($0).yaml" } }
    try await withThrowingTaskGroup(of: ToolRun.self) { group in
      for half in halves { group.addTask { try await run(folder, ["check"] + half) } }
      for try await done in group { #expect(done.status == 1, "\(done.complaints)") }
    }
    let expected = try whole.snapshots()
    #expect(try folder.snapshots() == expected)
    try expectWholeFiles(folder)
    try expectWholeHistory(folder)
    #expect(try leftBehind(folder) == [])
    let runs = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: ".exitway/runs").path())
    #expect(runs.count == 2)
    for name in runs {
      let verified = try await run(folder, ["verify", name])
      #expect(verified.status == 0, "\(verified.output)\(verified.complaints)")
    }
    let history = try await run(folder, ["history", "--format", "csv"])
    #expect(history.output.split(separator: "\r\n").count == 1 + Self.cases)
  }

  @Test func `A rebuild of the history that is killed can be done again`() async throws {
    let (server, folder) = try site()
    _ = try await run(folder, ["check"])
    server.stop()
    let runs = folder.url.appending(path: ".exitway/runs")
    let first = try #require(
      try FileManager.default.contentsOfDirectory(atPath: runs.path()).first)
    for number in 100..<125 {
      try FileManager.default.copyItem(
        at: runs.appending(path: first), to: runs.appending(path: "20250101T000000.\(number)Z-0"))
    }
    let start = ContinuousClock.now
    _ = try await run(folder, ["history", "rebuild"])
    let length = ContinuousClock.now - start
    let show = ["history", "--format", "json"]
    let expected = try await run(folder, show).output
    #expect(expected.contains("20250101T000000.124Z-0"))
    for moment in 1...3 {
      for file in try FileManager.default.contentsOfDirectory(
        at: folder.url.appending(path: ".exitway"), includingPropertiesForKeys: nil)
      where file.lastPathComponent.hasPrefix("history.sqlite") {
        try FileManager.default.removeItem(at: file)
      }
      _ = try await run(folder, ["history", "rebuild"], killedAfter: length * moment / 4)
      try expectWholeHistory(folder)
      _ = try await run(folder, ["history", "rebuild"])
      #expect(try await run(folder, show).output == expected)
    }
  }
}

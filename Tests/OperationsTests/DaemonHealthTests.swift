import Foundation
import Testing

@testable import Operations

/// What the health file says, and what a health check makes of it.
struct DaemonHealthTests {
  private func health() throws -> DaemonHealth {
    var health = DaemonHealth(pid: 42, started: try moment("2026-03-08T07:00:00Z"), scenarios: 1)
    let next = ScheduleBook.upcoming(
      [try scenario("market", "@daily")], count: 1, after: try moment("2026-03-08T07:00:00Z"))
    health.awaits(next.first)
    return health
  }

  private func verdict(_ health: DaemonHealth, _ isThere: Bool, _ now: String) throws
    -> DaemonVerdict
  {
    DaemonVerdict(health, isThere: isThere, now: try moment(now))
  }

  @Test func `A daemon that lives is overdue only when its next run does not begin`() throws {
    var health = try health()
    #expect(try verdict(health, true, "2026-03-08T23:59:00Z") == .alive)
    #expect(try verdict(health, true, "2026-03-09T00:05:00Z") == .alive)
    #expect(try verdict(health, true, "2026-03-09T00:05:01Z") == .overdue)
    health.begins(["market"], at: try moment("2026-03-09T00:00:01Z"))
    #expect(try verdict(health, true, "2026-03-09T05:00:00Z") == .alive)
  }

  @Test func `A daemon that was killed is told from one that was stopped`() throws {
    var health = try health()
    #expect(try verdict(health, false, "2026-03-08T08:00:00Z") == .gone)
    health.stops()
    #expect(try verdict(health, false, "2026-03-08T08:00:00Z") == .stopped)
  }

  @Test func `The file holds what was last done and comes back as it was`() throws {
    var health = try health()
    health.begins(["market"], at: try moment("2026-03-09T00:00:01Z"))
    health.ends(1, at: try moment("2026-03-09T00:07:00Z"))
    health.keeps(because: (0..<1000).map { "problem \($0)" })
    let bytes = try health.encoded(path: "daemon.json")
    #expect(try DaemonHealth(bytes, path: "daemon.json") == health)
    #expect(health.problems.count == 100)
    #expect(health.current == nil && health.state == .sleeping)
    #expect(health.last?.ended == "2026-03-09T00:07:00Z" && health.last?.exitCode == 1)
    health.reloaded(2)
    #expect(health.problems.isEmpty && health.scenarios == 2)
  }

  @Test func `The lock of a file is seen without being taken`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(!FileLock.isHeld(path))
    do {
      let lock = try FileLock(path)
      #expect(FileLock.isHeld(path))
      withExtendedLifetime(lock) {}
    }
    #expect(!FileLock.isHeld(path))
    _ = try FileLock(path)
  }
}

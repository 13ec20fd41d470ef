import Foundation
import GRDB
import Glibc
import Testing

/// A history command that is killed while it writes did all of its work or nothing.
@Suite(.serialized)
struct KilledHistoryTests {
  private static let runs = 4000
  private static let cases = 50
  private static let moments = 6

  private func run(
    _ folder: TemporaryFolder, _ arguments: [String], killedAfter time: Duration? = nil
  ) async throws -> ToolRun {
    try await ToolRun.killed(after: time, arguments, in: folder.url)
  }

  private func file(_ folder: TemporaryFolder) -> String {
    folder.url.appending(path: ".exitway/history.sqlite").path()
  }

  /// A history of many runs.
  private func filled() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try await run(folder, ["history"])
    let queue = try DatabaseQueue(path: file(folder))
    try await queue.write { database in
      try database.execute(
        sql: """
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.runs))
            INSERT INTO runs SELECT i << 10, 'run-' || i, '2026-01-01T00:00:00Z', '1', '1', 0 FROM n;
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.cases))
            INSERT INTO cases SELECT i, 'case-' || i, 'de' FROM n;
          INSERT INTO results SELECT cases.id, runs.id, 'pass', NULL, 7, 3, 1 FROM cases, runs;
          INSERT INTO findings SELECT cases.id, '', 'pass', 1024, \(Self.runs << 10),
            \(Self.runs << 10), 1024 FROM cases;
          """)
    }
    try queue.close()
    return folder
  }

  private func state(_ folder: TemporaryFolder) throws -> (faults: [String], runs: Int?) {
    let queue = try DatabaseQueue(path: file(folder))
    return try queue.read { database in
      (
        try String.fetchAll(database, sql: "PRAGMA integrity_check"),
        try Int.fetchOne(database, sql: "SELECT count(*) FROM runs WHERE pruned = 0")
      )
    }
  }

  @Test func `Pruning that is killed forgot all or nothing, and can be done again`() async throws {
    let full = try await filled()
    let copies = try (0...Self.moments).map { _ in
      let copy = try TemporaryFolder()
      try FileManager.default.createDirectory(
        at: copy.url.appending(path: ".exitway"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: file(full), toPath: file(copy))
      return copy
    }
    let prune = ["history", "prune", "--keep", "10"]
    let start = ContinuousClock.now
    #expect(try await run(copies[0], prune).status == 0)
    let length = ContinuousClock.now - start
    #expect(try state(copies[0]).runs == 10)
    var killed = 0
    for (moment, folder) in copies.enumerated().dropFirst() {
      let time = length * moment / (Self.moments + 1)
      killed += try await run(folder, prune, killedAfter: time).status == SIGKILL ? 1 : 0
      let after = try state(folder)
      #expect(after.faults == ["ok"], "killed after \(time) of \(length)")
      #expect([10, Self.runs].contains(after.runs))
      #expect(try await run(folder, prune).status == 0)
      let again = try state(folder)
      #expect(again.faults == ["ok"] && again.runs == 10)
    }
    #expect(killed > 0)
  }
}

import Dispatch
import Evidence
import Foundation
import GRDB
import Operations
import Testing

struct HistoryConcurrencyTests {
  @Test func `Many open a new file and write at once`() async throws {
    let folder = TestFolder()
    defer { folder.remove() }
    let path = folder.file
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask { @concurrent in
          let history = try History(path: path)
          for day in 1...20 where day % 4 == writer {
            try history.put(day, report(day < 10 ? .pass : .fail))
          }
        }
      }
      try await group.waitForAll()
    }
    let history = try History(path: path)
    let known = try #require(try history.demoHistory())
    #expect(known.trend.points.map(\.run) == (1...20).map(runName))
    #expect(
      known.changes.map(\.run) == [runName(10), runName(10)], "both the rule and the whole case")
    #expect(known.rules.first?.lastGood == runName(9))
  }

  @Test(arguments: 0..<10)
  func `A new file can be made by many at once`(round: Int) async throws {
    let folder = TestFolder()
    defer { folder.remove() }
    let path = folder.file
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { @concurrent in try History(path: path).keptRuns().count }
      }
      for try await count in group { #expect(count == 0) }
    }
  }

  @Test func `A writer waits for another one and then sees what it wrote`() throws {
    try withHistory { history, path in
      try history.put(1, report(.pass))
      let other = try DatabaseQueue(path: path)
      let isLocked = DispatchSemaphore(value: 0)
      // A thread of its own: tasks share a few, which other tests may keep busy.
      Thread.detachNewThread {
        try? other.writeWithoutTransaction { database in
          try database.execute(sql: "BEGIN IMMEDIATE; UPDATE runs SET tool = 'other'")
          isLocked.signal()
          Thread.sleep(forTimeInterval: 0.5)
          try database.execute(sql: "COMMIT")
        }
      }
      #expect(isLocked.wait(timeout: .now() + 10) == .success)
      try history.put(2, report(.fail))
      #expect(try history.keptRuns().map(\.tool) == ["other", "1.0"])
    }
  }

  @Test func `A recording that stops half way leaves nothing`() throws {
    try withHistory { history, path in
      try history.put(1, report(.pass))
      let before = try history.demoHistory()
      try DatabaseQueue(path: path).write {
        try $0.execute(
          sql: """
            CREATE TRIGGER stop BEFORE INSERT ON findings WHEN NEW.rule = 'last'
              BEGIN SELECT RAISE(ABORT, 'stopped'); END
            """)
      }
      let other = CaseID(scenario: "other", locale: "de")
      #expect(throws: OperationsError.self) {
        try history.put(2, report(.fail), report(.fail, of: other, rules: ["last"]))
      }
      #expect(try history.demoHistory() == before)
      #expect(try history.keptRuns().count == 1)
      #expect(try history.trend(of: other) == nil)
    }
  }

  @Test func `A reader sees the state before a writer that has not ended`() throws {
    try withHistory { history, path in
      try history.put(1, report(.pass))
      try DatabaseQueue(path: path).writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try database.execute(sql: "DELETE FROM results")
          #expect(try history.overview(last: 1).first?.points.count == 1)
          return .rollback
        }
      }
    }
  }
}

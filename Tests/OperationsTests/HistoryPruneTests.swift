import Evidence
import Operations
import Testing

struct HistoryPruneTests {
  @Test func `Pruning forgets old runs and keeps the state`() throws {
    try withHistory { history, _ in
      for (day, outcome) in [(1, Outcome.fail), (2, .pass), (3, .fail), (4, .fail), (5, .fail)] {
        try history.put(day, report(outcome))
      }
      let before = try #require(try history.demoHistory())
      #expect(try history.prune(keepingRuns: 2) == 3)
      let after = try #require(try history.demoHistory())
      #expect(after.rules == before.rules)
      #expect(after.trend.state == before.trend.state)
      #expect(after.rules.first?.lastGood == runName(2))
      #expect(after.trend.points.map(\.run) == [4, 5].map(runName))
      #expect(after.changes.isEmpty)
      #expect(try history.keptRuns().map(\.name) == [4, 5].map(runName))
      #expect(try history.prune(keepingRuns: 2) == 0)
    }
  }

  @Test func `A run after pruning goes on from the state`() throws {
    try withHistory { history, _ in
      for (day, outcome) in [(1, Outcome.pass), (2, .fail), (3, .fail)] {
        try history.put(day, report(outcome))
      }
      try history.prune(keepingRuns: 0)
      try history.put(4, report(.fail))
      #expect(try history.demoHistory()?.rules.first?.since == runName(2))
      try history.put(5, report(.pass))
      let known = try #require(try history.demoHistory())
      #expect(known.rules.first?.since == runName(5))
      #expect(known.changes.map(\.run) == [runName(5), runName(5)])
    }
  }

  @Test func `A run from the time that was pruned does not change the state`() throws {
    try withHistory { history, _ in
      for (day, outcome) in [(1, Outcome.pass), (4, .fail), (5, .fail)] {
        try history.put(day, report(outcome))
      }
      try history.prune(keepingRuns: 0)
      try history.put(3, report(.warn))
      let known = try #require(try history.demoHistory())
      #expect(known.rules.first?.outcome == .fail)
      #expect(known.rules.first?.since == runName(4))
      #expect(known.changes.isEmpty)
      #expect(known.trend.points.map(\.outcome) == [.warn])
    }
  }

  @Test func `Pruning by date keeps the runs of that day`() throws {
    try withHistory { history, _ in
      for day in 1...4 { try history.put(day, report(.pass)) }
      #expect(try history.prune(before: "2026-11-03") == 2)
      #expect(try history.keptRuns().map(\.name) == [3, 4].map(runName))
      #expect(try history.prune(before: "2026-11-04T10:34:56Z") == 1)
    }
  }

  @Test(arguments: ["", "tomorrow", "2026-13-01", "20261103", "9999", "2026-11-03T10"])
  func `A date of another form prunes nothing`(date: String) throws {
    try withHistory { history, _ in
      try history.put(1, report(.pass))
      let error = try #require(throws: OperationsError.self) { try history.prune(before: date) }
      #expect(error.code == .notUnderstood)
      #expect(try history.keptRuns().count == 1)
    }
  }
}

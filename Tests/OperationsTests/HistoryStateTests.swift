import Evidence
import Operations
import TestSupport
import Testing

struct HistoryStateTests {
  @Test func `A rule that failed twice and passes again keeps the dates of each`() throws {
    try withHistory { history, _ in
      for (day, outcome) in [(1, Outcome.pass), (2, .fail), (3, .fail)] {
        try history.put(day, report(outcome))
      }
      let failing = try #require(try history.demoHistory())
      #expect(
        failing.rules == [
          RuleState(
            rule: "R1", outcome: .fail, firstSeen: runName(1), lastSeen: runName(3),
            lastGood: runName(1), since: runName(2))
        ])
      try history.put(4, report(.pass))
      let passing = try #require(try history.demoHistory())
      #expect(passing.rules.first?.since == runName(4))
      #expect(passing.rules.first?.lastGood == runName(4))
      #expect(passing.trend.state.since == runName(4))
      #expect(passing.trend.points.map(\.outcome) == [.pass, .fail, .fail, .pass])
      #expect(
        passing.changes.filter { $0.rule == "R1" } == [
          OutcomeChange(rule: "R1", run: runName(2), from: .pass, to: .fail),
          OutcomeChange(rule: "R1", run: runName(4), from: .fail, to: .pass),
        ])
      #expect(passing.changes.filter(\.rule.isEmpty).count == 2)
    }
  }

  @Test func `A rule that never passed has no good run`() throws {
    try withHistory { history, _ in
      try history.put(1, report(.cantTell))
      try history.put(2, report(.fail))
      let rule = try #require(try history.demoHistory()?.rules.first)
      #expect(rule.lastGood == nil)
      #expect(rule.firstSeen == runName(1))
      #expect(rule.since == runName(2))
    }
  }

  @Test func `A rule that the newest report lacks keeps its state`() throws {
    try withHistory { history, _ in
      try history.put(1, report(.pass, rules: ["R1", "R2"]))
      try history.put(2, report(.fail, rules: ["R1"]))
      let rules = try #require(try history.demoHistory()?.rules)
      #expect(rules.map(\.outcome) == [.fail, .pass])
      #expect(rules.map(\.lastSeen) == [runName(2), runName(1)])
    }
  }

  @Test func `Recording a run twice changes nothing`() throws {
    try withHistory { history, _ in
      for (day, outcome) in [(1, Outcome.pass), (2, .fail), (3, .pass)] {
        try history.put(day, report(outcome))
      }
      let before = try history.demoHistory()
      for (day, outcome) in [(3, Outcome.pass), (1, .pass), (2, .fail)] {
        try history.put(day, report(outcome))
      }
      #expect(try history.demoHistory() == before)
      #expect(try history.keptRuns().map(\.name) == [1, 2, 3].map(runName))
    }
  }

  @Test func `A resumed run replaces what it said before`() throws {
    try withHistory { history, _ in
      try history.put(1, report(.pass))
      try history.put(2, report(.fail))
      try history.put(2, report(.pass))
      let known = try #require(try history.demoHistory())
      #expect(known.changes.isEmpty)
      #expect(known.rules.first?.since == runName(1))
      #expect(known.rules.first?.lastGood == runName(2))
      try history.put(2, report(.warn))
      #expect(try history.demoHistory()?.rules.first?.lastGood == runName(1))
    }
  }

  @Test func `An older run recorded late takes its place in time`() throws {
    try withHistory { history, _ in
      try history.put(1, report(.pass))
      try history.put(5, report(.fail))
      try history.put(3, report(.fail))
      let known = try #require(try history.demoHistory())
      #expect(known.trend.points.map(\.run) == [1, 3, 5].map(runName))
      #expect(known.rules.first?.since == runName(3))
      #expect(known.rules.first?.lastSeen == runName(5))
      try history.put(4, report(.pass))
      let later = try #require(try history.demoHistory()?.rules.first)
      #expect(later.lastGood == runName(4))
      #expect(later.since == runName(5))
    }
  }

  @Test func `A late run counts up to the next one that saw the rule`() throws {
    try withHistory { history, _ in
      try history.put(2, report(.fail, rules: []))
      try history.put(3, report(.fail, rules: ["R1"]))
      try history.put(4, report(.fail, rules: []))
      try history.put(1, report(.pass, rules: ["R1"]))
      let known = try #require(try history.demoHistory())
      #expect(
        known.changes.filter { $0.rule == "R1" } == [
          OutcomeChange(rule: "R1", run: runName(3), from: .pass, to: .fail)
        ])
      #expect(known.rules.first?.since == runName(3))
      try history.put(3, report(.pass, rules: ["R1"]))
      #expect(try history.demoHistory()?.rules.first?.since == runName(1))
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `The order in which runs are recorded makes no difference`(seed: UInt64) throws {
    var random = Seeded(seed: seed)
    let outcomes = (1...9).map { day in
      (day, [Outcome.pass, .fail, .warn][Int(random.next() % 3)])
    }
    try withHistory { ordered, _ in
      for (day, outcome) in outcomes { try ordered.put(day, report(outcome)) }
      try withHistory { mixed, _ in
        for (day, outcome) in outcomes.shuffled(using: &random) {
          try mixed.put(day, report(.cantTell))
          try mixed.put(day, report(outcome))
        }
        #expect(try mixed.demoHistory() == ordered.demoHistory())
      }
    }
  }
}

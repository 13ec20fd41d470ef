import Evidence
import Operations
import Testing

struct HistoryQueryTests {
  @Test func `The overview holds the newest runs of each case and counts them all`() throws {
    try withHistory { history, _ in
      let other = CaseID(scenario: "alpha", locale: "de")
      for day in 1...5 { try history.put(day, report(.pass)) }
      try history.put(2, report(.fail, of: other))
      let overview = try history.overview(last: 3)
      #expect(overview.map(\.caseID) == [other, demo])
      #expect(overview.last?.points.map(\.run) == [3, 4, 5].map(runName))
      #expect(overview.map(\.runs) == [1, 5])
      #expect(overview.last?.points.last?.startedAt == "2026-11-05T10:34:56Z")
      #expect(try history.overview(last: -1).map(\.points) == [[], []])
    }
  }

  /// A report whose walk to the way out ended so.
  private func walked(_ ended: ReasonCode?) -> CaseReport {
    var report = report(.pass)
    report.delete = JourneySummary(
      counts: Counts(), steps: [], ended: ended.map { EvidenceFailure($0, "") },
      search: SearchRecord())
    return report
  }

  @Test func `The way out was there or not, from the first run that found it on`() throws {
    try withHistory { history, _ in
      // Never found before the third day; a budget and a blocked site say nothing.
      for (day, ended) in [
        (1, ReasonCode.notFound), (2, .notFound), (3, nil), (4, .budget), (5, .notFound),
        (6, .needsDeclaredStep), (7, .httpError),
      ] { try history.put(day, walked(ended)) }
      try history.put(8, report(.cantTell, obstacle: EvidenceFailure(.blocked, "refused")))
      #expect(try history.availability(of: demo, last: 9) == [true, false, true, false])
      #expect(try history.availability(of: demo, last: 2) == [true, false])
      #expect(try history.overview(last: 9).first?.points.last?.obstacle == "blocked")
      let unknown = CaseID(scenario: "none", locale: "de")
      #expect(try history.availability(of: unknown, last: 9).isEmpty)
      #expect(try history.trend(of: unknown) == nil)
    }
  }

  @Test func `The steps of the way out stand beside the outcome`() throws {
    try withHistory { history, _ in
      var counts = Counts()
      counts.nav = 2
      counts.flow = 3
      counts.flowPages = 4
      var walked = report(.pass)
      walked.delete = JourneySummary(
        counts: counts, steps: [], ended: nil, search: SearchRecord())
      try history.put(1, walked)
      walked.delete?.ended = EvidenceFailure(.notFound, "no way")
      try history.put(2, walked)
      try history.put(3, report(.pass))
      let points = try #require(try history.demoHistory()?.trend.points)
      #expect(points.map(\.total) == [5, 5, nil])
      #expect(points.map(\.flowPages) == [4, 4, nil])
      #expect(points.map(\.deleteFound) == [true, false, nil])
    }
  }

  @Test func `Two runs of one second stay two`() throws {
    try withHistory { history, _ in
      for suffix in ["b", "a"] {
        try history.record(
          run: "20261101T103456Z-\(suffix)", tool: "1", ruleSet: "1", reports: [report(.pass)])
      }
      #expect(try history.demoHistory()?.trend.runs == 2)
    }
  }

  @Test func `Hostile names come back as they were`() throws {
    try withHistory { history, _ in
      let names = ["'; DROP TABLE runs; --", "=1+1\n\u{1B}[2J", "\u{202E}x", "", "가/나", "*%_"]
      for name in names {
        let hostile = CaseID(scenario: name, locale: name)
        try history.put(1, report(.pass, of: hostile, rules: [name, "R1"]))
        #expect(try history.trend(of: hostile)?.trend.caseID == hostile)
      }
      #expect(try history.overview(last: 1).count == names.count)
    }
  }

  @Test func `A zero byte in a name does not make two cases one`() throws {
    try withHistory { history, _ in
      let short = CaseID(scenario: "a", locale: "de")
      let long = CaseID(scenario: "a\0b", locale: "de")
      try history.put(1, report(.pass, of: short), report(.fail, of: long))
      #expect(try history.trend(of: short)?.trend.state.outcome == .pass)
      #expect(try history.trend(of: long)?.trend.state.outcome == .fail)
    }
  }

  @Test(
    arguments: [
      "", "run", "20261124", "20261324T103456Z-4f2a", "2026112aT103456Z", "20261124T103456Zx",
      "２０２６1124T103456Z",
    ])
  func `A name without a time is refused`(name: String) throws {
    try withHistory { history, _ in
      let error = try #require(throws: OperationsError.self) {
        try history.record(run: name, tool: "1", ruleSet: "1", reports: [])
      }
      #expect(error.code == .notUnderstood)
    }
  }
}

package import Evidence
import GRDB

extension History {
  /// Reads a history without a trace: no file is made and none is changed, also while a run writes.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - body: reads; it is called again where the file changed meanwhile.
  /// - Returns: what the body gave; nil where there is no such file yet.
  /// - Throws: ``OperationsError``; `olderVersion` too, as the file cannot be brought up to this one.
  package static func reading<Value>(
    _ path: String, _ body: (History) throws(OperationsError) -> Value
  ) throws(OperationsError) -> Value? {
    try DatabaseFile.reading(path, kind: HistorySchema.kind) { file throws(OperationsError) in
      try body(History(file))
    }
  }

  /// One page of the cases that somebody looks for, sorted by case.
  ///
  /// - Parameters:
  ///   - count: how many runs of each case, oldest first.
  ///   - range: which of the cases that fit; what lies outside is left out.
  ///   - fits: whether a case is looked for, by its outcome in its newest run.
  /// - Returns: the page, with how many cases fit and what all of them came to.
  /// - Throws: ``OperationsError``.
  package func overview(
    last count: Int, range: Range<Int>, where fits: (CaseID, Outcome) -> Bool
  ) throws(OperationsError) -> CasePage {
    try read { database in
      let reader = HistoryReader(database: database)
      let known = try reader.casesWithOutcome()
      let fitting = known.filter { fits($0.known.caseID, $0.outcome) }.map(\.known)
        .sorted { $0.caseID < $1.caseID }
      return CasePage(
        trends: try fitting[range.clamped(to: fitting.indices)].map {
          try reader.trend($0, last: count)
        },
        fitting: fitting.count,
        counts: Dictionary(grouping: known, by: \.outcome).mapValues(\.count))
    }
  }

  /// One page of the kept runs, newest first.
  ///
  /// - Parameters:
  ///   - count: how many runs.
  ///   - skipped: how many newer ones are left out.
  /// - Returns: the page, with the number of kept runs.
  /// - Throws: ``OperationsError``.
  package func runs(newest count: Int, skipping skipped: Int) throws(OperationsError) -> RunPage {
    try read { database in
      let reader = HistoryReader(database: database)
      let total = try Int.fetchOne(database, sql: "SELECT count(*) FROM runs WHERE pruned = 0")
      return RunPage(
        runs: try reader.runs(newest: max(0, count), skipping: max(0, skipped)), total: total ?? 0)
    }
  }
}

extension HistoryReader {
  /// All cases with the outcome of their newest run.
  fileprivate func casesWithOutcome() throws -> [(known: KnownCase, outcome: Outcome)] {
    let sql = """
      SELECT id, scenario, locale, outcome
        FROM cases JOIN findings ON case_id = cases.id AND rule = ''
      """
    return try Row.fetchAll(database, sql: sql).map { row in
      let caseID = CaseID(scenario: try row.whole("scenario"), locale: try row.whole("locale"))
      return (KnownCase(id: try row.whole("id"), caseID: caseID), try row.outcome("outcome"))
    }
  }

  fileprivate func runs(newest count: Int, skipping skipped: Int) throws -> [RunPage.Entry] {
    let sql = "SELECT * FROM runs WHERE pruned = 0 ORDER BY id DESC LIMIT ? OFFSET ?"
    let rows = try Row.fetchAll(database, sql: sql, arguments: [count, skipped])
    let ids: [Int64] = try rows.map { try $0.whole("id") }
    guard let newest = ids.first, let oldest = ids.last else { return [] }
    let counts = try outcomes(of: oldest...newest)
    return try zip(ids, rows).map { id, row in
      let run = HistoryRun(
        name: try row.whole("name"), startedAt: try row.whole("started_at"),
        tool: try row.whole("tool"), ruleSet: try row.whole("rule_set"))
      return RunPage.Entry(run: run, counts: counts[id] ?? [:])
    }
  }

  /// How many cases each run of a span brought to each outcome.
  private func outcomes(of runs: ClosedRange<Int64>) throws -> [Int64: [Outcome: Int]] {
    // A seek for each case: no index leads from a run to its results (``HistorySchema``).
    let sql = """
      SELECT run_id, outcome, count(*) AS number
        FROM cases CROSS JOIN results ON case_id = cases.id AND run_id BETWEEN ? AND ?
        GROUP BY run_id, outcome
      """
    var counts: [Int64: [Outcome: Int]] = [:]
    for row in try Row.fetchAll(
      database, sql: sql, arguments: [runs.lowerBound, runs.upperBound])
    {
      counts[try row.whole("run_id"), default: [:]][try row.outcome("outcome")] =
        try row.whole("number")
    }
    return counts
  }
}

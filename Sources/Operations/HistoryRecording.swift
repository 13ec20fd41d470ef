package import Evidence
import GRDB

extension History {
  /// Records what a run found, all of it or nothing.
  ///
  /// The same run may be recorded again, as after it was resumed: its cases are replaced, those that
  /// are not given stay. Runs may come in any order.
  ///
  /// - Parameters:
  ///   - run: the run's name, which begins with its time: `20261124T103456Z-4f2a`.
  ///   - tool: version of the tool that gathered.
  ///   - ruleSet: version of the rules that judged.
  ///   - reports: one a case; of two for one case the last one counts.
  ///   - pages: the pages of each of these cases, ``CaseEvidence/pageDigests``.
  /// - Throws: ``OperationsError``.
  package func record(
    run: String, tool: String, ruleSet: String, reports: [CaseReport],
    pages: [CaseID: [PageDigest]] = [:]
  ) throws(OperationsError) {
    guard let time = RunTime(runName: run) else {
      throw OperationsError(
        .notUnderstood, path: path, detail: "the run's name does not begin with its time")
    }
    try write { database in
      let writer = HistoryWriter(database: database)
      let id = try writer.runID(StoredName.text(run), time: time, tool: tool, ruleSet: ruleSet)
      for report in reports {
        try writer.put(report, pages: pages[report.caseID] ?? [], run: id)
      }
    }
  }
}

/// The statements of one recording; lives as long as its transaction.
private struct HistoryWriter {
  var database: Database

  func runID(_ name: String, time: RunTime, tool: String, ruleSet: String) throws -> Int64 {
    let known = try Int64.fetchOne(
      database, sql: "SELECT id FROM runs WHERE name = ?", arguments: [name])
    if let known {
      try run(
        "UPDATE runs SET tool = ?, rule_set = ?, pruned = 0 WHERE id = ?", [tool, ruleSet, known])
      return known
    }
    let last = try Int64.fetchOne(
      database, sql: "SELECT max(id) FROM runs WHERE id >= ? AND id < ?",
      arguments: [time.firstID, time.firstID + 1024])
    let id = last.map { $0 + 1 } ?? time.firstID
    try run(
      "INSERT INTO runs (id, name, started_at, tool, rule_set) VALUES (?, ?, ?, ?, ?)",
      [id, name, time.text, tool, ruleSet])
    return id
  }

  func put(_ report: CaseReport, pages: [PageDigest], run id: Int64) throws {
    let caseID = try caseID(report.caseID)
    let newest = try Int64.fetchOne(
      database, sql: "SELECT max(run_id) FROM results WHERE case_id = ?", arguments: [caseID])
    try putResult(report, caseID: caseID, run: id)
    let isNewest = newest.map { id > $0 } ?? true
    let runs = isNewest ? [] : try self.runs(of: caseID)
    let known = try timelines(of: caseID)
    for (rule, outcome) in Self.outcomes(report) {
      var line = known[rule] ?? HistoryTimeline(rule: rule, outcome: outcome, run: id)
      if id <= line.lastSeen { line.changes = try changes(of: rule, caseID: caseID) }
      let touched = line.put(outcome, at: id, runs: runs)
      try save(line, touched: touched, caseID: caseID)
    }
    try HistoryPages(database: database, caseID: caseID).put(pages, run: id)
  }

  /// Each rule once, with its worst outcome; the whole case under the empty name.
  private static func outcomes(_ report: CaseReport) -> [String: Outcome] {
    let rules = report.findings.map { (StoredName.text($0.rule), $0.outcome) }
    var outcomes = Dictionary(rules) { $0.worse($1) }
    outcomes[""] = report.outcome
    return outcomes
  }

  private func caseID(_ id: CaseID) throws -> Int64 {
    let names: StatementArguments = [StoredName.text(id.scenario), StoredName.text(id.locale)]
    try run("INSERT OR IGNORE INTO cases (scenario, locale) VALUES (?, ?)", names)
    let sql = "SELECT id FROM cases WHERE scenario = ? AND locale = ?"
    guard let id = try Int64.fetchOne(database, sql: sql, arguments: names) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a case has no id")
    }
    return id
  }

  private func putResult(_ report: CaseReport, caseID: Int64, run id: Int64) throws {
    let delete = report.delete
    try run(
      """
      INSERT OR REPLACE INTO results
        (case_id, run_id, outcome, obstacle, total, flow_pages, delete_found)
        VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        caseID, id, report.outcome.rawValue, report.obstacle?.reason.rawValue,
        delete?.counts.total, delete?.counts.flowPages, delete.flatMap { WayOut.isThere($0.ended) },
      ])
  }

  private func runs(of caseID: Int64) throws -> [Int64] {
    try Int64.fetchAll(
      database, sql: "SELECT run_id FROM results WHERE case_id = ? ORDER BY run_id",
      arguments: [caseID])
  }

  private func timelines(of caseID: Int64) throws -> [String: HistoryTimeline] {
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT * FROM findings WHERE case_id = ?"),
      arguments: [caseID])
    let lines = try rows.map { try HistoryTimeline($0) }
    return Dictionary(uniqueKeysWithValues: lines.map { ($0.rule, $0) })
  }

  private func changes(of rule: String, caseID: Int64) throws -> [Int64: HistoryTimeline.Change] {
    let sql = "SELECT * FROM transitions WHERE case_id = ? AND rule = ?"
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: sql), arguments: [caseID, rule])
    var changes: [Int64: HistoryTimeline.Change] = [:]
    for row in rows {
      changes[try row.whole("run_id")] = HistoryTimeline.Change(
        from: try row.outcome("from"), to: try row.outcome("to"))
    }
    return changes
  }

  private func save(_ line: HistoryTimeline, touched: [Int64], caseID: Int64) throws {
    try run(
      "INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        caseID, line.rule, line.outcome.rawValue, line.firstSeen, line.lastSeen, line.lastGood,
        line.since,
      ])
    for id in touched {
      if let change = line.changes[id] {
        try run(
          "INSERT OR REPLACE INTO transitions VALUES (?, ?, ?, ?, ?)",
          [caseID, line.rule, id, change.from.rawValue, change.to.rawValue])
      } else {
        try run(
          "DELETE FROM transitions WHERE case_id = ? AND rule = ? AND run_id = ?",
          [caseID, line.rule, id])
      }
    }
  }

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

extension HistoryTimeline {
  fileprivate init(_ row: Row) throws {
    self.init(
      rule: try row.whole("rule"), outcome: try row.outcome("outcome"),
      run: try row.whole("first_seen_run"))
    lastSeen = try row.whole("last_seen_run")
    lastGood = try row.some("last_good_run")
    since = try row.whole("since_run")
  }
}

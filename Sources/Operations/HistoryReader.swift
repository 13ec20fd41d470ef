import Evidence
import GRDB

/// The statements of the queries; lives as long as its transaction.
struct HistoryReader {
  var database: Database

  struct KnownCase {
    var id: Int64
    var caseID: CaseID
  }

  /// All cases, or one.
  func cases(only: CaseID? = nil) throws -> [KnownCase] {
    var sql = "SELECT * FROM cases"
    var arguments: StatementArguments = []
    if let only {
      sql += " WHERE scenario = ? AND locale = ?"
      arguments = [StoredName.text(only.scenario), StoredName.text(only.locale)]
    }
    return try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
      KnownCase(
        id: try row.whole("id"),
        caseID: CaseID(scenario: try row.whole("scenario"), locale: try row.whole("locale")))
    }
  }

  func trend(_ known: KnownCase, last count: Int) throws -> CaseTrend {
    let whole = try states(of: known.id, where: "rule = ''")
    guard let state = whole.first else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a case has no state")
    }
    let runs = try Int.fetchOne(
      database.cachedStatement(sql: "SELECT count(*) FROM results WHERE case_id = ?"),
      arguments: [known.id])
    return CaseTrend(
      caseID: known.caseID, points: try points(of: known.id, last: count), state: state,
      runs: runs ?? 0)
  }

  func rules(of caseID: Int64) throws -> [RuleState] {
    try states(of: caseID, where: "rule <> ''")
  }

  /// Oldest first; the newest ones, or all.
  func changes(of caseID: Int64, last count: Int = .max) throws -> [OutcomeChange] {
    let sql = """
      SELECT rule, name, "from", "to" FROM transitions JOIN runs ON runs.id = run_id
        WHERE case_id = ? ORDER BY run_id DESC, rule DESC LIMIT ?
      """
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: sql), arguments: [caseID, max(0, count)])
    return try rows.reversed().map { row in
      OutcomeChange(
        rule: try row.whole("rule"), run: try row.whole("name"), from: try row.outcome("from"),
        to: try row.outcome("to"))
    }
  }

  private func points(of caseID: Int64, last count: Int) throws -> [CaseTrend.Point] {
    let sql = """
      SELECT name, started_at, outcome, obstacle, total, flow_pages, delete_found
        FROM results JOIN runs ON runs.id = run_id
        WHERE case_id = ? ORDER BY run_id DESC LIMIT ?
      """
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: sql), arguments: [caseID, max(0, count)])
    return try rows.reversed().map { row in
      var point = CaseTrend.Point(
        run: try row.whole("name"), startedAt: try row.whole("started_at"),
        outcome: try row.outcome("outcome"), obstacle: try row.some("obstacle"))
      point.total = try row.some("total")
      point.flowPages = try row.some("flow_pages")
      point.deleteFound = try row.some("delete_found")
      return point
    }
  }

  private func states(of caseID: Int64, where condition: String) throws -> [RuleState] {
    let sql = """
      SELECT rule, outcome, a.name AS first_seen, b.name AS last_seen, c.name AS last_good,
          d.name AS since
        FROM findings
          JOIN runs AS a ON a.id = first_seen_run JOIN runs AS b ON b.id = last_seen_run
          LEFT JOIN runs AS c ON c.id = last_good_run JOIN runs AS d ON d.id = since_run
        WHERE case_id = ? AND \(condition) ORDER BY rule
      """
    return try Row.fetchAll(
      database.cachedStatement(sql: sql), arguments: [caseID]
    ).map { row in
      RuleState(
        rule: try row.whole("rule"), outcome: try row.outcome("outcome"),
        firstSeen: try row.whole("first_seen"), lastSeen: try row.whole("last_seen"),
        lastGood: try row.some("last_good"), since: try row.whole("since"))
    }
  }
}

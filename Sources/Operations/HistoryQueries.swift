package import Evidence
import GRDB

extension History {
  /// Every case with its newest runs, sorted by case.
  ///
  /// - Parameter count: how many runs of each case, oldest first; a negative number is zero.
  /// - Returns: the trends; none for a case that was never recorded.
  /// - Throws: ``OperationsError``.
  package func overview(last count: Int) throws(OperationsError) -> [CaseTrend] {
    try read { database in
      let reader = HistoryReader(database: database)
      return try reader.cases().map { try reader.trend($0, last: count) }
        .sorted { $0.caseID < $1.caseID }
    }
  }

  /// One case with the state of its rules and all their changes; nil for a case never recorded.
  ///
  /// - Parameters:
  ///   - id: the case.
  ///   - count: how many of its newest runs are listed; the changes are those of all kept runs.
  /// - Returns: what is known of the case.
  /// - Throws: ``OperationsError``.
  package func trend(of id: CaseID, last count: Int = 100) throws(OperationsError) -> CaseHistory? {
    try read { database in
      let reader = HistoryReader(database: database)
      guard let known = try reader.cases(only: id).first else { return nil }
      return CaseHistory(
        trend: try reader.trend(known, last: count), rules: try reader.rules(of: known.id),
        changes: try reader.changes(of: known.id),
        pages: try HistoryPages(database: database, caseID: known.id).states())
    }
  }

  /// Every case with its rules, pages and newest changes, sorted by case.
  ///
  /// - Parameters:
  ///   - count: how many of the newest runs of each case are listed.
  ///   - changes: how many of the newest changes of each case.
  /// - Returns: what is known of the cases; none for a case that was never recorded.
  /// - Throws: ``OperationsError``.
  package func histories(last count: Int, changes: Int) throws(OperationsError) -> [CaseHistory] {
    try read { database in
      let reader = HistoryReader(database: database)
      return try reader.cases().map { known in
        CaseHistory(
          trend: try reader.trend(known, last: count), rules: try reader.rules(of: known.id),
          changes: try reader.changes(of: known.id, last: changes),
          pages: try HistoryPages(database: database, caseID: known.id).states())
      }.sorted { $0.trend.caseID < $1.trend.caseID }
    }
  }

  /// Name of the newest run, one that was pruned included; nil in a new history.
  ///
  /// - Throws: ``OperationsError``.
  package func newestRun() throws(OperationsError) -> String? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT name FROM runs ORDER BY id DESC LIMIT 1")?
        .whole("name")
    }
  }

  /// Whether the way out was there, in the newest runs that could tell.
  ///
  /// Runs before the first that found it say nothing: the search may never have got there.
  ///
  /// - Parameters:
  ///   - id: the case; one never recorded has no runs.
  ///   - count: how many runs at most.
  /// - Returns: one a run, the newest last.
  /// - Throws: ``OperationsError``.
  package func availability(of id: CaseID, last count: Int) throws(OperationsError) -> [Bool] {
    try read { database in
      let sql = """
        SELECT delete_found FROM results JOIN cases ON cases.id = case_id
          WHERE scenario = ? AND locale = ? AND delete_found IS NOT NULL
            AND run_id >= (SELECT min(run_id) FROM results WHERE case_id = cases.id AND delete_found)
          ORDER BY run_id DESC LIMIT ?
        """
      let arguments: StatementArguments = [
        StoredName.text(id.scenario), StoredName.text(id.locale), max(0, count),
      ]
      return try Bool.fetchAll(database, sql: sql, arguments: arguments).reversed()
    }
  }
}

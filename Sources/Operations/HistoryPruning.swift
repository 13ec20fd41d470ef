import GRDB

extension History {
  /// Forgets all but the newest runs; what is known of each rule's and page's present state stays.
  ///
  /// - Parameter count: how many runs stay; a negative number is zero.
  /// - Returns: how many runs were forgotten.
  /// - Throws: ``OperationsError``.
  @discardableResult
  package func prune(keepingRuns count: Int) throws(OperationsError) -> Int {
    try prune { database in
      let sql = "SELECT id FROM runs WHERE pruned = 0 ORDER BY id DESC LIMIT 1 OFFSET ?"
      // The newest of those that go, and one more: everything below this id goes.
      return try Int64.fetchOne(database, sql: sql, arguments: [max(0, count)]).map { $0 + 1 }
    }
  }

  /// Forgets the runs that began before a day or a time, as ``prune(keepingRuns:)`` does.
  ///
  /// - Parameter date: `2026-11-24` or `2026-11-24T10:34:56Z`, in UTC.
  /// - Returns: how many runs were forgotten.
  /// - Throws: ``OperationsError``, where the date has another form too.
  @discardableResult
  package func prune(before date: String) throws(OperationsError) -> Int {
    let digits = date.filter { $0 != "-" && $0 != ":" }
    let name = date.utf8.count == 10 ? digits + "T000000Z" : digits
    guard let time = RunTime(runName: name), time.text.hasPrefix(date) else {
      throw OperationsError(.notUnderstood, path: path, detail: "the date has another form")
    }
    return try prune { _ in time.firstID }
  }

  private func prune(below bound: (Database) throws -> Int64?) throws(OperationsError) -> Int {
    let count = try write { database in
      guard let bound = try bound(database) else { return 0 }
      let count = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM runs WHERE pruned = 0 AND id < ?",
        arguments: [bound])
      for sql in Self.removals { try database.execute(sql: sql, arguments: ["bound": bound]) }
      return count ?? 0
    }
    if count > 0 { try shrink() }
    return count
  }

  private static let removals = [
    "DELETE FROM results WHERE run_id < :bound",
    "DELETE FROM transitions WHERE run_id < :bound",
    """
    DELETE FROM page_versions WHERE last_seen_run < :bound AND EXISTS (
      SELECT * FROM page_versions AS newer WHERE newer.case_id = page_versions.case_id
        AND newer.page = page_versions.page AND newer.since_run > page_versions.since_run)
    """,
    """
    DELETE FROM runs WHERE id < :bound AND id NOT IN (
      SELECT first_seen_run FROM findings UNION SELECT last_seen_run FROM findings
      UNION SELECT since_run FROM findings
      UNION SELECT last_good_run FROM findings WHERE last_good_run IS NOT NULL
      UNION SELECT since_run FROM page_versions UNION SELECT last_seen_run FROM page_versions)
    """,
    "UPDATE runs SET pruned = 1 WHERE id < :bound AND pruned = 0",
  ]
}

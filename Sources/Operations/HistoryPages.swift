import Evidence
import GRDB

/// The statements about the pages of one case; lives as long as its transaction.
struct HistoryPages {
  /// A site whose pages differ at every visit must not fill the disk; the oldest versions go first.
  private static let mostVersions = 1000

  var database: Database
  var caseID: Int64

  /// Enters what a run saw.
  func put(_ digests: [PageDigest], run: Int64) throws {
    for digest in digests { try put(digest, run: run) }
    if !digests.isEmpty { try forgetOldest() }
  }

  /// The present state of each page, sorted by page.
  func states() throws -> [PageState] {
    let sql = """
      SELECT page, hash, a.name AS since, b.name AS last_seen, since_run
        FROM page_versions JOIN runs AS a ON a.id = since_run JOIN runs AS b ON b.id = last_seen_run
        WHERE case_id = ? ORDER BY page, since_run
      """
    let rows = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [caseID])
    var states: [PageState] = []
    for row in rows {
      var state = PageState(
        page: try row.whole("page"), hash: try row.whole("hash"), since: try row.whole("since"),
        lastSeen: try row.whole("last_seen"), lastOther: nil, changes: 0)
      if let before = states.last, before.page == state.page {
        state.lastOther = before.lastSeen
        state.changes = before.changes + 1
        states.removeLast()
      }
      states.append(state)
    }
    return states
  }

  private func put(_ digest: PageDigest, run: Int64) throws {
    let page = StoredName.text(digest.page)
    let newest = try spans(of: page, "ORDER BY since_run DESC LIMIT 1")
    // What is put behind the newest span touches no other one.
    let isNewest = newest.last.map { run > $0.last } ?? true
    let old = isNewest ? newest : try spans(of: page, "ORDER BY since_run")
    var line = PageTimeline(old)
    try line.put(digest.hash.description, at: run) { try runs() }
    for span in old where !line.spans.contains(span) {
      try execute(
        "DELETE FROM page_versions WHERE case_id = ? AND page = ? AND since_run = ?",
        [caseID, page, span.since])
    }
    for span in line.spans where !old.contains(span) {
      try execute(
        "INSERT INTO page_versions (case_id, page, since_run, last_seen_run, hash) "
          + "VALUES (?, ?, ?, ?, ?)",
        [caseID, page, span.since, span.last, span.hash])
    }
  }

  private func spans(of page: String, _ order: String) throws -> [PageTimeline.Span] {
    let sql = "SELECT * FROM page_versions WHERE case_id = ? AND page = ? \(order)"
    return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [caseID, page]).map {
      PageTimeline.Span(
        hash: try $0.whole("hash"), since: try $0.whole("since_run"),
        last: try $0.whole("last_seen_run"))
    }
  }

  private func runs() throws -> [Int64] {
    try Int64.fetchAll(
      database.cachedStatement(sql: "SELECT run_id FROM results WHERE case_id = ? ORDER BY run_id"),
      arguments: [caseID])
  }

  private func forgetOldest() throws {
    try execute(
      """
      DELETE FROM page_versions WHERE case_id = :case AND (page, since_run) IN (
        SELECT page, since_run FROM page_versions WHERE case_id = :case
          ORDER BY last_seen_run DESC, since_run DESC, page LIMIT -1 OFFSET :most)
      """, ["case": caseID, "most": Self.mostVersions])
  }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

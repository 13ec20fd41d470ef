import Evidence
import GRDB

/// The statements of one entry in the outbox; lives as long as its transaction.
struct OutboxWriter {
  var database: Database

  /// Takes a case's sightings into its memories.
  func take(
    _ watched: WatchedReport, run: String, needed: Int
  ) throws -> Announcements.CaseTurns {
    let caseID = watched.report.caseID
    var known = try memories(of: caseID)
    var turns: [(subject: WatchSubject, turn: WatchMemory.Turn)] = []
    for sighting in watched.sightings {
      var memory = known[sighting.subject] ?? WatchMemory(first: sighting, run: run)
      let fetches = sighting.isCertain ? needed : watched.fetches
      let turn = memory.take(sighting, fetches: fetches, run: run, needed: needed)
      known[sighting.subject] = memory
      try save(memory, sighting.subject, caseID)
      if let turn { turns.append((sighting.subject, turn)) }
    }
    return Announcements.CaseTurns(caseID: caseID, turns: turns)
  }

  /// Puts an event on record; false where it is there already.
  func isNew(_ event: WatchEvent) throws -> Bool {
    try run(
      "INSERT OR IGNORE INTO events (id, body) VALUES (?, ?)", [event.id, try Self.json(event)])
    return database.changesCount > 0
  }

  /// What wavered since the last message, in the order of cases.
  func untoldUnstable() throws -> [WatchEvent] {
    let rows = try Row.fetchAll(database, sql: "SELECT body FROM events WHERE message IS NULL")
    let events = try rows.map { row in
      let text: String = try row.whole("body")
      return try CanonicalJSON.decode(WatchEvent.self, from: Array(text.utf8))
    }
    return events.filter { $0.kind == .unstable }.sorted {
      ($0.caseID, $0.states[0].subject, $0.id) < ($1.caseID, $1.states[0].subject, $1.id)
    }
  }

  /// Puts a message on record, with all events that no message has told yet.
  func put(_ message: Announcement, channels: [String], at now: Int64) throws {
    try run(
      "INSERT INTO messages (id, body) VALUES (?, ?)", [message.id, try Self.json(message)])
    let number = database.lastInsertedRowID
    try run("UPDATE events SET message = ? WHERE message IS NULL", [number])
    for channel in channels {
      try run(
        """
        INSERT INTO deliveries (message, channel, state, attempts, due, attempted)
          VALUES (?, ?, 'waiting', 0, ?, 0)
        """, [number, channel, now])
    }
  }

  /// Forgets old messages that nobody waits for.
  func prune(keeping count: Int) throws {
    try run(
      """
      DELETE FROM messages WHERE number <= (SELECT max(number) FROM messages) - ?
        AND number NOT IN (
          SELECT message FROM deliveries WHERE state IN ('waiting', 'sending'))
      """, [count])
  }

  private func memories(of caseID: CaseID) throws -> [WatchSubject: WatchMemory] {
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT * FROM states WHERE scenario = ? AND locale = ?"),
      arguments: Self.names(caseID))
    let known = try rows.map { (WatchSubject(rawValue: try $0.whole("subject")), try $0.memory()) }
    return Dictionary(known) { $1 }
  }

  private func save(_ memory: WatchMemory, _ subject: WatchSubject, _ caseID: CaseID) throws {
    try run(
      "INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      Self.names(caseID) + [
        subject.rawValue, memory.isTrouble, memory.since, memory.reason,
        memory.candidate?.count ?? 0, memory.candidate?.since, memory.candidate?.reason,
        memory.lastRun,
      ])
  }

  private static func names(_ caseID: CaseID) -> StatementArguments {
    [StoredName.text(caseID.scenario), StoredName.text(caseID.locale)]
  }

  private static func json(_ value: some Encodable) throws -> String {
    String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
  }

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

extension Row {
  fileprivate func memory() throws -> WatchMemory {
    let count: Int = try whole("count")
    var candidate: WatchMemory.Candidate?
    if count > 0 {
      candidate = WatchMemory.Candidate(
        count: count, since: try whole("candidate_since"), reason: try some("candidate_reason"))
    }
    return WatchMemory(
      isTrouble: try some("trouble"), since: try whole("since"), reason: try some("reason"),
      candidate: candidate, lastRun: try whole("last_run"))
  }
}

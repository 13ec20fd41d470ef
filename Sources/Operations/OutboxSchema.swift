import GRDB

/// The tables of the outbox, and how older files get them.
enum OutboxSchema {
  /// The outbox's kind of file; its mark is `exwn`.
  static var kind: DatabaseFile.Kind {
    DatabaseFile.Kind(label: "outbox", applicationID: 0x6578_776E, migrator: migrator)
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { database in
      try database.execute(sql: version1)
    }
    return migrator
  }

  private static let version1 = """
    -- One watched thing each (WatchMemory).
    CREATE TABLE states (
      scenario TEXT NOT NULL, locale TEXT NOT NULL, subject TEXT NOT NULL,
      trouble INTEGER, since TEXT NOT NULL, reason TEXT,
      -- 0: no other state has been seen
      count INTEGER NOT NULL, candidate_since TEXT, candidate_reason TEXT,
      last_run TEXT NOT NULL,
      PRIMARY KEY (scenario, locale, subject)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE messages (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE events (
      id TEXT PRIMARY KEY, body TEXT NOT NULL,
      -- null: to be told beside the next message
      message INTEGER REFERENCES messages (number) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX events_message ON events (message);
    CREATE TABLE deliveries (
      number INTEGER PRIMARY KEY,
      message INTEGER NOT NULL REFERENCES messages (number) ON DELETE CASCADE,
      channel TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
      -- milliseconds since 1970
      due INTEGER NOT NULL, attempted INTEGER NOT NULL, last_error TEXT,
      UNIQUE (message, channel)
    ) STRICT;
    CREATE INDEX deliveries_state ON deliveries (state, due);
    """
}

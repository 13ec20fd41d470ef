import GRDB

/// The tables of the history, and how older files get them.
///
/// A run's id follows its time (``HistoryRun``), so that the newest runs of a case lie together at
/// the end of its range in `results`, whatever the order in which runs were recorded. Columns that
/// hold a run's id have no foreign key: SQLite would need an index on each to delete a run, and the
/// one on `results` would be as large as the table.
enum HistorySchema {
  /// The history's kind of file; its mark is `exwy`.
  static var kind: DatabaseFile.Kind {
    DatabaseFile.Kind(label: "history", applicationID: 0x6578_7779, migrator: migrator)
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { database in
      try database.execute(sql: version1)
    }
    migrator.registerMigration("v2") { database in
      try database.execute(sql: version2)
    }
    return migrator
  }

  private static let version1 = """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, started_at TEXT NOT NULL,
      tool TEXT NOT NULL, rule_set TEXT NOT NULL,
      -- 1: only its name is still needed, by a row of findings
      pruned INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE cases (
      id INTEGER PRIMARY KEY, scenario TEXT NOT NULL, locale TEXT NOT NULL,
      UNIQUE (scenario, locale)
    ) STRICT;
    CREATE TABLE results (
      case_id INTEGER NOT NULL REFERENCES cases (id), run_id INTEGER NOT NULL,
      outcome TEXT NOT NULL, obstacle TEXT, total INTEGER, flow_pages INTEGER,
      delete_found INTEGER,
      PRIMARY KEY (case_id, run_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE findings (
      case_id INTEGER NOT NULL REFERENCES cases (id), rule TEXT NOT NULL,
      outcome TEXT NOT NULL, first_seen_run INTEGER NOT NULL, last_seen_run INTEGER NOT NULL,
      last_good_run INTEGER, since_run INTEGER NOT NULL,
      PRIMARY KEY (case_id, rule)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE transitions (
      case_id INTEGER NOT NULL REFERENCES cases (id), rule TEXT NOT NULL,
      run_id INTEGER NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL,
      PRIMARY KEY (case_id, rule, run_id)
    ) STRICT, WITHOUT ROWID;
    """

  /// Runs that older versions recorded get their pages from `exitway history rebuild`.
  private static let version2 = """
    -- One row for each time that a page changed, with the runs between which it stayed the same.
    CREATE TABLE page_versions (
      case_id INTEGER NOT NULL REFERENCES cases (id), page TEXT NOT NULL,
      since_run INTEGER NOT NULL, last_seen_run INTEGER NOT NULL, hash TEXT NOT NULL,
      PRIMARY KEY (case_id, page, since_run)
    ) STRICT, WITHOUT ROWID;
    """
}

import Evidence
import Foundation
import GRDB
import Operations
import TestSupport
import Testing

struct HistoryPagesTests {
  private func digest(_ page: String, _ text: String) -> PageDigest {
    PageDigest(page: page, hash: ContentHash(of: text.utf8))
  }

  private func state(_ history: History, _ page: String = "/a") throws -> PageState? {
    try history.demoHistory()?.pages.first { $0.page == page }
  }

  @Test
  func `A page is known by since when it is so, when it was another one, how often it changed`()
    throws
  {
    try withHistory { history, _ in
      for (day, text) in [(1, "x"), (2, "x"), (3, "y"), (4, "x"), (6, "x")] {
        try history.put(day, report(.pass), pages: [digest("/a", text), digest("/b", "same")])
      }
      // A run that did not get there changes nothing.
      try history.put(5, report(.cantTell), pages: [])
      let page = try #require(try state(history))
      #expect(page.hash == ContentHash(of: "x".utf8).description)
      #expect(page.since == runName(4))
      #expect(page.lastSeen == runName(6))
      #expect(page.lastOther == runName(3))
      #expect(page.changes == 2)
      let other = try #require(try state(history, "/b"))
      #expect(other.since == runName(1) && other.lastOther == nil && other.changes == 0)
      let text = HistoryTable.text(try #require(try history.demoHistory()))
      #expect(
        text.contains(
          "since \(runName(4))  another one until \(runName(3)), changed 2 times  /a\n"))
      #expect(text.contains("since \(runName(1))  never another one  /b\n"))
    }
  }

  @Test(arguments: 0..<40)
  func `Runs in any order, and again, give the same`(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed + 1))
    let texts = (1...12).map { _ in String(random.next() % 3) }
    try withHistory { history, path in
      for (day, text) in zip(1..., texts) {
        try history.put(day, report(.pass), pages: [digest("/a", text)])
      }
      let expected = try #require(try state(history))
      let changes = zip(texts, texts.dropFirst()).count { $0 != $1 }
      #expect(expected.changes == changes)
      try withHistory { other, _ in
        for day in (1...12).shuffled(using: &random) {
          try other.put(day, report(.pass), pages: [digest("/a", "wrong")])
        }
        for day in (1...12).shuffled(using: &random) {
          try other.put(day, report(.pass), pages: [digest("/a", texts[day - 1])])
        }
        #expect(try state(other) == expected)
      }
    }
  }

  @Test func `Only changes take room`() throws {
    try withHistory { history, path in
      for day in 1...30 { try history.put(day, report(.pass), pages: [digest("/a", "x")]) }
      #expect(try versions(path) == 1)
    }
  }

  @Test func `A site that changes at every visit does not fill the disk`() throws {
    try withHistory { history, path in
      for day in 1...12 {
        let pages = (0..<100).map { digest("/\(day)/\($0)", "x") }
        try history.put(day, report(.pass), pages: pages)
      }
      #expect(try versions(path) == 1000)
      #expect(try state(history, "/12/0") != nil)
      #expect(try state(history, "/1/0") == nil)
    }
  }

  @Test func `Pruning keeps since when each page is as it is`() throws {
    try withHistory { history, path in
      for day in 1...9 {
        try history.put(day, report(.pass), pages: [digest("/a", day < 3 ? "\(day)" : "x")])
      }
      try history.prune(keepingRuns: 2)
      let page = try #require(try state(history))
      #expect(page.since == runName(3) && page.lastSeen == runName(9))
      #expect(try versions(path) == 1)
      try history.put(10, report(.pass), pages: [digest("/a", "y")])
      #expect(try state(history)?.lastOther == runName(9))
    }
  }

  @Test func `A file of the first version is brought up, and keeps what it has`() throws {
    let folder = TestFolder()
    defer { folder.remove() }
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try DatabaseQueue(path: folder.file).write { try $0.execute(sql: Self.firstVersion) }
    let history = try History(path: folder.file)
    let known = try #require(try history.demoHistory())
    #expect(known.trend.points.map(\.run) == [runName(1)])
    #expect(known.pages.isEmpty)
    let pages = [digest("/a", "x")]
    try history.put(1, report(.pass), pages: pages)
    #expect(try state(history)?.since == runName(1))
  }

  private func versions(_ path: String) throws -> Int? {
    try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM page_versions")
    }
  }

  /// What the first version wrote for one run.
  private static let firstVersion = """
    PRAGMA application_id = 0x65787779;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('v1');
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, started_at TEXT NOT NULL,
      tool TEXT NOT NULL, rule_set TEXT NOT NULL,
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
    INSERT INTO runs VALUES (5, '20261101T103456Z-4f2a', '2026-11-01T10:34:56Z', '1', '1', 0);
    INSERT INTO cases VALUES (1, 'demo/seven-steps', 'ko-KR');
    INSERT INTO results VALUES (1, 5, 'pass', NULL, 7, 3, 1);
    INSERT INTO findings VALUES (1, '', 'pass', 5, 5, 5, 5), (1, 'R1', 'pass', 5, 5, 5, 5);
    """
}

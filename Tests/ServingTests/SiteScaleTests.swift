import Evidence
import Foundation
import GRDB
import Operations
@testable import Serving
import Testing

struct SiteScaleTests {
  private static let runs = 10_000
  private static let cases = 100
  private static let rules = 60

  /// Prints times and sizes; nothing is asserted about them, as machines differ.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["EXITWAY_SCALE"] != nil))
  func `Ten thousand runs of a hundred cases are served`() throws {
    let folder = try ServedFolder()
    let ids = (0..<Self.cases).map { CaseID(scenario: "case-\($0)", locale: "de") }
    try folder.put(1, .pass, ids)
    try fill(folder.history)
    let site = folder.site()
    for target in [
      "/", "/?q=case-5", "/case/case-50/de", "/runs", "/runs?page=200", "/health",
      "/run/\(ServedFolder.run(1))",
    ] {
      var size = 0
      let time = ContinuousClock().measure {
        let answer = site.ask(target)
        size = answer.body.utf8.count
        #expect(answer.status == 200, "\(target)")
      }
      let milliseconds = time.formatted(.units(allowed: [.milliseconds]))
      print("scale: \(target): \(milliseconds), \(size / 1000) kB")
    }
  }

  /// Writes the rows that ten thousand recordings would; every hundredth run changes an outcome.
  private func fill(_ path: String) throws {
    try DatabaseQueue(path: path).write { database in
      try database.execute(
        sql: """
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.runs))
            INSERT INTO runs SELECT base + (i << 10), 'run-' || i, '2026-01-01T00:00:00Z', '1', '1', 0
            FROM n, (SELECT max(id) AS base FROM runs);
          INSERT INTO results SELECT cases.id, runs.id, 'pass', NULL, 7, 3, 1
            FROM cases, runs WHERE runs.name LIKE 'run-%' ORDER BY runs.id;
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.rules))
            INSERT INTO findings SELECT cases.id, 'R' || i, 'pass', first.id, first.id, first.id, first.id
            FROM cases, n, (SELECT min(id) AS id FROM runs) AS first;
          INSERT INTO transitions SELECT cases.id, 'R1', runs.id, 'fail', 'pass'
            FROM cases, runs WHERE (runs.id >> 10) % 100 = 0 AND runs.name LIKE 'run-%';
          """)
    }
  }
}

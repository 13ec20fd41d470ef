import Evidence
import Foundation
import GRDB
import Operations
import Reporting
import Testing

struct HistoryScaleTests {
  private static let runs = 10_000
  private static let cases = 100
  private static let rules = 60
  private static let pages = 6

  /// Prints times and sizes; nothing is asserted about them, as machines differ.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["EXITWAY_SCALE"] != nil))
  func `Ten thousand runs of a hundred cases are shown`() throws {
    try withHistory { history, path in
      let ids = (0..<Self.cases).map { CaseID(scenario: "case-\($0)", locale: "de") }
      let rules = (0..<Self.rules).map { "R\($0)" }
      let reports = ids.map { report(.pass, of: $0, rules: rules) }
      let digests = (0..<Self.pages).map {
        PageDigest(page: "https://${host}/\($0)", hash: ContentHash(of: [0]))
      }
      let pages = Dictionary(uniqueKeysWithValues: ids.map { ($0, digests) })
      func record(_ run: String) throws {
        try history.record(run: run, tool: "1", ruleSet: "1", reports: reports, pages: pages)
      }
      try measure("first run, 100 cases of 60 rules") { try record("20000101T000000Z-a") }
      try measure("bulk insert of 10,000 runs") { try fill(path) }
      try measure("overview of the last 30 runs") {
        let overview = try history.overview(last: 30)
        #expect(overview.count == Self.cases)
      }
      try measure("trend of one case") { _ = try history.trend(of: ids[50]) }
      try measure("trend page of all cases") {
        let page = TrendPage(try history.histories(last: TrendPage.runsOfEach, changes: 20)).bytes()
        print("scale: page of all cases: \(page.count / 1000) kB")
        #expect(page.count > 100_000)
      }
      try measure("trend page of one case, 1,000 runs") {
        let known = try #require(try history.trend(of: ids[50], last: 1000))
        _ = TrendPage([known]).bytes()
      }
      try measure("availability of 100 cases") {
        for id in ids { _ = try history.availability(of: id, last: 9) }
      }
      try measure("a new run") { try record("20991231T000000Z-a") }
      try measure("the same run again") { try record("20991231T000000Z-a") }
      try size(path)
      try measure("pruning to 5,000 runs") { try history.prune(keepingRuns: 5000) }
      try size(path)
    }
  }

  /// Writes the rows that ten thousand recordings would; every hundredth run changes an outcome and
  /// all pages.
  private func fill(_ path: String) throws {
    try DatabaseQueue(path: path).write { database in
      try database.execute(
        sql: """
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.runs))
            INSERT INTO runs SELECT base + (i << 10), 'run-' || i, '2026-01-01T00:00:00Z', '1', '1', 0
            FROM n, (SELECT max(id) AS base FROM runs);
          INSERT INTO results SELECT cases.id, runs.id, 'pass', NULL, 7, 3, 1
            FROM cases, runs WHERE runs.name LIKE 'run-%' ORDER BY runs.id;
          INSERT INTO transitions SELECT cases.id, 'R1', runs.id, 'fail', 'pass'
            FROM cases, runs WHERE (runs.id >> 10) % 100 = 0 AND runs.name LIKE 'run-%';
          INSERT INTO page_versions SELECT case_id, page, runs.id, runs.id + (99 << 10), hash
            FROM page_versions, runs WHERE (runs.id >> 10) % 100 = 0 AND runs.name LIKE 'run-%'
              AND runs.id + (99 << 10) IN (SELECT id FROM runs);
          """)
    }
  }

  private func measure(_ name: String, _ body: () throws -> Void) throws {
    let time = try ContinuousClock().measure(body)
    print("scale: \(name): \(time.formatted(.units(allowed: [.milliseconds])))")
  }

  private func size(_ path: String) throws {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    print("scale: file: \(size / 1_000_000) MB")
  }
}

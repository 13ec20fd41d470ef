import Evidence
import Foundation
import Operations
import Testing

struct HistoryTableTests {
  private func trend(_ scenario: String, _ outcomes: [Outcome]) -> CaseTrend {
    let points = outcomes.enumerated().map { day, outcome in
      CaseTrend.Point(
        run: runName(day + 1), startedAt: "2026-11-0\(day + 1)T10:34:56Z", outcome: outcome)
    }
    let state = RuleState(
      rule: "", outcome: .fail, firstSeen: runName(1), lastSeen: runName(3), lastGood: nil,
      since: runName(2))
    return CaseTrend(
      caseID: CaseID(scenario: scenario, locale: "de"), points: points, state: state, runs: 3)
  }

  @Test func `The text has one mark a run and the name last`() {
    let text = HistoryTable.text([
      trend("a", [.pass, .warn, .fail, .cantTell, .notApplicable]), trend("b", [.fail]),
    ])
    #expect(
      text == """
        ✓!✗?–  fail           since 20261102T103456Z-4f2a  never passed  a/de
            ✗  fail           since 20261102T103456Z-4f2a  never passed  b/de

        """)
  }

  @Test func `A name cannot steer the terminal`() {
    let text = HistoryTable.text([trend("a\u{1B}[2J\n\u{202E}\u{9B}b\u{2028}", [.pass])])
    #expect(text.hasSuffix("a[2Jb/de\n"))
    #expect(text.split(whereSeparator: \.isNewline).count == 1)
  }

  @Test(
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'x"),
      ("\t=1", "'=1"), ("\u{1B}=1", "'=1"), ("＝1", "'＝1"), ("a=1", "a=1"), ("a,b", "\"a,b\""),
      ("a\"b", "\"a\"\"b\""), ("=\"a\"", "\"'=\"\"a\"\"\""), (" =1", "\"' =1\""), ("a\r\nb", "ab"),
      ("=\u{301}1", "'=\u{301}1"),
    ])
  func `A cell of the CSV is no formula`(name: String, cell: String) {
    let lines = HistoryTable.csv([trend(name, [.pass])]).split(separator: "\r\n")
    #expect(lines.count == 2)
    #expect(lines[1] == "\(cell),de,20261101T103456Z-4f2a,2026-11-01T10:34:56Z,pass,,,,")
  }

  @Test func `The JSON can be read again`() throws {
    let trends = [trend("a/\"b\n", [.pass, .fail])]
    let json = try HistoryTable.json(trends)
    #expect(try JSONDecoder().decode([CaseTrend].self, from: Data(json.utf8)) == trends)
    #expect(json.hasSuffix("]\n"))
  }

  @Test func `One case shows its rules and what changed`() throws {
    try withHistory { history, _ in
      try history.put(1, report(.pass))
      try history.put(2, report(.fail))
      let text = HistoryTable.text(try #require(try history.demoHistory()))
      #expect(text.contains("✓✗"))
      #expect(text.contains("20261102T103456Z-4f2a  pass → fail  the whole case"))
      #expect(text.contains("last passed 20261101T103456Z-4f2a  R1"))
    }
  }
}

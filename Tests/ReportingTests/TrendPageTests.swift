import Evidence
import Foundation
import Reporting
import Testing

struct TrendPageTests {
  private func run(_ day: Int) -> String { "202611\(day < 10 ? "0" : "")\(day)T103456.123Z-4f2a" }

  private func history(
    _ scenario: String, _ outcomes: [Outcome], totals: [Int?] = [], hostile text: String? = nil
  ) -> CaseHistory {
    let points = outcomes.enumerated().map { index, outcome in
      var point = CaseTrend.Point(
        run: text ?? run(index % 28 + 1), startedAt: text ?? "", outcome: outcome, obstacle: text)
      point.total = totals.indices.contains(index) ? totals[index] : nil
      return point
    }
    let state = RuleState(
      rule: text ?? "", outcome: outcomes.last ?? .pass, firstSeen: text ?? run(1),
      lastSeen: text ?? run(9), lastGood: text ?? run(3), since: text ?? run(4))
    var rule = state
    rule.rule = text ?? "reach-link-depth"
    rule.lastGood = text
    let trend = CaseTrend(
      caseID: CaseID(scenario: scenario, locale: text ?? "ko-KR"), points: points, state: state,
      runs: outcomes.count)
    return CaseHistory(
      trend: trend, rules: [rule],
      changes: [OutcomeChange(rule: text ?? "", run: text ?? run(4), from: .pass, to: .fail)],
      pages: [
        PageState(
          page: text ?? "https://${host}/account", hash: text ?? "00", since: text ?? run(2),
          lastSeen: text ?? run(9), lastOther: text ?? run(1), changes: 3)
      ])
  }

  private func page(_ cases: [CaseHistory]) -> String {
    String(decoding: TrendPage(cases).bytes(), as: UTF8.self)
  }

  private let two: [Outcome] = [.pass, .fail]

  @Test func `Every case has a row with its runs, since when, and a link to its section`() {
    let page = page([
      history("b", [.pass, .warn, .fail, .cantTell, .notApplicable], totals: [5, 7, nil, 6]),
      history("a", two),
    ])
    #expect(page.contains("Run by run, 2 cases: 1 fail, 1 not applicable"))
    #expect(
      page.contains(
        "aria-label=\"5 runs, the newest last: 1 pass, 1 warn, 1 fail, 1 cannot tell, "
          + "1 not applicable; 5 to 7 steps\""))
    #expect(page.contains("<a href=\"#case:a:ko-KR\">a/ko-KR</a>"))
    #expect(page.contains("id=\"case:a:ko-KR\""))
    #expect(page.contains("last passed <time datetime=\"2026-11-03T10:34:56Z\""))
    // Rows come in the order of the cases, whatever order they were given in.
    #expect(
      page.range(of: ">a/ko-KR<")?.lowerBound ?? page.endIndex
        < page.range(of: ">b/ko-KR<")?.lowerBound ?? page.startIndex)
  }

  @Test func `Every outcome has a shape of its own, so that colour is not needed`() {
    let page = page([history("a", Outcome.allCases), history("b", [])])
    // Without the place where each stands.
    let shapes = page.matches(of: #/<path class="([a-zA-Z]+)" d="M[0-9]+ [0-9]+([^"]*)"/#)
      .filter { Outcome(rawValue: String($0.1)) != nil }.map { String($0.2) }
    #expect(shapes.count == Outcome.allCases.count * 3, "in the legend, the row and the section")
    #expect(Set(shapes).count == Outcome.allCases.count)
  }

  @Test func `The line of steps breaks where the way out was not walked`() throws {
    let page = page([history("a", Array(repeating: .pass, count: 4), totals: [4, nil, 8, 2])])
    let line = try #require(page.firstMatch(of: #/<path class="steps" d="([^"]*)"/#)?.1)
    #expect(line == "M316 13h4M340 4h4L354 18")
  }

  @Test func `A case on its own shows rules, changes and pages`() {
    let page = page([history("a", two)])
    for words in [
      "<code>reach-link-depth</code>", "<td>never</td>", "the whole case", "✓ pass", "✗ fail",
      "https://${host}/account", "another one until", "2 runs are kept",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("<ul class=\"trends\">"))
  }

  @Test func `Long histories are cut, and that is said`() {
    let long = history("a", Array(repeating: .pass, count: 1000))
    let alone = page([long])
    #expect(alone.ranges(of: "<svg viewBox=\"0 0 360").count == 10)
    #expect(alone.contains("1000 runs are kept, the newest 300 are drawn"))
    let many = page((0..<600).map { history("case-\($0)", two) })
    #expect(many.contains("100 more cases are not shown."))
    #expect(many.ranges(of: "<section").count == 500)
  }

  @Test(arguments: [Int.max, Int.min, -1, 0])
  func `A number of a damaged history draws something`(total: Int) {
    #expect(page([history("a", two, totals: [total, 3])]).contains("class=\"steps\""))
  }

  @Test func `No name of a damaged or foreign history becomes markup`() {
    let text = "20261101T103456Z<script>alert('x')</script>\"&\u{202E}\u{1B}[2J"
    for page in [
      page([history(text, two, hostile: text)]),
      page([history(text, two, hostile: text), history("a", two)]),
    ] {
      #expect(!page.contains("<script"))
      #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"))
      for scalar in page.unicodeScalars where scalar != "\n" {
        #expect(scalar.properties.generalCategory != .control && scalar != "\u{202E}")
      }
    }
  }

  @Test func `Nothing is loaded, run or sent, and every link leads to a place of the page`() {
    let page = page([history("a/b", two), history("a", two)])
    #expect(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(page.contains("<html lang=\"en\">"))
    for forbidden in [" style=", " src=", "url(", "@import", " onclick", "href=\"http", "<form"] {
      #expect(!page.contains(forbidden))
    }
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let targets = page.matches(of: #/ href="#([^"]+)"/#).map { String($0.1) }
    #expect(targets.count == 3)
    #expect(targets.allSatisfy(ids.contains))
  }

  @Test func `A history without runs says so`() {
    #expect(page([]).contains("no run is on record"))
  }
}

import Evidence
import Reporting
import Testing

struct MarkdownReporterTests {
  private func text(_ reports: [CaseReport]) throws -> String {
    let bytes = try MarkdownReporter().report(reports, Samples.summary(reports))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `the whole report`() throws {
    #expect(try text(Samples.all) == Golden.markdown)
  }

  @Test func `five hundred cases still fit a comment, and what is left out is said`() throws {
    let reports = (0..<500).map { number in
      var report = Samples.bad
      report.caseID.scenario = "demo/case-\(number)"
      return report
    }
    let text = try text(reports)
    #expect(text.utf8.count < 65_536)
    #expect(text.contains("| `demo/case-499/ko-KR` |"))
    #expect(text.contains(#/The findings of \d+ more cases do not fit here\./#))
    #expect(text.ranges(of: "<details>").count == text.ranges(of: "</details>").count)
  }

  @Test func `ten thousand rows are cut, too`() throws {
    let reports = (0..<10_000).map { number in
      var report = Samples.good
      report.caseID.scenario = "demo/case-\(number)"
      return report
    }
    let text = try text(reports)
    #expect(text.utf8.count < 65_536)
    #expect(text.contains(#/\d+ more cases do not fit here\./#))
  }

  @Test func `a hostile site breaks no row, item or fold`() throws {
    let text = try text([Samples.hostileCase])
    // Each line begins as the reporter wrote it.
    #expect(!text.contains("\n# h") && !text.contains("\n- zzz") && !text.utf8.contains(0x1B))
    // Markup of the site stands only in code spans, whose fences are longer than its own backticks.
    for line in text.split(separator: "\n") where line.contains("<script>") {
      #expect(line.contains("``<script>") && line.contains("zzz``") || line.contains("/ko-KR``"))
    }
    #expect(text.ranges(of: "<details>").count == 1)
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| `") })
    #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 7)
  }
}

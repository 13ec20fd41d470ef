import Evidence
import Reporting
import Testing

struct GitHubReporterTests {
  private func lines(_ reports: [CaseReport], _ summary: RunSummary) throws -> [Substring] {
    String(decoding: try GitHubReporter().report(reports, summary), as: UTF8.self)
      .split(separator: "\n")
  }

  @Test func `the whole report`() throws {
    let lines = try lines(Samples.all, Samples.placed(Samples.all))
    #expect(lines.joined(separator: "\n") + "\n" == ToolGolden.github)
  }

  @Test func `ten of each kind are shown, the worst first, and the rest is counted`() throws {
    let reports = (0..<30).map { number in
      var report = Samples.bad
      report.caseID.scenario = "demo/case-\(number + 10)"
      // The critical ones come last by name.
      report.findings[0].severity = number < 25 ? .minor : .critical
      report.findings[4].expectation = nil
      return report
    }
    let lines = try lines(reports, Samples.summary(reports))
    for kind in ["error", "warning", "notice"] {
      #expect(lines.count { $0.hasPrefix("::\(kind) ") } == 10)
    }
    #expect(lines[0].contains("demo/case-35/ko-KR"))
    #expect(lines[5].contains("demo/case-10/ko-KR"))
    #expect(
      lines[30] == "exitway: 30 cases: 30 fail")
    #expect(
      lines[29]
        == "::notice title=exitway::61 more findings are not shown here; see another report.")
  }

  @Test func `nothing ends a property or begins a command but us`() throws {
    var report = Samples.bad
    report.caseID.scenario = "a,line=1::x%2C"
    report.findings = [report.findings[0]]
    report.findings[0].observed = "50 %0A::error::x\n::error::y"
    var summary = Samples.summary([report])
    summary.places[report.caseID] = ScenarioPlace(file: "a,b:c%.yaml", line: 3)
    let lines = try lines([report], summary)
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(
        "::error file=a%2Cb%3Ac%25.yaml,line=3,title=a%2Cline=1%3A%3Ax%252C/ko-KR%3A "
          + "lang-page-locale::50 %250A::error::x ::error::y%0Aasked: "))
  }
}

import Evidence
import Reporting
import Testing

struct JUnitReporterTests {
  private func text(_ reports: [CaseReport], time: String? = nil) throws -> String {
    var summary = Samples.placed(reports)
    summary.time = time
    return String(decoding: try JUnitReporter().report(reports, summary), as: UTF8.self)
  }

  @Test func `the whole report`() throws {
    #expect(try text(Samples.all) == ToolGolden.junit)
  }

  @Test func `a warning passes and says why, a rule that does not apply is no test`() throws {
    var report = Samples.bad
    report.findings = report.findings.filter { [.warn, .notApplicable].contains($0.outcome) }
    for index in report.findings.indices { report.findings[index].expectation = nil }
    let text = try text([report])
    #expect(text.contains(#"tests="1" failures="0" errors="0" skipped="0""#))
    #expect(text.contains("<system-out>warn: Leaving takes 7 actions.\n"))
    #expect(!text.contains("clarity-entry-label"))
  }

  @Test func `an expectation that is over fails, even where the rule passes`() throws {
    var report = Samples.good
    report.findings[0].expectation = .unexpectedPass
    report.findings[1].outcome = .warn
    report.findings[1].expectation = .expired
    let text = try text([report])
    #expect(text.contains(#"tests="4" failures="2""#))
    #expect(text.contains(#"message="expected to fail, and passes now: remove the expectation"#))
    #expect(text.contains(#"message="was accepted; the date is past: In order.""#))
  }

  @Test func `cases whose names differ in a dot or a slash are different classes`() throws {
    let reports = ["a/b.c", "a.b/c", "a/b/c", "a%2Eb/c"].map { name in
      var report = Samples.good
      report.caseID.scenario = name
      return report
    }
    let classes = try text(reports).matches(of: #/classname="([^"]*)"/#).map(\.1)
    #expect(Set(classes).count == 4)
    #expect(classes.contains("a.b%2Ec.de-DE") && classes.contains("a.b.c.de-DE"))
  }

  @Test func `a time stands there only if it is given`() throws {
    #expect(try !text(Samples.all).contains("timestamp"))
    #expect(try text([Samples.good], time: "2026-11-24").contains(#"timestamp="2026-11-24""#))
  }
}

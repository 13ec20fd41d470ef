@testable import Conformance
import Evidence
import Testing

struct ExpectationTests {
  static func state(
    _ declared: Outcome, until: String? = "2027-03-01", today: String? = "2026-11-24",
    of evidence: CaseEvidence = EvaluationTests.foreign.evidence
  ) throws -> Finding.Expectation? {
    let options = JudgeOptions(
      expectations: [ExpectedFinding(rule: "lang-page-locale", outcome: declared, until: until)],
      today: today)
    let report = Evaluation.judge(evidence, profiles: [], options: options)
    #expect(
      report.findings.filter { $0.rule != "lang-page-locale" }.allSatisfy {
        $0.expectation == nil
      })
    return try EvaluationTests.finding("lang-page-locale", in: report).expectation
  }

  @Test func `a known finding is accepted until its day, that day included`() throws {
    #expect(try Self.state(.fail) == .accepted)
    #expect(try Self.state(.fail, today: "2027-03-01") == .accepted)
    #expect(try Self.state(.fail, today: "2027-03-02") == .expired)
  }

  @Test func `without a day nothing expires`() throws {
    #expect(try Self.state(.fail, until: nil) == .accepted)
    #expect(try Self.state(.fail, until: "2020-01-01", today: nil) == .accepted)
  }

  @Test func `a known finding that passes now is told`() throws {
    #expect(try Self.state(.fail, of: EvaluationTests.good.evidence) == .unexpectedPass)
  }

  @Test func `a finding that is worse than declared is news`() throws {
    #expect(try Self.state(.warn) == nil)
  }

  @Test func `what could not be told is not covered by a known fault`() throws {
    let unseen = ExampleCase.missing(.network, "The name was not resolved.").evidence
    #expect(try Self.state(.fail, of: unseen) == nil)
    #expect(try Self.state(.cantTell, of: unseen) == .accepted)
  }

  @Test func `an accepted finding keeps its outcome`() throws {
    let options = JudgeOptions(
      expectations: [ExpectedFinding(rule: "lang-page-locale", outcome: .fail)])
    let report = Evaluation.judge(
      EvaluationTests.foreign.evidence, profiles: [], options: options)
    #expect(report.outcome == .fail)
  }
}

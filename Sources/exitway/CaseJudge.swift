import Conformance
import Evidence
import Scenarios

/// Judges gathered cases: secrets and volatile parts are taken out first, so that hashes and quotes
/// are the same for the same page.
struct CaseJudge {
  let selection: Selection
  /// The day against which `until:` dates are read, `2027-03-01`.
  let today: String

  /// The evidence without secrets, and what the rules say about it.
  func judge(
    _ evidence: CaseEvidence, of scenario: ResolvedScenario
  ) -> (evidence: CaseEvidence, report: CaseReport) {
    let evidence = Redactor(secrets: scenario.secrets).redact(evidence)
    let expectations = scenario.expectations.map { entry in
      ExpectedFinding(
        rule: entry.rule, outcome: Outcome(rawValue: entry.outcome) ?? .fail, until: entry.until)
    }
    let report = Evaluation.judge(
      evidence, profiles: selection.norms(of: scenario),
      options: JudgeOptions(expectations: expectations, today: today))
    return (evidence, report)
  }
}

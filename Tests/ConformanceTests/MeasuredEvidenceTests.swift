import Evidence
import Testing

@testable import Conformance

/// What a browser measures moves by a pixel from day to day.
struct MeasuredEvidenceTests {
  private func report(left: Int, width: Int = 120) -> CaseReport {
    var keep = ShownControl(left: left, top: 300, width: 500, height: 40, contrast: 700)
    var leave = ShownControl(left: 20, top: left, width: width, height: 40, contrast: 700)
    (keep.name, leave.name) = ("Keep", "Leave")
    let example = ExampleCase(
      ExamplePage("account", .press("회원 탈퇴", "delete", shown: leave)).shown(height: 900 + left),
      ExamplePage(
        "leave", .control("계정 유지", "keep", role: .button, shown: keep),
        .press("탈퇴하기", "delete", role: .button, shown: leave)
      ).shown())
    return Evaluation.judge(
      example.evidence, profiles: [], options: JudgeOptions(today: "2026-01-01"))
  }

  @Test func `a page that moved by a pixel gives the same findings, proof included`() {
    #expect(report(left: 20) == report(left: 21))
    #expect(report(left: 20).findings.contains { $0.evidence != nil })
  }

  @Test func `what a finding quotes is another one when it is seen to be`() {
    let symmetry = { (report: CaseReport) in
      report.findings.first { $0.rule == "clarity-button-symmetry" }?.observed
    }
    #expect(symmetry(report(left: 20)) == "Staying is shown 4.1 times as large as leaving.")
    #expect(symmetry(report(left: 20, width: 121)) == symmetry(report(left: 20)))
    #expect(symmetry(report(left: 20, width: 200)) != symmetry(report(left: 20)))
  }
}

import Evidence

/// Asks how often a person is asked whether they are sure.
struct StepsSingleReconfirm: Rule {
  private static let pass = Threshold("pass", 1, "most re-confirmations that pass")
  private static let warn = Threshold("warn", 1, "most re-confirmations that only warn")

  static let description = RuleDescription(
    id: "steps-single-reconfirm", title: "One re-confirmation", dimension: .steps,
    severity: .critical,
    checks: """
      Stages that only ask again: "are you sure", "please reconsider", "what you will lose". \
      Notices that plead or offer something on two or more pages of the flow warn.
      """,
    applicability: """
      Needs the walk to the final control. Does not apply where the pages offer no way on the web.
      """,
    expectation: "Deleting is confirmed again at most {pass} time ({warn} to warn), on one page.",
    thresholds: [pass, warn])

  private static let advice = "Ask for one confirmation, and put all notices on that page."
  private static let pleas: Set<String> = ["reconsider", "retention-offer"]

  func evaluate(_ input: DeleteJourney, _ thresholds: Thresholds) -> Judgement {
    let stages = max(input.counts.reconfirmations, 0)
    let judgement = input.judge(
      stages, in: Band(pass: thresholds[Self.pass], warn: thresholds[Self.warn]),
      counted: "Deleting is confirmed again \(stages) time\(stages == 1 ? "" : "s")",
      advice: Self.advice)
    let pleading = input.flow.compactMap(Self.plea)
    guard judgement.outcome == .pass, stages > 0, pleading.count > 1 else { return judgement }
    return .warn(
      "Deleting is confirmed again once, but \(pleading.count) pages plead or offer something.",
      advice: Self.advice, at: pleading.last, trace: judgement.trace)
  }

  private static func plea(on page: PageRecord) -> Judgement.Spot? {
    page.blocks.first { !pleas.isDisjoint(with: $0.cues) }
      .map { Judgement.Spot(page: page, place: $0.place, quote: $0.text) }
  }

  private static func asking(_ stages: Int) -> ExampleCase {
    ExampleCase.steps(nav: 1, flow: 3).counting { $0.reconfirmations = stages }
  }

  static let examples = [
    RuleExample("One page asks whether the person is sure", .pass, asking(1)),
    RuleExample(
      "One re-confirmation, but pleas on two pages", .warn,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage(
          "benefits", .text("쿠폰 혜택이 사라집니다.", cues: ["retention-offer"]),
          .press("계속", "proceed")),
        ExamplePage(
          "again", .text("다시 한번 생각해 주세요.", cues: ["reconsider"]), .press("탈퇴하기", "delete"))
      ).counting { $0.reconfirmations = 1 }),
    RuleExample("Two pages ask whether the person is sure", .fail, asking(2)),
    RuleExample(
      "The walk ended after one", .cantTell, .needsDeclaredStep,
      asking(1).ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample("Deletion by mail only", .notApplicable, asking(0).offering(only: "mail")),
  ]
}

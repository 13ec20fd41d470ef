import Evidence

/// Asks whether conditions for deleting are named before it begins, with a way to meet them.
struct ReachConditionsOpen: Rule {
  static let description = RuleDescription(
    id: "reach-conditions-open", title: "Conditions told at the start", dimension: .reachability,
    severity: .major,
    checks: """
      Texts that name what has to be done before the account can be deleted: on the page of the \
      entry control, the public page or the first page of the flow, with a link in the main text \
      (pass) or without one (warn); only further on (fail).
      """,
    applicability: """
      Needs the pages of the deletion flow or the public information page, in a language that the \
      vocabulary knows.
      """,
    expectation:
      "Conditions for deleting are named before it begins, with links to where they are met.")

  private static let advice =
    "Name every condition where deleting begins, each with a link to where it is met."
  /// Purposes of links that lead on, out or back, and so to no condition.
  private static let elsewhere: Set<String> = [
    "back", "confirm", "deactivate", "delete", "keep", "language", "log-out", "proceed",
  ]

  func evaluate(_ input: ConditionPages, _ thresholds: Thresholds) -> Judgement {
    let early = input.early.filter { Self.condition(on: $0) != nil }
    if let page = early.first(where: Self.hasLink) {
      return .pass(
        "A condition is named before deleting begins, with a link.", at: Self.condition(on: page))
    }
    if let page = early.first {
      return .warn(
        "A condition is named before deleting begins, without a link.", advice: Self.advice,
        at: Self.condition(on: page))
    }
    if let spot = input.late.compactMap(Self.condition).first {
      // It may be named where it was not possible to look.
      if let failure = input.publicUnseen {
        return .cantTell(failure, seen: "A condition is named only in the flow.", at: spot)
      }
      return .fail(
        "A condition is named only after deleting has begun.", advice: Self.advice, at: spot)
    }
    if let unseen = input.unseen { return .cantTell(unseen) }
    guard VocabularyReach.covers(input.all) else { return .cantTell(VocabularyReach.failure) }
    return .pass("No condition is named.")
  }

  private static func condition(on page: PageRecord) -> Judgement.Spot? {
    page.blocks.first { $0.isMain && $0.cues.contains("precondition") }
      .map { Judgement.Spot(page: page, place: $0.place, quote: $0.text) }
  }

  private static func hasLink(_ page: PageRecord) -> Bool {
    page.controls.contains { control in
      control.role == .link && control.region == .main && !control.isHidden
        && control.purpose.map(elsewhere.contains) != true
    }
  }

  private static let account = ExamplePage("account", .press("회원 탈퇴", "delete"))
  private static let leave = ExamplePage("leave", .press("탈퇴하기", "delete"))
  private static let condition = ExamplePart.text(
    "유료 멤버십을 먼저 해지해 주세요.", cues: ["precondition"])
  private static let link = ExamplePart.control("멤버십 해지", "cancel-subscription")

  static let examples = [
    RuleExample("No condition", .pass, ExampleCase(account, leave)),
    RuleExample(
      "Named on the first page, with a link", .pass,
      ExampleCase(
        account, ExamplePage("before", condition, link, .press("다음", "proceed")), leave)),
    RuleExample(
      "Named in the public information, with a link", .pass,
      ExampleCase(account, leave).informing(ExamplePage("help", condition, link))),
    RuleExample(
      "Named on the first page, without a link", .warn,
      ExampleCase(account, ExamplePage("leave", condition, .press("탈퇴하기", "delete")))),
    RuleExample(
      "Named only on the last of two pages", .fail,
      ExampleCase(
        account, ExamplePage("before", .press("다음", "proceed")),
        ExamplePage("leave", condition, link, .press("탈퇴하기", "delete")))),
    RuleExample(
      "The walk ended early", .cantTell, .needsDeclaredStep,
      ExampleCase(account, ExamplePage("leave"))
        .ending(.needsDeclaredStep, "The next step sends a form.")),
    .unknownWords,
  ]
}

import Evidence

/// Asks whether offers to stay stand in the way.
struct StepsNoForcedRetention: Rule {
  private static let pages = Threshold("pages", 1, "most pages with an offer that only warn")

  static let description = RuleDescription(
    id: "steps-no-forced-retention", title: "Offers to stay", dimension: .steps, severity: .major,
    checks: """
      Pages before that of the final control whose words offer something for staying, or a pause \
      in place of deleting: one from which a control for deleting leads on warns; one from which \
      none does, or several, fail. An offer beside the final control is no stage of its own.
      """,
    applicability: """
      Needs the walk to the final control, in a language that the vocabulary knows. Does not apply \
      where the pages offer no way on the web.
      """,
    expectation: """
      No page before that of the final control offers something for staying ({pages} with a \
      control for deleting beside the offer to warn).
      """,
    thresholds: [pages])

  private static let advice =
    "Drop pages that only offer something else, or put the offer beside the final control."
  private static let cues: Set<String> = ["retention-offer", "pause-offered"]

  func evaluate(_ input: DeletionFlow, _ thresholds: Thresholds) -> Judgement {
    if input.isOffWebOnly { return .notApplicable(DeleteJourney.noWebJourney) }
    let stages = input.stages.filter { $0.isPassed && Self.offer(on: $0.page) != nil }
    let trace = stages.map(\.page.finalAddress)
    // A control whose address alone says "delete" says something else to whoever reads it.
    if let barred = stages.first(where: { stage in
      stage.onward?.purpose != "delete" || (stage.onward?.purposeConfidence ?? 0) < 70
    }) {
      return .fail(
        "A page offers something for staying, and no control on it that goes on says delete.",
        advice: Self.advice, at: Self.offer(on: barred.page), trace: trace)
    }
    if let last = stages.last {
      let isOver = stages.count > thresholds[Self.pages]
      return .of(
        isOver ? .fail : .warn,
        "\(stages.count) page\(stages.count == 1 ? "" : "s") before that of the final control"
          + " offer\(stages.count == 1 ? "s" : "") something for staying.",
        advice: Self.advice, at: Self.offer(on: last.page), trace: trace)
    }
    if let unseen = input.unseen { return .cantTell(unseen) }
    if let final = input.final, let offer = Self.offer(on: final.page) {
      return .pass("An offer stands only beside the final control.", at: offer)
    }
    guard VocabularyReach.covers(input.pages) else { return .cantTell(VocabularyReach.failure) }
    return .pass("No page on the way offers something for staying.")
  }

  /// Where a page holds something out: in its main text, or on a control that is shown.
  private static func offer(on page: PageRecord) -> Judgement.Spot? {
    if let block = page.blocks.first(where: { $0.isMain && !cues.isDisjoint(with: $0.cues) }) {
      return Judgement.Spot(page: page, place: block.place, quote: block.text)
    }
    return page.controls.first { control in
      !control.isHidden && (control.region == .main || control.region == .dialog)
        && !cues.isDisjoint(with: control.cues)
    }.map { SeenControl(page: page, control: $0).spot }
  }

  private static let account = ExamplePage("account", .press("회원 탈퇴", "delete"))
  private static let leave = ExamplePage("leave", .press("탈퇴하기", "delete"))

  private static func offer(_ name: String, _ onward: ExamplePart) -> ExamplePage {
    ExamplePage(name, .text("남아 계시면 쿠폰을 드립니다.", cues: ["retention-offer"]), onward)
  }

  static let examples = [
    RuleExample("No offers", .pass, ExampleCase(account, leave)),
    RuleExample(
      "An offer beside the final control", .pass,
      ExampleCase(account, offer("leave", .press("탈퇴하기", "delete")))),
    RuleExample(
      "A page with an offer, and a control for deleting beside it", .warn,
      ExampleCase(account, offer("stay", .press("탈퇴 계속하기", "delete")), leave)),
    RuleExample(
      "A page with an offer, and only a way on", .fail,
      ExampleCase(account, offer("stay", .press("다음", "proceed")), leave)),
    RuleExample(
      "A pause is offered on a control, and only a way on", .fail,
      ExampleCase(
        account,
        ExamplePage(
          "stay", .control("대신 계정 쉬어 가기", "deactivate", cues: ["pause-offered"]),
          .press("다음", "proceed")), leave)),
    RuleExample(
      "Two pages with offers", .fail,
      ExampleCase(
        account, offer("stay", .press("탈퇴 계속하기", "delete")),
        offer("again", .press("탈퇴 계속하기", "delete")), leave)),
    RuleExample(
      "The walk ended early", .cantTell, .needsDeclaredStep,
      ExampleCase(account, offer("stay", .press("다음", "proceed")))
        .ending(.needsDeclaredStep, "The next step sends a form.")),
    .unknownWords,
    RuleExample(
      "Deletion by phone only", .notApplicable,
      ExampleCase.steps(nav: 1, flow: 2).offering(only: "phone")),
  ]
}

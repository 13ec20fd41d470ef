import Evidence

/// Asks whether the flow works on guilt, fear or loss.
struct ClarityNoConfirmshaming: Rule {
  static let description = RuleDescription(
    id: "clarity-no-confirmshaming", title: "No shaming", dimension: .clarity, severity: .major,
    checks: """
      Words of guilt, fear or loss on the pages of the flow: in labels of controls and fields and \
      in headings (fail), or only in other text (warn).
      """,
    applicability: """
      Needs the pages of the deletion flow, in a language that the vocabulary knows.
      """,
    expectation: "No label, heading or text of the flow shames the person who leaves.")

  private static let advice = "Say in neutral words what the control or the choice does."
  private static let cue = "confirmshaming"
  private static let decisive: Set<TextBlock.Role> = [.heading, .button, .label]

  func evaluate(_ input: DeletionPages, _ thresholds: Thresholds) -> Judgement {
    guard !input.flow.isEmpty else { return .cantTell(input.noFlow) }
    if let spot = input.flow.compactMap(Self.shamingLabel).first {
      return .fail("A label or heading of the flow shames.", advice: Self.advice, at: spot)
    }
    if let spot = input.flow.compactMap({ Self.shamingText(on: $0) { _ in true } }).first {
      return .warn("A text of the flow shames.", advice: Self.advice, at: spot)
    }
    if let unseen = input.unseen { return .cantTell(unseen) }
    guard VocabularyReach.covers(input.flow) else { return .cantTell(VocabularyReach.failure) }
    let count = input.flow.count
    return .pass("No word that shames was seen on \(count) page\(count == 1 ? "" : "s").")
  }

  private static func shamingLabel(on page: PageRecord) -> Judgement.Spot? {
    if let control = page.controls.first(where: { $0.cues.contains(cue) }) {
      return SeenControl(page: page, control: control).spot
    }
    for form in page.forms {
      if let field = form.fields.first(where: { $0.cues.contains(cue) }) {
        return Judgement.Spot(page: page, place: form.place, quote: field.label)
      }
    }
    return shamingText(on: page) { decisive.contains($0) }
  }

  private static func shamingText(
    on page: PageRecord, where isMeant: (TextBlock.Role) -> Bool
  ) -> Judgement.Spot? {
    page.blocks.first { $0.isMain && $0.cues.contains(cue) && isMeant($0.role) }
      .map { Judgement.Spot(page: page, place: $0.place, quote: $0.text) }
  }

  private static func flow(_ part: ExamplePart) -> ExampleCase {
    ExampleCase(
      ExamplePage("account", .press("회원 탈퇴", "delete")),
      ExamplePage("leave", part, .press("탈퇴하기", "delete")))
  }

  static let examples = [
    RuleExample("Neutral words", .pass, flow(.text("탈퇴하면 모든 정보가 삭제됩니다."))),
    RuleExample(
      "Only a sentence pleads", .warn,
      flow(.text("떠나신다니 너무 슬퍼요.", cues: ["confirmshaming"]))),
    RuleExample(
      "A control that gives up benefits", .fail,
      flow(.control("혜택 포기하기", "proceed", cues: ["confirmshaming"]))),
    RuleExample(
      "A heading that asks for pity", .fail,
      flow(.heading("정말 저희를 버리시나요?", cues: ["confirmshaming"]))),
    RuleExample(
      "A choice that calls itself a loss", .fail,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage("leave", .press("탈퇴하기", "delete", role: .submit)).asking(
          Form.Field(
            name: "sure", kind: .choice, label: "모든 혜택을 잃어도 상관없어요",
            cues: ["confirmshaming"])))),
    RuleExample(
      "The walk ended after a neutral page", .cantTell, .needsDeclaredStep,
      flow(.text("탈퇴 안내")).ending(.needsDeclaredStep, "The next step sends a form.")),
    .unknownWords,
    RuleExample(
      "Only the public page was seen", .cantTell, .noSession,
      ExampleCase().informing(ExamplePage("help", .heading("탈퇴 방법"))).changing {
        $0.delete = .missing(EvidenceFailure(.noSession, "The scenario declares no log-in."))
      }),
  ]
}

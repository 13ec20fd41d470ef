import Evidence

/// Asks whether the flow chooses for the person.
struct ClarityNoPreselect: Rule {
  static let description = RuleDescription(
    id: "clarity-no-preselect", title: "Nothing chosen beforehand", dimension: .clarity,
    severity: .major,
    checks: """
      Tick boxes, choices and lists in the forms of the flow's pages that are set before the \
      person does anything: to stay, pause or take an offer (fail), or to anything else (warn, \
      only in forms of the main content). Fields outside forms are not known.
      """,
    applicability: "Needs the pages of the deletion flow.",
    expectation: "No tick box, choice or list of the flow is set beforehand.")

  private static let advice = "Leave every choice open until the person makes it."
  private static let kinds: Set<Form.Field.Kind> = [.tick, .choice, .select]
  private static let staying: Set<String> = ["keep", "deactivate"]
  private static let offers: Set<String> = ["retention-offer", "pause-offered"]

  private struct Preset {
    var field: Form.Field
    var spot: Judgement.Spot
    /// Stays, pauses or takes an offer.
    var isForStaying: Bool
    /// A control of the main content sends its form.
    var isMain: Bool
  }

  func evaluate(_ input: DeletionPages, _ thresholds: Thresholds) -> Judgement {
    guard !input.flow.isEmpty else { return .cantTell(input.noFlow) }
    let presets = input.flow.flatMap(Self.presets).filter { $0.isForStaying || $0.isMain }
    let trace = presets.map { "\($0.field.kind.rawValue) \"\(Quotation.of($0.field.label))\"" }
    if let preset = presets.first(where: \.isForStaying) {
      return .fail(
        "A choice to stay, pause or take an offer is made beforehand.", advice: Self.advice,
        at: preset.spot, trace: trace)
    }
    if let preset = presets.first {
      return .warn(
        "A choice is made beforehand.", advice: Self.advice, at: preset.spot, trace: trace)
    }
    if let unseen = input.unseen { return .cantTell(unseen) }
    return .pass("No choice is made beforehand.")
  }

  private static func presets(on page: PageRecord) -> [Preset] {
    page.forms.enumerated().flatMap { position, form in
      // The list of languages in a page's footer is set beforehand, and is no part of the flow.
      let isMain = page.controls.contains { control in
        control.form == position && (control.region == .main || control.region == .dialog)
      }
      return form.fields.filter { $0.isPreselected && kinds.contains($0.kind) }.map { field in
        Preset(
          field: field,
          spot: Judgement.Spot(page: page, place: form.place, quote: field.label),
          isForStaying: field.purpose.map(staying.contains) == true
            || !offers.isDisjoint(with: field.cues), isMain: isMain)
      }
    }
  }

  private static func asking(_ fields: Form.Field...) -> ExampleCase {
    var leave = ExamplePage("leave", .press("탈퇴하기", "delete", role: .submit))
    leave.forms = [
      Form(method: .post, target: "https://${host}/leave", fields: fields, place: "main form")
    ]
    return ExampleCase(ExamplePage("account", .press("회원 탈퇴", "delete")), leave)
  }

  static let examples = [
    RuleExample(
      "A choice that is left open", .pass,
      asking(
        Form.Field(name: "what", kind: .choice, label: "계정 삭제"),
        Form.Field(name: "what", kind: .choice, label: "계정 비활성화", purpose: "deactivate"))),
    RuleExample(
      "A reason is chosen beforehand", .warn,
      asking(Form.Field(name: "why", kind: .choice, label: "기타", isPreselected: true))),
    RuleExample(
      "Pausing is chosen beforehand", .fail,
      asking(
        Form.Field(name: "what", kind: .choice, label: "계정 삭제"),
        Form.Field(
          name: "what", kind: .choice, label: "계정 비활성화", isPreselected: true,
          purpose: "deactivate"))),
    RuleExample(
      "An offer is ticked beforehand", .fail,
      asking(
        Form.Field(
          name: "offer", kind: .tick, label: "할인 쿠폰을 받고 계속 이용", isPreselected: true,
          cues: ["retention-offer"]))),
    RuleExample(
      "A list in a form that no control of the main content sends", .pass,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage("leave", .press("탈퇴하기", "delete")).asking(
          Form.Field(name: "language", kind: .select, label: "언어", isPreselected: true),
          method: .get))),
    RuleExample(
      "The walk ended before the final control", .cantTell, .needsDeclaredStep,
      asking().ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "No session for the pages behind the log-in", .cantTell, .noSession,
      .missing(.noSession, "The scenario declares no log-in.")),
  ]
}

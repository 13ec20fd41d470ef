import Evidence

/// Asks whether staying is set off more than leaving where the choice is made.
struct ClarityButtonSymmetry: Rule {
  static let description = RuleDescription(
    id: "clarity-button-symmetry", title: "Equal buttons", dimension: .clarity, severity: .minor,
    checks: """
      On the page of the final control: whether a control that keeps the account or goes back is \
      of the same kind (link or button), and whether its class names set it off more strongly. \
      What a style sheet makes of it is not known.
      """,
    applicability: """
      Needs the final control. Does not apply where no control beside it keeps the account, or \
      the pages offer no way on the web. Never fails.
      """,
    expectation:
      "Staying and leaving are controls of one kind, and staying is not set off more strongly.")

  private static let advice =
    "Make both controls of one kind, and set neither off more than the other."

  func evaluate(_ input: FinalChoice, _ thresholds: Thresholds) -> Judgement {
    guard let final = input.final else {
      return input.isOffWebOnly
        ? .notApplicable(DeleteJourney.noWebJourney) : .cantTell(input.missing)
    }
    let keeps = Self.counterparts(on: final.page)
    guard let keep = keeps.first else {
      return .notApplicable("No control beside the final one keeps the account.", at: final.spot)
    }
    let rank = Self.rank(final.control.emphasis)
    if let loud = keeps.first(where: { Self.rank($0.emphasis) > rank }) {
      return .warn(
        "Staying is set off more strongly (\(loud.emphasis.rawValue)) than leaving"
          + " (\(final.control.emphasis.rawValue)).",
        advice: Self.advice, at: SeenControl(page: final.page, control: loud).spot)
    }
    guard keeps.contains(where: { Self.isLink($0) == Self.isLink(final.control) }) else {
      return .warn(
        "Staying is a \(Self.kind(keep)), leaving a \(Self.kind(final.control)).",
        advice: Self.advice, at: SeenControl(page: final.page, control: keep).spot)
    }
    return .pass(
      "Staying and leaving are both a \(Self.kind(final.control)), and staying is not set off more.",
      at: final.spot)
  }

  /// Controls that keep the account; only where there is none, those that go back.
  private static func counterparts(on page: PageRecord) -> [Control] {
    let keeps = page.asides(["keep"])
    return (keeps.isEmpty ? page.asides(["back"]) : keeps).filter { $0.role != .expander }
  }

  private static func isLink(_ control: Control) -> Bool { control.role == .link }

  private static func kind(_ control: Control) -> String { isLink(control) ? "link" : "button" }

  private static func rank(_ emphasis: Control.Emphasis) -> Int {
    switch emphasis {
    case .weak: 0
    case .plain: 1
    case .strong: 2
    }
  }

  private static func choice(
    _ parts: ExamplePart..., final: Control.Emphasis = .plain
  ) -> ExampleCase {
    var leave = ExamplePage("leave")
    leave.parts = parts + [.press("탈퇴하기", "delete", role: .button, emphasis: final)]
    return ExampleCase(ExamplePage("account", .press("회원 탈퇴", "delete")), leave)
  }

  static let examples = [
    RuleExample("Two plain buttons", .pass, choice(.control("계정 유지", "keep", role: .button))),
    RuleExample(
      "Staying is the weaker button", .pass,
      choice(.control("계정 유지", "keep", role: .button), final: .strong)),
    RuleExample(
      "Staying is set off", .warn,
      choice(.control("계정 유지", "keep", role: .button, emphasis: .strong))),
    RuleExample(
      "Leaving is set back", .warn,
      choice(.control("계정 유지", "keep", role: .button), final: .weak)),
    RuleExample(
      "Staying is a link, leaving a button", .warn, choice(.control("뒤로", "back"))),
    RuleExample("Nothing beside the final control", .notApplicable, choice()),
    RuleExample(
      "Deletion by mail only", .notApplicable,
      ExampleCase(ExamplePage("account")).offering(only: "mail")),
    RuleExample(
      "The walk ended before the final control", .cantTell, .needsDeclaredStep,
      ExampleCase.steps(nav: 1, flow: 2).ending(.needsDeclaredStep, "The next step sends a form.")),
  ]
}

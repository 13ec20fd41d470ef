import Evidence

/// Asks whether staying is set off more than leaving where the choice is made.
struct ClarityButtonSymmetry: Rule {
  /// The words differ in length, so the areas may differ by as much.
  private static let area = Threshold(
    "area", 200, "largest area of staying that passes, in % of leaving's")
  private static let letters = Threshold(
    "letters", 125, "largest letters of staying that pass, in % of leaving's")
  /// WCAG 2.2, 1.4.3: 4.5 to 1, for large letters 3 to 1.
  private static let contrast = Threshold(
    "contrast", 45, "contrast that leaving needs where staying has it, in tenths")
  /// WCAG 2.2, 1.4.11.
  private static let fill = Threshold(
    "fill", 30, "contrast from which an area stands out from what is around it, in tenths")

  static let description = RuleDescription(
    id: "clarity-button-symmetry", title: "Equal buttons", dimension: .clarity, severity: .minor,
    checks: """
      On the page of the final control: whether a control that keeps the account or goes back is \
      of the same kind (link or button), and whether its class names set it off more strongly. \
      Where a browser showed both, what was measured stands in place of that: whether staying is \
      much larger, in larger letters, legible where leaving is not, or a filled area where leaving \
      is none.
      """,
    applicability: """
      Needs the final control. Does not apply where no control beside it keeps the account, or \
      the pages offer no way on the web. Never fails.
      """,
    expectation:
      "Staying and leaving are controls of one kind, and staying is not set off more strongly.",
    thresholds: [area, letters, contrast, fill])

  private static let advice =
    "Make both controls of one kind, and set neither off more than the other."
  private static let measuredAdvice = "Show both controls in one size, and as clearly."

  func evaluate(_ input: FinalChoice, _ thresholds: Thresholds) -> Judgement {
    guard let final = input.final else {
      return input.isOffWebOnly
        ? .notApplicable(DeleteJourney.noWebJourney) : .cantTell(input.missing)
    }
    let keeps = Self.counterparts(on: final.page)
    guard let keep = keeps.first else {
      return .notApplicable("No control beside the final one keeps the account.", at: final.spot)
    }
    let measured = keeps.compactMap { keep in keep.shown.map { (keep, $0) } }
    if let leaving = final.control.shown, measured.count == keeps.count {
      for (keep, staying) in measured {
        guard let words = Self.difference(staying, leaving, thresholds) else { continue }
        return .warn(
          words, advice: Self.measuredAdvice,
          at: SeenControl(page: final.page, control: keep).spot)
      }
      return .pass("Staying is shown no larger or clearer than leaving.", at: final.spot)
    }
    return byMarkup(final, keep, among: keeps)
  }

  /// What a browser measured of both, the plainest difference first; nil where there is none.
  private static func difference(
    _ staying: ShownControl, _ leaving: ShownControl, _ thresholds: Thresholds
  ) -> String? {
    let share = staying.area * 10 / max(1, leaving.area)
    if share * 10 > thresholds[area] {
      return "Staying is shown \(share / 10).\(share % 10) times as large as leaving."
    }
    if let one = staying.fontSize, let other = leaving.fontSize, other > 0,
      one * 100 / other > thresholds[letters]
    {
      return "Staying is in letters of \(Measures.pixels(one)) px, leaving of"
        + " \(Measures.pixels(other)) px."
    }
    if Measures.isPale(staying, below: thresholds[contrast]) == false,
      Measures.isPale(leaving, below: thresholds[contrast]) == true
    {
      return "The letters of staying have a contrast of \(ratio(staying.contrast)), those of"
        + " leaving of \(ratio(leaving.contrast))."
    }
    if let one = staying.fill.map(Measures.tenths), let other = leaving.fill.map(Measures.tenths),
      one >= thresholds[fill], other < thresholds[fill]
    {
      return "Staying is an area that stands out (\(Measures.ratio(tenths: one))), leaving is not"
        + " (\(Measures.ratio(tenths: other)))."
    }
    return nil
  }

  private static func ratio(_ hundredths: Int?) -> String {
    Measures.ratio(tenths: Measures.tenths(hundredths ?? 0))
  }

  /// What can be told without a browser.
  private func byMarkup(
    _ final: SeenControl, _ keep: Control, among keeps: [Control]
  ) -> Judgement {
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

  /// Both as a browser showed them; class names that would say otherwise no longer count.
  private static func measured(_ staying: ShownControl, _ leaving: ShownControl) -> ExampleCase {
    ExampleCase(
      ExamplePage("account", .press("회원 탈퇴", "delete")),
      ExamplePage(
        "leave",
        .control("계정 유지", "keep", role: .button, emphasis: .strong, shown: staying),
        .press("탈퇴하기", "delete", role: .button, shown: leaving)
      ).shown())
  }

  private static func button(
    width: Int = 120, letters: Int = 160, contrast: Int = 700, fill: Int = 100
  ) -> ShownControl {
    ShownControl(
      left: 20, top: 300, width: width, height: 40, contrast: contrast, fontSize: letters,
      fontWeight: 400, fill: fill)
  }

  static let examples = [
    RuleExample("Shown alike, whatever the class names", .pass, measured(button(), button())),
    RuleExample(
      "A little wider, for a longer word", .pass, measured(button(width: 200), button())),
    RuleExample("Shown three times as large", .warn, measured(button(width: 360), button())),
    RuleExample("Shown in larger letters", .warn, measured(button(letters: 220), button())),
    RuleExample("Leaving is hardly legible", .warn, measured(button(), button(contrast: 210))),
    RuleExample(
      "Both are hardly legible", .pass, measured(button(contrast: 210), button(contrast: 230))),
    RuleExample("Only staying is filled", .warn, measured(button(fill: 590), button())),
    RuleExample("Only leaving is filled", .pass, measured(button(), button(fill: 590))),
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

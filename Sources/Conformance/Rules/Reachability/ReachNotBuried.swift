import Evidence

/// Asks whether the entry control can be seen where it stands.
struct ReachNotBuried: Rule {
  private static let siblings = Threshold("siblings", 30, "most links in the same list that pass")
  /// NN/g, "Scrolling and Attention" (2018): 81 % of the time is spent on the first three screens.
  private static let screens = Threshold("screens", 3, "most screens above a control that pass")
  /// Lighthouse, "Document uses legible font sizes".
  private static let letters = Threshold("letters", 12, "smallest letters in px that pass")
  /// WCAG 2.2, 1.4.3: 4.5 to 1, for large letters 3 to 1.
  private static let contrast = Threshold("contrast", 45, "least contrast that passes, in tenths")
  /// WCAG 2.2, 2.5.8; a link in a line of text is as high as the line.
  private static let target = Threshold("target", 24, "smallest side of a button in px that passes")

  static let description = RuleDescription(
    id: "reach-not-buried", title: "Entry control in plain sight", dimension: .reachability,
    severity: .major,
    checks: """
      The first control that opens the way out: inside a closed expander, in a list of very many \
      links, or in the markup but not shown. One of the first two warns, both fail. On a page that \
      was shown in a browser also: many screens down outside of the footer, and hard to make out \
      (letters too small or too pale, a button too small); each counts as one. What is covered, cut \
      off or transparent is not shown.
      """,
    applicability: """
      Needs the entry control. Does not apply where the pages offer no way on the web and no such \
      control.
      """,
    expectation:
      "The entry control is shown, outside closed expanders and lists of over {siblings} links.",
    thresholds: [siblings, screens, letters, contrast, target])

  private static let advice = "Show the entry control as a plain link in settings, menu or footer."

  func evaluate(_ input: EntryControl, _ thresholds: Thresholds) -> Judgement {
    guard let entry = input.entry else {
      return input.isOffWebOnly
        ? .notApplicable(DeleteJourney.noWebJourney) : .cantTell(input.missing)
    }
    let control = entry.control
    let faults = [
      control.isCollapsed ? "inside a closed expander" : nil,
      control.siblings > thresholds[Self.siblings] ? "one of \(control.siblings) links" : nil,
      Self.depth(of: entry, thresholds), Self.faintness(of: control, thresholds),
      control.isHidden ? "not shown" : nil,
    ].compactMap(\.self)
    if faults.isEmpty {
      return .pass("The entry control is shown, in plain sight.", at: entry.spot)
    }
    let outcome: Outcome = control.isHidden || faults.count > 1 ? .fail : .warn
    return .of(
      outcome, "The entry control is \(faults.joined(separator: " and ")).", advice: Self.advice,
      at: entry.spot)
  }

  /// Who looks for a way out looks in the footer, however long the page is.
  private static func depth(of entry: SeenControl, _ thresholds: Thresholds) -> String? {
    guard let view = entry.page.view, let shown = entry.control.shown, view.height > 0,
      entry.control.region != .footer, !entry.control.isHidden
    else { return nil }
    let screens = max(0, shown.top) / view.height
    return screens > thresholds[Self.screens] ? "\(screens) screens down the page" : nil
  }

  /// The one thing that makes it hard to make out; letters first, as they are what is looked for.
  private static func faintness(of control: Control, _ thresholds: Thresholds) -> String? {
    guard let shown = control.shown, !control.isHidden else { return nil }
    let letters = shown.fontSize.map(Measures.pixels)
    if let letters, letters < thresholds[Self.letters] { return "in letters of \(letters) px" }
    if let contrast = shown.contrast,
      Measures.isPale(shown, below: thresholds[Self.contrast]) == true
    {
      return "in letters of contrast \(Measures.ratio(tenths: Measures.tenths(contrast)))"
    }
    let isSmall = min(shown.width, shown.height) < thresholds[Self.target]
    return control.role != .link && isSmall
      ? "a button of \(shown.width) × \(shown.height) px" : nil
  }

  private static func entry(
    isCollapsed: Bool = false, isHidden: Bool = false, siblings: Int = 8
  ) -> ExampleCase {
    ExampleCase(
      ExamplePage(
        "account",
        .press(
          "회원 탈퇴", "delete", isCollapsed: isCollapsed, isHidden: isHidden, siblings: siblings)),
      ExamplePage("leave", .press("탈퇴하기", "delete")))
  }

  private static func shown(
    _ shown: ShownControl, siblings: Int = 8, role: Control.Role = .link
  ) -> ExampleCase {
    ExampleCase(
      ExamplePage(
        "account", .press("회원 탈퇴", "delete", siblings: siblings, role: role, shown: shown)
      )
      .shown(height: 9000), ExamplePage("leave", .press("탈퇴하기", "delete")))
  }

  private static func link(
    top: Int = 200, contrast: Int = 700, letters: Int = 160
  ) -> ShownControl {
    ShownControl(
      left: 20, top: top, width: 80, height: 20, contrast: contrast, fontSize: letters,
      fontWeight: 400)
  }

  static let examples = [
    RuleExample("A plain link in a short menu", .pass, entry()),
    RuleExample("Behind an expander", .warn, entry(isCollapsed: true)),
    RuleExample("One of 58 links", .warn, entry(siblings: 58)),
    RuleExample(
      "Behind an expander, one of 58 links", .fail, entry(isCollapsed: true, siblings: 58)),
    RuleExample("In the markup, not shown", .fail, entry(isHidden: true)),
    RuleExample("A legible link on the second screen", .pass, shown(link(top: 1200))),
    RuleExample("Four screens down", .warn, shown(link(top: 3700))),
    RuleExample("Grey on white", .warn, shown(link(contrast: 232))),
    RuleExample("Grey and large", .pass, shown(link(contrast: 310, letters: 280))),
    RuleExample("In small print", .warn, shown(link(letters: 90))),
    RuleExample(
      "A button that a finger misses", .warn,
      shown(ShownControl(left: 0, top: 0, width: 60, height: 16, fontSize: 140), role: .button)),
    RuleExample(
      "In small print, one of 58 links", .fail, shown(link(letters: 90), siblings: 58)),
    RuleExample(
      "No control was found", .cantTell, .budget,
      ExampleCase(ExamplePage("account")).ending(.budget, "80 pages were looked at.")),
    RuleExample(
      "Deletion by post only", .notApplicable,
      ExampleCase(ExamplePage("account")).offering(only: "post")),
  ]
}

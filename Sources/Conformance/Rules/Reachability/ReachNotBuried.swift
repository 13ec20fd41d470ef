import Evidence

/// Asks whether the entry control can be seen where it stands.
struct ReachNotBuried: Rule {
  private static let siblings = Threshold("siblings", 30, "most links in the same list that pass")

  static let description = RuleDescription(
    id: "reach-not-buried", title: "Entry control in plain sight", dimension: .reachability,
    severity: .major,
    checks: """
      The first control that opens the way out: inside a closed expander, in a list of very many \
      links, or in the markup but not shown. One of the first two warns, both fail.
      """,
    applicability: """
      Needs the entry control. Does not apply where the pages offer no way on the web and no such \
      control.
      """,
    expectation:
      "The entry control is shown, outside closed expanders and lists of over {siblings} links.",
    thresholds: [siblings])

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

  static let examples = [
    RuleExample("A plain link in a short menu", .pass, entry()),
    RuleExample("Behind an expander", .warn, entry(isCollapsed: true)),
    RuleExample("One of 58 links", .warn, entry(siblings: 58)),
    RuleExample(
      "Behind an expander, one of 58 links", .fail, entry(isCollapsed: true, siblings: 58)),
    RuleExample("In the markup, not shown", .fail, entry(isHidden: true)),
    RuleExample(
      "No control was found", .cantTell, .budget,
      ExampleCase(ExamplePage("account")).ending(.budget, "80 pages were looked at.")),
    RuleExample(
      "Deletion by post only", .notApplicable,
      ExampleCase(ExamplePage("account")).offering(only: "post")),
  ]
}

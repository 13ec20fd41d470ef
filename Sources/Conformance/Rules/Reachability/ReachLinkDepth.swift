import Evidence

/// Asks how deep the control and the public information lie.
struct ReachLinkDepth: Rule {
  private static let pass = Threshold("pass", 3, "most links that pass")
  private static let warn = Threshold("warn", 4, "most links that only warn")

  static let description = RuleDescription(
    id: "reach-link-depth", title: "Depth of the way out", dimension: .reachability,
    severity: .major,
    checks: """
      The larger of two numbers: steps from the account home to the page that shows the control, \
      and links from the home page to the public information, where it was found from there.
      """,
    applicability: """
      Needs the walk from the account home. Where nothing was found, it fails only if every page \
      to a depth that would not fail was looked at. Does not apply where the pages offer no way on \
      the web and no public information.
      """,
    expectation:
      "The control and the public information are at most {pass} links away ({warn} to warn).",
    thresholds: [pass, warn])

  private static let advice =
    "Link the control from the account settings, and the information from help or footer."

  func evaluate(_ input: WayDepths, _ thresholds: Thresholds) -> Judgement {
    let band = Band(pass: thresholds[Self.pass], warn: thresholds[Self.warn])
    let depths = [input.toControl, input.toInformation].compactMap(\.self)
    let largest = depths.max()
    let outcome = largest.map(band.outcome)
    let spot =
      largest == input.toControl
      ? input.entry?.spot : input.informationPage.map { Judgement.Spot(page: $0) }
    let seen = Self.seen(input)
    if outcome == .fail {
      return .fail(seen, advice: Self.advice, at: spot, trace: input.trace)
    }
    if input.toControl == nil, !input.isOffWebOnly {
      return Self.unfound(input, band: band, seen: depths.isEmpty ? nil : seen)
    }
    guard let outcome else { return .notApplicable(DeleteJourney.noWebJourney) }
    return .of(outcome, seen, advice: Self.advice, at: spot, trace: input.trace)
  }

  /// Every page was looked at to a depth beyond which any place of the control fails, or not.
  private static func unfound(_ input: WayDepths, band: Band, seen: String?) -> Judgement {
    if let depth = input.search.exhaustiveToDepth, depth >= band.warn {
      return .fail(
        "No control was found on any page within \(depth) links of the account home.",
        advice: advice, trace: input.trace)
    }
    return .cantTell(input.unseen ?? input.search.absence, seen: seen, trace: input.trace)
  }

  private static func seen(_ input: WayDepths) -> String {
    let control = input.toControl.map { "The control is \($0) steps from the account home" }
    let information = input.toInformation.map {
      "the public information is \($0) links from the home page"
    }
    switch (control, information) {
    case (let control?, let information?): return "\(control), \(information)."
    case (let control?, nil): return "\(control)."
    case (nil, let information?): return "T\(information.dropFirst())."
    case (nil, nil): return "Neither control nor public information was found."
    }
  }

  private static let help = ExamplePage("help/delete", .heading("회원 탈퇴 방법"))

  static let examples = [
    RuleExample("Two steps to the control", .pass, .steps(nav: 2, flow: 2)),
    RuleExample("Four steps to the control", .warn, .steps(nav: 4, flow: 2)),
    RuleExample("Five steps to the control", .fail, .steps(nav: 5, flow: 2)),
    RuleExample(
      "Two steps to the control, five links to the information", .fail,
      ExampleCase.steps(nav: 2, flow: 2).informing(help, depth: 5)),
    RuleExample(
      "Every page to depth four was looked at in vain", .fail,
      ExampleCase.steps(nav: 2, flow: 0)
        .ending(.notFound, "No way to the control was found.", searchedTo: 4)),
    RuleExample(
      "The budget ended before the search did", .cantTell, .budget,
      ExampleCase.steps(nav: 2, flow: 0)
        .ending(.budget, "80 pages were looked at.", searchedTo: 2)),
    RuleExample(
      "Deletion by mail only, told nowhere", .notApplicable,
      ExampleCase(ExamplePage("account")).offering(only: "mail")),
  ]
}

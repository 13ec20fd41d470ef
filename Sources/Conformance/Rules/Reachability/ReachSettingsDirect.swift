import Evidence

/// Asks whether the entry control stands on the settings page itself.
struct ReachSettingsDirect: Rule {
  private static let pass = Threshold("pass", 0, "most levels below the settings page that pass")
  private static let warn = Threshold(
    "warn", 1, "most levels below the settings page that only warn")

  static let description = RuleDescription(
    id: "reach-settings-direct", title: "Entry control in the settings", dimension: .reachability,
    severity: .critical,
    checks: """
      Pages from the settings page to the entry control. The settings page is the account home, \
      or a page behind a control for settings or the account, whichever is nearest. Opening what \
      hides the control counts as a level. A way that leads only through help fails.
      """,
    applicability: """
      Needs the entry control and a settings page on the way. Where no control was found, it fails \
      only if every page was looked at to a depth beyond which any place fails. Does not apply \
      where the pages offer no way on the web and no such control.
      """,
    expectation: """
      The entry control is shown at most {pass} levels below the settings page ({warn} to warn), \
      and not only behind help.
      """,
    thresholds: [pass, warn])

  private static let advice = "Put the entry control on the settings page itself, in plain sight."

  func evaluate(_ input: SettingsWay, _ thresholds: Thresholds) -> Judgement {
    let band = Band(pass: thresholds[Self.pass], warn: thresholds[Self.warn])
    guard let entry = input.entry else { return Self.unfound(input, band: band) }
    if input.isOnlyThroughHelp {
      return .fail(
        "The entry control was found only by way of help pages.", advice: Self.advice,
        at: entry.spot, trace: input.trace)
    }
    guard let pages = input.levels else {
      return .cantTell(
        EvidenceFailure(.notFound, "No settings page lies on the way to the entry control."),
        at: entry.spot, trace: input.trace)
    }
    let isOpened = entry.control.isCollapsed || entry.control.isHidden
    let levels = pages + (isOpened ? 1 : 0)
    return .of(
      band.outcome(of: levels), Self.seen(pages, isOpened: isOpened), advice: Self.advice,
      at: entry.spot, trace: input.trace)
  }

  /// The settings page may itself be a link away from the account home, so absence counts only
  /// where one level more was looked at.
  private static func unfound(_ input: SettingsWay, band: Band) -> Judgement {
    if input.isOffWebOnly { return .notApplicable(DeleteJourney.noWebJourney) }
    if let depth = input.search.exhaustiveToDepth, depth > band.warn {
      return .fail(
        "No entry control was found on any page within \(depth) links of the account home.",
        advice: advice, trace: input.trace)
    }
    return .cantTell(input.unseen ?? input.search.absence, trace: input.trace)
  }

  private static func seen(_ pages: Int, isOpened: Bool) -> String {
    let place =
      pages == 0
      ? "on the settings page" : "\(pages) level\(pages == 1 ? "" : "s") below the settings page"
    return "The entry control is \(place)\(isOpened ? ", and shown only once opened" : "")."
  }

  private static let leave = ExamplePage("leave", .press("탈퇴하기", "delete"))
  private static let home = ExamplePage("account", .press("설정", "settings"))
  private static let settings = ExamplePage("settings", .press("회원 탈퇴", "delete"))
  private static let menu = ExamplePage("settings", .press("보안"))
  private static let security = ExamplePage("security", .press("회원 탈퇴", "delete"))

  private static func searched(_ depth: Int) -> ExampleCase {
    ExampleCase(ExamplePage("account"))
      .ending(.notFound, "No way to the control was found.", searchedTo: depth)
  }

  /// A way from the home page, with the links from a settings page that the scenario names.
  private static func fromHome(settings links: Int?) -> ExampleCase {
    ExampleCase(ExamplePage("home", .press("회원 탈퇴", "delete")), leave).changing { evidence in
      guard case .observed(var journey) = evidence.delete else { return }
      journey.from = "home"
      journey.reach = [EntryReach(entry: "settings", links: links)]
      evidence.delete = .observed(journey)
    }
  }

  static let examples = [
    RuleExample("On the account home", .pass, .steps(nav: 0, flow: 2)),
    RuleExample("On the settings page", .pass, ExampleCase(home, settings, leave)),
    RuleExample(
      "On the settings page, behind an expander", .warn,
      ExampleCase(
        home, ExamplePage("settings", .press("회원 탈퇴", "delete", isCollapsed: true)), leave)),
    RuleExample(
      "One level below the settings page", .warn,
      ExampleCase(home, menu, security, leave)),
    RuleExample(
      "One level below, where a norm allows none", .fail, thresholds: ["pass": 0, "warn": 0],
      ExampleCase(home, menu, security, leave)),
    RuleExample(
      "Two levels below the settings page", .fail,
      ExampleCase(
        home, menu, ExamplePage("security", .press("더 보기")), security, leave)),
    RuleExample(
      "Found only by way of help", .fail,
      ExampleCase(home, settings, leave).changing { evidence in
        guard case .observed(var journey) = evidence.delete else { return }
        journey.findability = Findability(pagesLookedAt: 4, depth: 1, isOnlyThroughHelp: true)
        evidence.delete = .observed(journey)
      }),
    RuleExample("Two links from the settings page of the scenario", .fail, fromHome(settings: 2)),
    RuleExample("No settings page on the way", .cantTell, .notFound, fromHome(settings: nil)),
    RuleExample("Every page to depth two was looked at in vain", .fail, searched(2)),
    RuleExample("Not every page was looked at", .cantTell, .notFound, searched(1)),
    RuleExample(
      "Deletion by mail only", .notApplicable,
      ExampleCase(ExamplePage("account")).offering(only: "mail")),
  ]
}

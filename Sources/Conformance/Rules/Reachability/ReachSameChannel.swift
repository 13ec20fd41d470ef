import Evidence

/// Asks whether the account can be deleted on every device on which it can be used.
struct ReachSameChannel: Rule {
  static let description = RuleDescription(
    id: "reach-same-channel", title: "Same way on every device", dimension: .reachability,
    severity: .critical,
    checks: """
      Final controls that two devices find, and texts that name the app, or one device, as the \
      only way where none was found on the web. A way that ends in a link to the app warns; a way \
      that one device finds and the other does not fails.
      """,
    applicability: """
      Does not apply where the scenario walks one device and no text names another, or where the \
      pages offer only ways such as mail and phone.
      """,
    expectation:
      "The account can be deleted on either device, without a change to another one or to the app.")

  private static let advice = "Offer the same way to delete the account on every device."

  func evaluate(_ input: DeviceWays, _ thresholds: Thresholds) -> Judgement {
    if let only = input.only, !input.isWebBegun {
      return .fail(
        "The pages say that deleting works only in the app or only on one device.",
        advice: Self.advice, at: only)
    }
    if let way = [input.first, input.second].compactMap(\.self).first(where: Self.leadsToApp) {
      return .warn(
        "On \(way.name) the way ends in a link to the app.", advice: Self.advice,
        at: way.last.map { Judgement.Spot(page: $0) })
    }
    guard let second = input.second else { return Self.alone(input.first) }
    switch (input.first.end, second.end) {
    case (.final, .final(let final)):
      return .pass("The final control is there on both devices.", at: final.spot)
    case (.final, _): return Self.missing(second, foundOn: input.first)
    case (_, .final): return Self.missing(input.first, foundOn: second)
    case (.unseen(let failure, _), _), (_, .unseen(let failure, _)): return .cantTell(failure)
    case (.offWeb, .offWeb): return .notApplicable(DeleteJourney.noWebJourney)
    }
  }

  private static func leadsToApp(_ way: DeviceWays.Way) -> Bool {
    if case .offWeb(let channels) = way.end { channels.contains("app") } else { false }
  }

  /// What one device's walk says, where there is no other.
  private static func alone(_ way: DeviceWays.Way) -> Judgement {
    switch way.end {
    case .unseen(let failure, _): return .cantTell(failure)
    case .offWeb: return .notApplicable(DeleteJourney.noWebJourney)
    case .final(let final):
      return .notApplicable(
        "The scenario walks one device only, and no page names another.", at: final.spot)
    }
  }

  /// Judges the device without a final control; a walk that something else stopped proves nothing.
  private static func missing(_ way: DeviceWays.Way, foundOn other: DeviceWays.Way) -> Judgement {
    let spot = way.last.map { Judgement.Spot(page: $0) }
    if case .unseen(let failure, isProven: false) = way.end {
      return .cantTell(failure, seen: "On \(other.name) the final control is there.", at: spot)
    }
    return .fail(
      "The final control is there on \(other.name), and not on \(way.name).", advice: advice,
      at: spot)
  }

  private static let walk = ExampleCase.steps(nav: 1, flow: 2)
  private static let dropped = ExampleCase.steps(nav: 1, flow: 2)
    .ending(.notFound, "the page offers no control that goes on")

  /// The same pages, with what a telephone's walk over them came to.
  private static func mobile(_ other: ExampleCase) -> ExampleCase {
    let delete = other.evidence.delete
    return walk.changing { $0.secondDevice = .init(device: "mobile", delete: delete) }
  }

  private static func saying(_ text: String, cues: String...) -> ExampleCase {
    ExampleCase(
      ExamplePage("account", .press("회원 탈퇴", "delete")),
      ExamplePage("leave", .text(text, cues: cues)))
  }

  static let examples = [
    RuleExample("A final control on both devices", .pass, mobile(walk)),
    RuleExample("The telephone is sent to the app", .warn, mobile(walk.offering(only: "app"))),
    RuleExample(
      "A link to the app, and nothing else", .warn, saying("앱에서 계속").offering(only: "app")),
    RuleExample("The telephone finds no final control", .fail, mobile(dropped)),
    RuleExample("The telephone is told to write", .fail, mobile(walk.offering(only: "mail"))),
    RuleExample(
      "A text that names the app as the only way", .fail,
      saying("앱에서만 탈퇴할 수 있습니다.", cues: "app-only").offering(only: "app")),
    RuleExample(
      "The telephone could not log in", .cantTell, .loginFailed,
      mobile(.missing(.loginFailed, "The declared log-in was refused."))),
    RuleExample("One device, and nothing said", .notApplicable, walk),
    RuleExample(
      "Deletion by mail only", .notApplicable,
      saying("이메일로 문의해 주세요.", cues: "contact-mail").offering(only: "mail")),
  ]
}

import Evidence

/// Asks whether help about deleting leads to the control.
struct ReachNoCircularHelp: Rule {
  private static let searched = Threshold(
    "searched", 3, "depth to which every page was looked at before absence counts")

  static let description = RuleDescription(
    id: "reach-no-circular-help", title: "Help that leads on", dimension: .reachability,
    severity: .major,
    checks: """
      Where the public page about deleting leads: to the control or to log-in for it (pass), \
      nowhere, with the way told in words (warn), back to where one came from, or to mail, phone \
      or chat only (fail).
      """,
    applicability: """
      Needs the public page. Does not apply where every page to some depth was looked at \
      and none tells how to delete an account.
      """,
    expectation: """
      The public page about deleting links to the control (no such page where every page to depth \
      {searched} was looked at).
      """,
    thresholds: [searched])

  private static let advice =
    "Link the control, or the settings page on which it stands, from the help page."

  func evaluate(_ input: PublicInformation, _ thresholds: Thresholds) -> Judgement {
    guard let page = input.page, page.kind != .login else {
      let depth = input.info.search.exhaustiveToDepth
      return depth.map { $0 >= thresholds[Self.searched] } == true
        ? .notApplicable("No public page tells how to delete an account.")
        : .cantTell(input.info.search.absence)
    }
    let spot = Self.spot(on: page)
    switch input.info.help {
    case .toControl:
      return .pass("The public page leads to the control.", at: spot)
    case .inWords:
      return .warn(
        "The public page tells the way in words and links nothing.", advice: Self.advice, at: spot)
    case .circle:
      return .fail(
        "Links on the public page lead back to where the reader came from.", advice: Self.advice,
        at: spot)
    case .otherChannel:
      return .fail(
        "The public page leads only to mail, phone, chat or the like.", advice: Self.advice,
        at: spot)
    case nil:
      return .cantTell(
        EvidenceFailure(.notFound, "Where the public page leads was not looked at."), at: spot)
    }
  }

  private static func spot(on page: PageRecord) -> Judgement.Spot {
    let block = page.blocks.first { $0.isMain && $0.cues.contains("how-to-delete") }
    return Judgement.Spot(page: page, place: block?.place, quote: block?.text)
  }

  private static func help(_ end: HelpEnd?) -> ExampleCase {
    ExampleCase().informing(
      ExamplePage("help/delete", .heading("회원 탈퇴 방법", cues: ["how-to-delete"]))
    ).changing { evidence in
      guard case .observed(var info) = evidence.publicInfo else { return }
      info.help = end
      evidence.publicInfo = .observed(info)
    }
  }

  static let examples = [
    RuleExample("A link to the control", .pass, help(.toControl)),
    RuleExample("The way in words", .warn, help(.inWords)),
    RuleExample("A link back to help", .fail, help(.circle)),
    RuleExample("An address to write to", .fail, help(.otherChannel)),
    RuleExample("No public page", .notApplicable, ExampleCase().uninformed(searchedTo: 3)),
    RuleExample(
      "No public page, but not everything was looked at", .cantTell, .notFound,
      ExampleCase().uninformed(searchedTo: 1)),
    RuleExample("It was not looked where the page leads", .cantTell, .notFound, help(nil)),
  ]
}

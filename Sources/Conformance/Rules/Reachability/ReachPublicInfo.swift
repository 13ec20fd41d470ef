import Evidence

/// Asks whether a visitor without an account is told how to delete one.
struct ReachPublicInfo: Rule {
  private static let searched = Threshold(
    "searched", 3, "depth to which every page was looked at before absence counts")

  static let description = RuleDescription(
    id: "reach-public-info", title: "Public information", dimension: .reachability,
    severity: .critical,
    checks: """
      Whether a page that can be read without log-in, and is linked from the home page, its help \
      or its policies, tells how to delete an account: on a page or in an anchored section of its \
      own, or in passing.
      """,
    applicability: "Needs a search from the home page without log-in.",
    expectation: """
      A public page of its own tells how to delete an account (absent only where every page to \
      depth {searched} was looked at).
      """,
    thresholds: [searched])

  private static let advice =
    "Publish a page, linked from help or footer, that tells how to delete an account."

  func evaluate(_ input: PublicInformation, _ thresholds: Thresholds) -> Judgement {
    let trace = input.info.path.enumerated().map { "\($0 + 1). \"\(Quotation.of($1))\"" }
    if let page = input.page, page.kind != .login {
      let spot = Self.spot(on: page)
      return input.info.isOwnPage
        ? .pass("A public page tells how to delete an account.", at: spot, trace: trace)
        : .warn(
          "Deleting an account is mentioned only in passing on a page about something else.",
          advice: Self.advice, at: spot, trace: trace)
    }
    let depth = input.info.search.exhaustiveToDepth
    let toLogin = input.info.leadsToLogin ? "The visitor is sent to log in." : nil
    if let depth, depth >= thresholds[Self.searched] {
      return .fail(
        ["No public page within \(depth) links of the home page tells how to delete one.", toLogin]
          .compactMap(\.self).joined(separator: " "), advice: Self.advice)
    }
    return .cantTell(input.info.search.absence, seen: toLogin)
  }

  private static func spot(on page: PageRecord) -> Judgement.Spot {
    let block =
      page.blocks.first { $0.cues.contains("how-to-delete") }
      ?? page.blocks.first { $0.isMain && $0.role == .heading }
    return Judgement.Spot(page: page, place: block?.place, quote: block?.text)
  }

  private static let help = ExamplePage(
    "help/delete", .heading("회원 탈퇴 방법"), .text("설정에서 탈퇴할 수 있습니다.", cues: ["how-to-delete"]))

  static let examples = [
    RuleExample("A help article of its own", .pass, ExampleCase().informing(help)),
    RuleExample(
      "One sentence in a long policy", .warn, ExampleCase().informing(help, isOwnPage: false)),
    RuleExample(
      "Nothing on any page within three links", .fail, ExampleCase().uninformed(searchedTo: 3)),
    RuleExample(
      "Nothing found, but not everything was looked at", .cantTell, .notFound,
      ExampleCase().uninformed(searchedTo: 1)),
    RuleExample(
      "The home page refused us", .cantTell, .blocked,
      .missing(.blocked, "The server answered 403.")),
  ]
}

import Evidence

/// Asks whether public information about deletion ends in front of a log-in.
struct ReachNoLoginWall: Rule {
  static let description = RuleDescription(
    id: "reach-no-login-wall", title: "Information without log-in", dimension: .reachability,
    severity: .critical,
    checks: """
      Where a visitor without an account follows the links about deleting one: to content, or to a \
      log-in page and nothing else. Log-in before deletion itself is normal and is not a fault.
      """,
    applicability: """
      Applies where a public page about deletion was found, or a link to one leads to log-in.
      """,
    expectation:
      "Links about deletion that anyone can follow lead to content, not to a log-in page.")

  private static let advice =
    "Serve the information, or the form, to visitors who are not signed in."

  func evaluate(_ input: PublicInformation, _ thresholds: Thresholds) -> Judgement {
    let page = input.page
    let isContent = page.map { $0.kind != .login } ?? false
    let spot = page.map { Judgement.Spot(page: $0) }
    switch (isContent, input.info.leadsToLogin || page?.kind == .login) {
    case (true, false):
      return .pass("A public page about deletion is served without log-in.", at: spot)
    case (true, true):
      return .warn(
        "A public page about deletion is served, but other links to it lead to log-in.",
        advice: Self.advice, at: spot)
    case (false, true):
      return .fail(
        "A visitor who asks how to delete an account is sent to log in.", advice: Self.advice,
        at: spot)
    case (false, false):
      return .notApplicable("No public page about deletion was found, and none leads to log-in.")
    }
  }

  static let examples = [
    RuleExample(
      "A help article that anyone can read", .pass,
      ExampleCase().informing(ExamplePage("help/delete", .heading("회원 탈퇴 방법")))),
    RuleExample(
      "The link to the article ends at a log-in page", .fail,
      ExampleCase().uninformed(searchedTo: 3, leadsToLogin: true)),
    RuleExample(
      "The page that was found is a log-in page", .fail,
      ExampleCase().informing(
        ExamplePage("login", .heading("로그인")).answering(as: .login))),
    RuleExample(
      "Nothing public about deletion", .notApplicable, ExampleCase().uninformed(searchedTo: 3)),
    RuleExample(
      "The home page refused us", .cantTell, .blocked,
      .missing(.blocked, "The server answered 403.")),
  ]
}

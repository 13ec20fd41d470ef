import Evidence

/// Asks whether the account can be deleted on the web to the end.
struct ReachOnlineComplete: Rule {
  static let description = RuleDescription(
    id: "reach-online-complete", title: "Deletion on the web", dimension: .reachability,
    severity: .critical,
    checks: """
      The ways of leaving that the pages offer: a final control on the web (pass); otherwise mail \
      (warn), or only phone, chat or post (fail).
      """,
    applicability: """
      Needs the walk to its end: a final control, or pages that name other ways. Does not apply \
      where only an app is named, which reach-same-channel judges; a way over another site cannot \
      be told.
      """,
    expectation: "The account can be deleted on the web from beginning to end.")

  func evaluate(_ input: WaysOut, _ thresholds: Thresholds) -> Judgement {
    if let final = input.final {
      return .pass("The final control is on the web.", at: final.spot)
    }
    guard input.isOffWebOnly else { return .cantTell(input.missing) }
    if input.channels.contains("site") {
      return .cantTell(EvidenceFailure(.notFound, "The way leads to another site."))
    }
    if input.channels == ["app"] {
      return .notApplicable("The pages name an app only.", at: input.naming)
    }
    return .of(
      input.channels.contains("mail") ? .warn : .fail,
      "The pages offer no way on the web, only: \(input.channels.joined(separator: ", ")).",
      advice: "Offer a control or form on the web that deletes the account.", at: input.naming)
  }

  private static let writeToUs = ExampleCase(
    ExamplePage("account", .press("회원 탈퇴", "delete")),
    ExamplePage("leave", .text("이메일로 문의해 주세요.", cues: ["contact-mail"])))
  private static let callUs = ExampleCase(
    ExamplePage("account", .press("회원 탈퇴", "delete")),
    ExamplePage("leave", .text("전화로만 탈퇴할 수 있습니다.", cues: ["contact-phone"])))

  static let examples = [
    RuleExample("A final control on the web", .pass, .steps(nav: 1, flow: 2)),
    RuleExample("Only by mail", .warn, writeToUs.offering(only: "mail")),
    RuleExample("By mail or phone", .warn, writeToUs.offering(only: "mail", "phone")),
    RuleExample("Only in an app", .notApplicable, writeToUs.offering(only: "app")),
    RuleExample("Over another site", .cantTell, .notFound, writeToUs.offering(only: "site")),
    RuleExample("Only by phone", .fail, callUs.offering(only: "phone")),
    RuleExample(
      "A form stands between us and the final control", .cantTell, .needsDeclaredStep,
      ExampleCase.steps(nav: 1, flow: 2).ending(.needsDeclaredStep, "The next step sends a form.")),
  ]
}

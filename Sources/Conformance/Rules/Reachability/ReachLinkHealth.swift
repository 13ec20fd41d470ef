import Evidence

/// Asks whether every link on the way works.
struct ReachLinkHealth: Rule {
  static let description = RuleDescription(
    id: "reach-link-health", title: "Working links", dimension: .reachability,
    severity: .critical,
    checks: """
      Status, redirects and kind of every page on the way and of the public information page: \
      error statuses, "not found" pages whatever their status, empty pages, redirects without end \
      (fail), redirects to another page (warn). A refusal (401, 403, 429, 503) proves nothing.
      """,
    applicability: "Needs at least one page on the way.",
    expectation: "Every page on the way answers with content, at the address linked to.")

  private static let refusals: Set<Int> = [401, 403, 429, 503]

  func evaluate(_ input: PathExchanges, _ thresholds: Thresholds) -> Judgement {
    let trace = input.pages.map(Self.line)
    for page in input.pages {
      if let fault = Self.fault(page) {
        return .fail(
          "A page on the way \(fault).", advice: "Mend or remove the link to this page.",
          at: Judgement.Spot(page: page), trace: trace)
      }
    }
    if case let failure? = input.unseen, failure.reason == .httpError {
      return .fail(
        "The way breaks off: \(failure.detail)", advice: "Mend the link at which the way ends.",
        at: input.walk.last.map { Judgement.Spot(page: $0) }, trace: trace)
    }
    if let page = input.pages.first(where: Self.leadsElsewhere) {
      return .warn(
        "A link on the way leads to another page than the one it names.",
        advice: "Link to the page itself.", at: Judgement.Spot(page: page), trace: trace)
    }
    if let failure = input.pages.compactMap(Self.refusal).first ?? input.unseen {
      return .cantTell(failure, trace: trace)
    }
    return .pass("All \(input.pages.count) pages on the way answer with content.", trace: trace)
  }

  private static func line(_ page: PageRecord) -> String {
    let hops = page.redirects.map { "\($0.status) \($0.address)" }
    return (hops + ["\(page.status) \(page.finalAddress)"]).joined(separator: " -> ")
  }

  private static func fault(_ page: PageRecord) -> String? {
    if (300..<400).contains(page.status) { return "redirects without end" }
    if page.status >= 400, !refusals.contains(page.status) { return "answers \(page.status)" }
    switch page.kind {
    case .notFound: return "says that it does not exist"
    case .empty: return "is empty"
    case .ordinary, .login, .signup, .shell, .challenge: return nil
    }
  }

  private static func refusal(_ page: PageRecord) -> EvidenceFailure? {
    if refusals.contains(page.status) {
      return EvidenceFailure(.blocked, "The server answered \(page.status) on the way.")
    }
    return page.kind == .shell || page.kind == .challenge ? page.obstacle : nil
  }

  /// True for a redirect that changes more than host, query or a leading part such as a locale.
  private static func leadsElsewhere(_ page: PageRecord) -> Bool {
    !page.redirects.isEmpty && !path(page.finalAddress).hasSuffix(path(page.address))
  }

  private static func path(_ address: String) -> String {
    let parts = address.split(separator: "://", maxSplits: 1)
    let rest = (parts.last ?? "").prefix { $0 != "?" && $0 != "#" }
    var path = rest.drop { $0 != "/" }
    while path.last == "/" { path.removeLast() }
    return String(path)
  }

  private static let account = ExamplePage("account", .press("회원 탈퇴", "delete"))
  private static let leave = ExamplePage("leave", .press("탈퇴하기", "delete"))

  static let examples = [
    RuleExample("Every page answers 200 with content", .pass, ExampleCase(account, leave)),
    RuleExample(
      "A redirect to the page in the reader's locale", .pass,
      ExampleCase(account, ExamplePage("ko/leave", .press("탈퇴하기", "delete")).after("leave"))),
    RuleExample(
      "A redirect to another page", .warn, ExampleCase(account, leave.after("settings/close"))),
    RuleExample("A page answers 404", .fail, ExampleCase(account, leave.answering(404))),
    RuleExample(
      "A page says that it does not exist, with status 200", .fail,
      ExampleCase(account, leave.answering(as: .notFound))),
    RuleExample(
      "Redirects without end", .fail,
      ExampleCase(account, leave.after("a", "b", "a").answering(302))),
    RuleExample(
      "A redirect to the same page that only sets a cookie", .pass,
      ExampleCase(account, leave.after("leave"))),
    RuleExample("A refusal", .cantTell, .blocked, ExampleCase(account, leave.answering(403))),
    RuleExample(
      "No answer at all", .cantTell, .network, .missing(.network, "The name was not resolved.")),
  ]
}

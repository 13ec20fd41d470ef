import Evidence

/// Asks how often a signed-in person gives credentials again.
struct StepsReauthOnce: Rule {
  private static let pass = Threshold("pass", 1, "most credential prompts that pass")
  private static let warn = Threshold("warn", 2, "most credential prompts that only warn")

  static let description = RuleDescription(
    id: "steps-reauth-once", title: "One identity check", dimension: .steps, severity: .major,
    checks: "Credential prompts on the way out after log-in: password, one-time code, mailed code.",
    applicability: """
      Needs the walk to the final control. Does not apply where the pages offer no way on the web.
      """,
    expectation:
      "A signed-in person is asked for credentials at most {pass} time ({warn} to warn).",
    thresholds: [pass, warn])

  func evaluate(_ input: DeleteJourney, _ thresholds: Thresholds) -> Judgement {
    let checks = max(input.counts.identityChecks, 0)
    return input.judge(
      checks, in: Band(pass: thresholds[Self.pass], warn: thresholds[Self.warn]),
      counted: "Credentials are asked for \(checks) time\(checks == 1 ? "" : "s") after log-in",
      advice: "Check the identity once on the way out, and remember that it was checked.")
  }

  private static func asking(_ checks: Int) -> ExampleCase {
    ExampleCase.steps(nav: 1, flow: 3).counting { $0.identityChecks = checks }
  }

  static let examples = [
    RuleExample("The password is asked for once", .pass, asking(1)),
    RuleExample("The password is asked for twice", .warn, asking(2)),
    RuleExample("Password, code and password again", .fail, asking(3)),
    RuleExample(
      "Twice where a norm allows once", .fail, thresholds: ["pass": 1, "warn": 1], asking(2)),
    RuleExample(
      "The walk ended at the first prompt", .cantTell, .loginWall,
      asking(1).ending(.loginWall, "A log-in page was served in place of the next step.")),
    RuleExample("Deletion by phone only", .notApplicable, asking(0).offering(only: "phone")),
  ]
}

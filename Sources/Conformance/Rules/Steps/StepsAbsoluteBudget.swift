import Evidence

/// Asks how many steps deleting takes in all.
struct StepsAbsoluteBudget: Rule {
  private static let pass = Threshold("pass", 5, "most steps that pass")
  private static let warn = Threshold("warn", 7, "most steps that only warn")

  static let description = RuleDescription(
    id: "steps-absolute-budget", title: "Number of steps", dimension: .steps, severity: .major,
    checks: """
      Steps from the account home to the final control: links followed, buttons pressed, forms \
      sent, credentials given again. The first identity check is free; the final control counts \
      and is never pressed. No statute fixes this number; it is set by reported cases.
      """,
    applicability: """
      Needs the walk to the final control. Does not apply where the pages offer no way on the web.
      """,
    expectation: "Deleting takes at most {pass} steps ({warn} to warn).",
    thresholds: [pass, warn])

  func evaluate(_ input: DeleteJourney, _ thresholds: Thresholds) -> Judgement {
    let total = input.counts.boundedTotal
    return input.judge(
      total, in: Band(pass: thresholds[Self.pass], warn: thresholds[Self.warn]),
      counted: "Deleting takes \(total) steps: \(input.counts.nav) to the page with the control"
        + " and \(input.counts.flow) from there",
      advice: "Drop pages between the account home and the final control, or merge them.")
  }

  static let examples = [
    RuleExample("Two steps to the control, two from there", .pass, .steps(nav: 2, flow: 2)),
    RuleExample("Six steps", .warn, .steps(nav: 2, flow: 4)),
    RuleExample("Eight steps", .fail, .steps(nav: 3, flow: 5)),
    RuleExample(
      "Six steps where a norm allows four", .fail, thresholds: ["pass": 4, "warn": 5],
      .steps(nav: 2, flow: 4)),
    RuleExample(
      "A walk that ended early, but too late", .fail,
      ExampleCase.steps(nav: 4, flow: 6).ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "A walk that ended early", .cantTell, .needsDeclaredStep,
      ExampleCase.steps(nav: 1, flow: 3).ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "No final control and no other way was seen", .cantTell, .notFound,
      ExampleCase.steps(nav: 1, flow: 2).offering(only: "web")),
    RuleExample(
      "Deletion by mail only", .notApplicable,
      ExampleCase.steps(nav: 1, flow: 2).offering(only: "mail")),
  ]
}

import Evidence

/// Asks whether leaving takes more steps than joining.
struct StepsVsSignup: Rule {
  private static let pass = Threshold("pass", 1, "most steps more than sign-up that pass")
  private static let warn = Threshold("warn", 2, "most steps more than sign-up that only warn")

  static let description = RuleDescription(
    id: "steps-vs-signup", title: "Steps compared with sign-up", dimension: .steps,
    severity: .critical,
    checks: """
      Steps of deleting less steps of signing up, both counted by the same code; the first \
      identity check is free on both sides. One step more is one confirmation.
      """,
    applicability: """
      Needs both walks to their final controls. Does not apply where the pages offer no way on \
      the web.
      """,
    expectation: "Deleting takes at most {pass} step more than signing up ({warn} to warn).",
    thresholds: [pass, warn])

  private static let advice =
    "Make leaving as short as joining: drop pages between the account home and the final control."

  func evaluate(_ input: JourneyPair, _ thresholds: Thresholds) -> Judgement {
    let delete = input.delete
    if delete.isOffWebOnly {
      return .notApplicable(DeleteJourney.noWebJourney, at: delete.end)
    }
    let leaving = delete.counts.boundedTotal
    let signup: JourneyRecord
    switch input.signup {
    case .missing(let failure):
      return .cantTell(failure, seen: "Deleting takes \(leaving) steps.", at: delete.end)
    case .observed(let journey):
      guard !journey.steps.isEmpty || journey.final != nil else {
        let failure = EvidenceFailure(.noBaseline, "No way to sign up was found.")
        return .cantTell(failure, seen: "Deleting takes \(leaving) steps.", at: delete.end)
      }
      signup = journey
    }
    let joining = signup.counts.boundedTotal
    let outcome = Band(pass: thresholds[Self.pass], warn: thresholds[Self.warn])
      .outcome(of: leaving - joining)
    let trace =
      ["delete:"] + delete.trace.map { "  \($0)" } + ["sign-up:"]
      + input.signupTrace.map { "  \($0)" }
    let seen = "Deleting takes \(leaving) steps, signing up \(joining)."
    if let doubt = Self.doubt(outcome, delete: delete.unseen, signup: signup.unseen) {
      return .cantTell(doubt, seen: seen, at: delete.end, trace: trace)
    }
    return .of(outcome, seen, advice: Self.advice, at: delete.end, trace: trace)
  }

  /// Why a difference of lower bounds does not prove the outcome; nil where it does.
  ///
  /// More steps of deleting can only make it worse, more steps of signing up only better.
  private static func doubt(
    _ outcome: Outcome, delete: EvidenceFailure?, signup: EvidenceFailure?
  ) -> EvidenceFailure? {
    if let delete, outcome != .fail || signup != nil { return delete }
    guard let signup, outcome != .pass else { return nil }
    return EvidenceFailure(.noBaseline, "Sign-up was not seen to its end: \(signup.detail)")
  }

  private static let formAhead = EvidenceFailure(
    .needsDeclaredStep, "The next step sends a form.")

  static let examples = [
    RuleExample(
      "Three steps out, two in", .pass, ExampleCase.steps(nav: 1, flow: 2).signup(steps: 2)),
    RuleExample(
      "Four steps out, two in", .warn, ExampleCase.steps(nav: 2, flow: 2).signup(steps: 2)),
    RuleExample(
      "Seven steps out, two in", .fail, ExampleCase.steps(nav: 3, flow: 4).signup(steps: 2)),
    RuleExample(
      "Sign-up was not observed", .cantTell, .noBaseline, ExampleCase.steps(nav: 3, flow: 4)),
    RuleExample(
      "Sign-up was not seen to its end", .cantTell, .noBaseline,
      ExampleCase.steps(nav: 3, flow: 4).signup(steps: 2, ended: formAhead)),
    RuleExample(
      "Sign-up was not seen to its end, and is already long", .pass,
      ExampleCase.steps(nav: 1, flow: 2).signup(steps: 3, ended: formAhead)),
    RuleExample(
      "Deletion by mail only", .notApplicable,
      ExampleCase.steps(nav: 1, flow: 2).offering(only: "mail").signup(steps: 2)),
  ]
}

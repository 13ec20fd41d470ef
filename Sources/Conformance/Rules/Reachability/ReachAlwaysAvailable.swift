import Evidence

/// Asks whether the way out was there each time it was looked for.
struct ReachAlwaysAvailable: Rule {
  private static let pass = Threshold("pass", 10, "fewest good runs of the last ten that pass")
  private static let warn = Threshold(
    "warn", 9, "fewest good runs of the last ten that only warn")

  static let description = RuleDescription(
    id: "reach-always-available", title: "Way out at all times", dimension: .reachability,
    severity: .major,
    checks: """
      In how many of the last ten runs the way out was there. Two misses in a row fail, however \
      many runs there are.
      """,
    applicability: "Does not apply before the tenth run on record, but for two misses in a row.",
    expectation: "The way out was there in {pass} of the last ten runs ({warn} to warn).",
    thresholds: [pass, warn])

  /// Runs that are looked at.
  private static let window = 10
  private static let advice =
    "Keep the entry control and the pages behind it served at all times, and watch that they are."

  func evaluate(_ input: PastAvailability, _ thresholds: Thresholds) -> Judgement {
    let runs = input.runs.suffix(Self.window)
    let good = runs.count { $0 }
    let trace = runs.enumerated().map { "run \($0 + 1): \($1 ? "there" : "not there")" }
    let seen = "The way out was there in \(good) of the last \(runs.count) runs."
    if zip(runs, runs.dropFirst()).contains(where: { !$0 && !$1 }) {
      return .fail(
        "The way out was not there in two runs in a row.", advice: Self.advice, at: input.entry,
        trace: trace)
    }
    guard runs.count == Self.window else {
      return .notApplicable("Fewer than \(Self.window) runs are on record.", at: input.entry)
    }
    let outcome: Outcome =
      good >= thresholds[Self.pass] ? .pass : good >= thresholds[Self.warn] ? .warn : .fail
    return .of(outcome, seen, advice: Self.advice, at: input.entry, trace: trace)
  }

  /// A walk after earlier runs of which some missed the way out.
  private static func history(_ runs: Int, missing: Int...) -> ExampleCase {
    let availability = (1...runs).map { !missing.contains($0) }
    return ExampleCase.steps(nav: 1, flow: 2).changing { $0.availability = availability }
  }

  static let examples = [
    RuleExample("There in ten runs", .pass, history(10)),
    RuleExample("A miss eleven runs ago", .pass, history(11, missing: 1)),
    RuleExample("One miss", .warn, history(10, missing: 4)),
    RuleExample("Two misses", .fail, history(10, missing: 4, 8)),
    RuleExample("Two misses in a row, of three runs", .fail, history(3, missing: 2, 3)),
    RuleExample(
      "One miss where a norm allows none", .fail, thresholds: ["pass": 10, "warn": 10],
      history(10, missing: 4)),
    RuleExample("Five runs", .notApplicable, history(5)),
    RuleExample("No history", .notApplicable, .steps(nav: 1, flow: 2)),
    RuleExample(
      "No history, and nothing to be seen today", .cantTell, .network,
      .missing(.network, "The host did not answer.")),
  ]
}

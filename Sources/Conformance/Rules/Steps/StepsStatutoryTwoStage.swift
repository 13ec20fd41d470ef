import Evidence

/// Asks whether the control that ends a paid contract leads at once to the one that confirms it.
struct StepsStatutoryTwoStage: Rule {
  static let description = RuleDescription(
    id: "steps-statutory-two-stage", title: "Two stages to end a contract", dimension: .steps,
    severity: .critical,
    checks: """
      What lies between the entry control and the final control: no page (pass), or pages, \
      questions asked one after another, credentials, log-in (fail). A final control that works by \
      script only warns.
      """,
    applicability: """
      Applies where the scenario declares a paid contract that goes on until it is ended. Does not \
      apply where the pages offer no way on the web.
      """,
    expectation: """
      The entry control leads to one page that holds both what has to be filled in and the final \
      control.
      """)

  private static let advice =
    "Put all fields and the final control on the one page to which the entry control leads."
  private static let walls: Set<ReasonCode> = [.loginWall, .signedOut]

  func evaluate(_ input: ContractExit, _ thresholds: Thresholds) -> Judgement {
    guard input.isContinuingContract else {
      return .notApplicable("The scenario declares no paid contract that goes on.")
    }
    if input.isOffWebOnly { return .notApplicable(DeleteJourney.noWebJourney) }
    if let fault = Self.fault(input) {
      return .fail(fault, advice: Self.advice, at: Self.spot(input), trace: input.trace)
    }
    if input.endsInScript || input.final.map(Self.isScript) == true {
      return .warn(
        "The final control works by script only.",
        advice: "Put the final control into the page as it is served, as part of its form.",
        at: Self.spot(input), trace: input.trace)
    }
    guard input.entry != nil, let final = input.final else {
      let failure =
        input.unseen ?? EvidenceFailure(.internal, "Entry or final control is not in the evidence.")
      return .cantTell(failure, at: Self.spot(input), trace: input.trace)
    }
    return .pass(
      "No page lies between the entry control and the page of the final control.", at: final.spot,
      trace: input.trace)
  }

  private static func fault(_ input: ContractExit) -> String? {
    if input.entry != nil, let failure = input.unseen, walls.contains(failure.reason) {
      return "The entry control leads to log-in: \(failure.detail)"
    }
    if input.between.contains(where: { $0.action == .identify }) {
      return "Credentials are asked for between the entry control and the final control."
    }
    let stages = input.between.count(where: isStage)
    guard stages > 0 else { return nil }
    return "\(stages) stage\(stages == 1 ? " lies" : "s lie") between the entry control and the"
      + " page of the final control."
  }

  /// A box that has to be ticked is a field of the page, not a stage of its own.
  private static func isStage(_ step: Step) -> Bool {
    step.action != .press || step.control != nil
  }

  private static func isScript(_ final: SeenControl) -> Bool {
    final.control.role != .link && final.control.form == nil
  }

  private static func spot(_ input: ContractExit) -> Judgement.Spot? {
    input.final?.spot ?? input.end.map { Judgement.Spot(page: $0) }
  }

  private static let account = ExamplePage("contract", .press("Verträge hier kündigen", "delete"))
  private static let confirm = ExamplePage(
    "cancel", .heading("Kündigung"), .press("jetzt kündigen", "delete", role: .submit)
  ).asking(Form.Field(name: "email", kind: .email, label: "E-Mail", isRequired: true))
  private static let question = ExamplePage(
    "cancel/why", .heading("Was möchten Sie kündigen?"), .press("Weiter", "proceed"))

  private static func contract(_ example: ExampleCase) -> ExampleCase {
    example.changing { $0.isContinuingContract = true }
  }

  static let examples = [
    RuleExample(
      "Button, then one page with form and final control", .pass,
      contract(ExampleCase(reader: "de", account, confirm))),
    RuleExample(
      "The final control belongs to no form", .warn,
      contract(
        ExampleCase(
          reader: "de", account,
          ExamplePage("cancel", .press("jetzt kündigen", "delete", role: .button))))),
    RuleExample(
      "A question comes first", .fail,
      contract(ExampleCase(reader: "de", account, question, confirm))),
    RuleExample(
      "The button leads to log-in", .fail,
      contract(ExampleCase(reader: "de", account, ExamplePage("login").answering(as: .login)))
        .ending(.loginWall, "A log-in page was served in place of the next step.")),
    RuleExample(
      "A password is asked for beside the final control", .fail,
      ExampleCase(reader: "de", account, confirm).changing { evidence in
        evidence.isContinuingContract = true
        guard case .observed(var journey) = evidence.delete else { return }
        journey.steps.insert(
          Step(action: .identify, phase: .flow, page: "p2", label: "Passwort", counts: false), at: 1
        )
        evidence.delete = .observed(journey)
      }),
    RuleExample(
      "The page behind the button is filled by scripts", .cantTell, .needsBrowser,
      contract(ExampleCase(reader: "de", account, ExamplePage("cancel").answering(as: .shell)))
        .ending(.needsBrowser, "A page on the way is filled by scripts.")),
    RuleExample(
      "No paid contract", .notApplicable, ExampleCase(reader: "de", account, question, confirm)),
  ]
}

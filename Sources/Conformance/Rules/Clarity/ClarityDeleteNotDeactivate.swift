import Evidence

/// Asks whether the account is deleted, and not only put aside.
struct ClarityDeleteNotDeactivate: Rule {
  static let description = RuleDescription(
    id: "clarity-delete-not-deactivate", title: "Deletion, not deactivation", dimension: .clarity,
    severity: .critical,
    checks: """
      The controls that delete and those that only deactivate on the pages of the walk and the \
      public information page. Where both are offered, a text beside the offer to deactivate, or \
      on the page of the final control, that says what is deleted, that it is for good, or that \
      pausing is another thing.
      """,
    applicability: """
      Needs the walk to the final control. Does not apply where the pages offer no way on the web \
      and no deactivation.
      """,
    expectation: """
      The way leads to deletion; where deactivation is offered, too, a text tells them apart.
      """)

  private static let advice =
    "Offer deletion beside deactivation, and say in one sentence how they differ."
  private static let distinctions: Set<String> = ["data-deleted", "irreversible", "pause-offered"]

  func evaluate(_ input: LeavingChoices, _ thresholds: Thresholds) -> Judgement {
    let deletes = input.controls(for: "delete")
    let pauses = input.controls(for: "deactivate").filter { !$0.control.isHidden }
    let trace = (deletes + pauses).map { Self.line($0) }
    if let fault = Self.fault(input, isDeletionOffered: !deletes.isEmpty, trace) { return fault }
    if input.isOffWebOnly, pauses.isEmpty {
      return .notApplicable(DeleteJourney.noWebJourney)
    }
    if let missing = input.unseen ?? (input.final == nil ? Self.noControl : nil) {
      return .cantTell(missing, trace: trace)
    }
    guard VocabularyReach.covers(input.pages) else { return .cantTell(VocabularyReach.failure) }
    guard !deletes.isEmpty else { return .cantTell(Self.noControl, trace: trace) }
    guard let pause = pauses.first else {
      return .pass(
        "The way leads to deletion, and no deactivation is offered.", at: input.final?.spot,
        trace: trace)
    }
    let pages = pauses.map(\.page) + [input.final?.page].compactMap(\.self)
    guard let text = pages.compactMap(Self.distinction).first else {
      return .warn(
        "Deletion and deactivation are both offered, and no text tells them apart.",
        advice: Self.advice, at: pause.spot, trace: trace)
    }
    return .pass(
      "Deletion and deactivation are both offered, and a text tells them apart.", at: text,
      trace: trace)
  }

  private static let noControl = EvidenceFailure(
    .notFound, "No control that deletes the account to the end was seen.")

  /// Deactivation in place of deletion.
  ///
  /// That deletion is not offered counts only where all of the way was seen.
  private static func fault(
    _ input: LeavingChoices, isDeletionOffered: Bool, _ trace: [String]
  ) -> Judgement? {
    if let entry = input.entry, entry.control.purpose == "delete",
      let final = input.final, final.control.purpose == "deactivate"
    {
      return .fail(
        "The entry control says that it deletes; the final control only deactivates.",
        advice: advice, at: final.spot, trace: trace)
    }
    let isSeen =
      input.unseen == nil || (input.unseen?.reason == .notFound && input.isExhaustive)
    let ends = [input.final, input.entry].compactMap(\.self) + input.controls(for: "deactivate")
    guard isSeen, !isDeletionOffered,
      let pause = ends.first(where: { $0.control.purpose == "deactivate" && !$0.control.isHidden })
    else { return nil }
    return .fail(
      "The pages offer to deactivate the account, and no control that deletes it.",
      advice: advice, at: pause.spot, trace: trace)
  }

  private static func line(_ seen: SeenControl) -> String {
    "\(seen.control.purpose ?? ""): \"\(Quotation.of(seen.control.label))\""
      + " on \(seen.page.finalAddress)"
  }

  private static func distinction(on page: PageRecord) -> Judgement.Spot? {
    page.blocks.first { $0.isMain && !distinctions.isDisjoint(with: $0.cues) }
      .map { Judgement.Spot(page: page, place: $0.place, quote: $0.text) }
  }

  private static func walk(_ entry: ExamplePart, _ parts: ExamplePart...) -> ExampleCase {
    var leave = ExamplePage("leave")
    leave.parts = parts
    return ExampleCase(ExamplePage("account", entry), leave)
  }

  private static let leaving = ExamplePart.press("회원 탈퇴", "delete")
  private static let deleting = ExamplePart.press("탈퇴하기", "delete")
  private static let pausing = ExamplePart.control("계정 비활성화", "deactivate")
  private static let pressingPause = ExamplePart.press("계정 비활성화", "deactivate")

  static let examples = [
    RuleExample("Only deletion is offered", .pass, walk(leaving, deleting)),
    RuleExample(
      "Both are offered, and a text tells them apart", .pass,
      walk(
        leaving, .text("탈퇴 대신 계정을 잠시 멈출 수 있습니다.", cues: ["pause-offered"]), pausing, deleting)),
    RuleExample("Both are offered, without a word", .warn, walk(leaving, pausing, deleting)),
    RuleExample("Only deactivation is offered", .fail, walk(pressingPause, pressingPause)),
    RuleExample("\"Delete\" leads to deactivation", .fail, walk(leaving, pressingPause)),
    RuleExample(
      "The walk ended before the final control", .cantTell, .needsDeclaredStep,
      walk(leaving, .text("탈퇴 안내")).ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "Deactivation was seen, but not all of the way", .cantTell, .needsDeclaredStep,
      walk(pressingPause, .text("안내")).ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "Deletion by mail only", .notApplicable,
      walk(leaving, .text("이메일로 문의해 주세요.", cues: ["contact-mail"])).offering(only: "mail")),
  ]
}

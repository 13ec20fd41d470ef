import Evidence

/// Asks whether the last question can be answered without a second thought.
struct ClarityNoAmbiguousConfirm: Rule {
  private static let confidence = Threshold(
    "confidence", 70, "lowest confidence in percent with which a label names the deletion itself")

  static let description = RuleDescription(
    id: "clarity-no-ambiguous-confirm", title: "Plain final question", dimension: .clarity,
    severity: .major,
    checks: """
      The label of the final control, and of those beside it that keep the account or go back: \
      "OK" beside "Cancel" fails. Keeping and going on in another order on one page of the flow \
      than on another fails as well. A final control that says only "OK" or "Yes" warns.
      """,
    applicability: """
      Needs the final control, in a language that the vocabulary knows. Does not apply where the \
      pages offer no way on the web.
      """,
    expectation: """
      The final control's own label names the deletion ({confidence} % confidence), and keeping \
      and going on stand in one order on all pages.
      """,
    thresholds: [confidence])

  private static let advice =
    "Name on each control what it does, in the same order on every page of the flow."
  private static let telling: Set<String> = ["how-to-delete", "irreversible"]

  func evaluate(_ input: FinalChoice, _ thresholds: Thresholds) -> Judgement {
    guard let final = input.final else {
      return input.isOffWebOnly
        ? .notApplicable(DeleteJourney.noWebJourney) : .cantTell(input.missing)
    }
    if let spot = Self.swap(in: input.pressed) {
      return .fail(
        "Keeping the account and going on change places between two pages.", advice: Self.advice,
        at: spot)
    }
    let label = Quotation.of(final.control.label)
    let isPlain =
      final.control.purpose == "delete"
      && final.control.purposeConfidence >= thresholds[Self.confidence]
    if isPlain {
      return .pass("The final control says what it does: \"\(label)\".", at: final.spot)
    }
    guard input.isVocabularyKnown else { return .cantTell(VocabularyReach.failure, at: final.spot) }
    if let cancel = final.page.asides().first(where: { CancelWords.isAll(of: $0.label) }) {
      return .fail(
        "\"\(Quotation.of(cancel.label))\" stands beside \"\(label)\": it can mean to stop"
          + " deleting, or to end the account.", advice: Self.advice, at: final.spot)
    }
    let heading = Self.heading(on: final.page)
    let beside = heading.map { " beside \"\(Quotation.of($0.text))\"" } ?? ""
    return .warn(
      "The final control says only \"\(label)\"\(beside).", advice: Self.advice, at: final.spot)
  }

  private static func heading(on page: PageRecord) -> TextBlock? {
    page.blocks.first { block in
      block.isMain && block.role == .heading && !telling.isDisjoint(with: block.cues)
    }
  }

  /// The first page on which the order is another than on a page before it.
  ///
  /// Pages with controls that keep the account on both sides have no order.
  private static func swap(in pressed: [SeenControl]) -> Judgement.Spot? {
    var first: Bool?
    for seen in pressed {
      guard let isKeepFirst = keepsFirst(seen) else { continue }
      if let first, first != isKeepFirst { return seen.spot }
      first = isKeepFirst
    }
    return nil
  }

  private static func keepsFirst(_ pressed: SeenControl) -> Bool? {
    let keeps = Set(pressed.page.asides(["keep"]).map(\.place))
    let order = pressed.page.controls.map(\.place)
    guard let own = order.firstIndex(of: pressed.control.place),
      !keeps.contains(pressed.control.place)
    else { return nil }
    let isBefore = order[..<own].contains(where: keeps.contains)
    let isAfter = order[own...].contains(where: keeps.contains)
    return isBefore == isAfter ? nil : isBefore
  }

  private static func question(_ parts: ExamplePart...) -> ExampleCase {
    var leave = ExamplePage("leave")
    leave.parts = parts
    return ExampleCase(ExamplePage("account", .press("회원 탈퇴", "delete")), leave)
  }

  private static let heading = ExamplePart.heading("탈퇴하면 되돌릴 수 없습니다", cues: ["irreversible"])

  static let examples = [
    RuleExample(
      "Each control says what it does", .pass,
      question(heading, .control("계정 유지", "keep"), .press("탈퇴하기", "delete"))),
    RuleExample(
      "\"Cancel\" beside a control that names the deletion", .pass,
      question(heading, .control("취소", "keep"), .press("탈퇴하기", "delete"))),
    RuleExample(
      "\"OK\" under a heading that says what is asked", .warn,
      question(heading, .control("계정 유지", "keep"), .press("확인", "confirm"))),
    RuleExample(
      "\"OK\" under no such heading", .warn,
      question(.text("되돌릴 수 없습니다.", cues: ["irreversible"]), .press("확인", "confirm"))),
    RuleExample(
      "\"OK\" beside \"Cancel\"", .fail,
      question(heading, .control("취소", "keep"), .press("확인", "confirm"))),
    RuleExample(
      "Only the address says what the final control does", .fail,
      question(.control("취소", "back"), .press("네", "delete", confidence: 50))),
    RuleExample(
      "Keeping and going on change places", .fail,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage("first", .control("계정 유지", "keep"), .press("계속", "proceed")),
        ExamplePage("second", .press("탈퇴하기", "delete"), .control("계정 유지", "keep")))),
    RuleExample(
      "The walk ended before the final control", .cantTell, .needsDeclaredStep,
      ExampleCase.steps(nav: 1, flow: 2).ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "Pages of which the vocabulary recognises nothing", .cantTell, .vocabulary,
      ExampleCase(
        reader: "ka", ExamplePage("account", .press("Account", "delete", in: "en", confidence: 40)),
        ExamplePage("leave", .press("დიახ")))),
    RuleExample(
      "Deletion by phone only", .notApplicable,
      ExampleCase(ExamplePage("account")).offering(only: "phone")),
  ]
}

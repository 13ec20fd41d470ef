import Evidence

/// Asks whether the entry control says that it is about deleting the account.
struct ClarityEntryLabel: Rule {
  private static let confidence = Threshold(
    "confidence", 70, "lowest confidence in percent with which a label counts as plain")

  static let description = RuleDescription(
    id: "clarity-entry-label", title: "Plain entry label", dimension: .clarity,
    severity: .critical,
    checks: """
      The label of the first control that opens the way out, and of those pressed after it, \
      against the vocabulary of deleting an account in the language of the page.
      """,
    applicability: """
      Needs the entry control. Does not apply where the pages offer no way on the web and no such \
      control.
      """,
    expectation: """
      The entry control's label is a term for deleting the account ({confidence} % confidence), \
      not a euphemism.
      """,
    thresholds: [confidence])

  private static let advice =
    "Label the entry control with the plain term for deleting the account."

  func evaluate(_ input: EntryControl, _ thresholds: Thresholds) -> Judgement {
    guard let entry = input.entry else {
      return input.isOffWebOnly
        ? .notApplicable(DeleteJourney.noWebJourney) : .cantTell(input.missing)
    }
    func isPlain(_ control: Control) -> Bool {
      control.purpose == "delete" && control.purposeConfidence >= thresholds[Self.confidence]
    }
    let label = Quotation.of(entry.control.label)
    if isPlain(entry.control) {
      return .pass("The entry control says what it is for: \"\(label)\".", at: entry.spot)
    }
    guard input.isVocabularyKnown else { return .cantTell(VocabularyReach.failure, at: entry.spot) }
    if input.path.contains(where: { isPlain($0.control) }) {
      return .warn(
        "The entry control \"\(label)\" does not say that it deletes; a later one does.",
        advice: Self.advice, at: entry.spot)
    }
    if let unseen = input.unseen { return .cantTell(unseen, at: entry.spot) }
    return .fail(
      "No control on the way says that it deletes the account; the first is \"\(label)\".",
      advice: Self.advice, at: entry.spot)
  }

  private static let signOut = ExamplePart.control("로그아웃", "log-out")

  static let examples = [
    RuleExample(
      "The plain term", .pass,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage("leave", .press("탈퇴하기", "delete")))),
    RuleExample(
      "A euphemism, with the plain term at the end", .warn,
      ExampleCase(
        ExamplePage("account", signOut, .press("계정 관리", "delete", confidence: 50)),
        ExamplePage("leave", .press("탈퇴하기", "delete")))),
    RuleExample(
      "No plain term on the whole way", .fail,
      ExampleCase(
        ExamplePage("account", signOut, .press("개인정보 선택", "privacy")),
        ExamplePage("leave", .press("확인", "confirm")))),
    RuleExample(
      "A euphemism, and a walk that ended early", .cantTell, .needsDeclaredStep,
      ExampleCase(
        ExamplePage("account", signOut, .press("계정 관리", "delete", confidence: 50)),
        ExamplePage("leave")
      ).ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "Pages of which the vocabulary recognises nothing in their language", .cantTell, .vocabulary,
      ExampleCase(
        reader: "ka",
        ExamplePage("account", .press("Account", "delete", in: "en", confidence: 40)),
        ExamplePage("leave", .press("დიახ")))),
    RuleExample(
      "Deletion by phone only", .notApplicable,
      ExampleCase(ExamplePage("account")).offering(only: "phone")),
  ]
}

import Evidence

/// Asks whether a person can leave without saying why.
struct StepsReasonOptional: Rule {
  private static let surveys = Threshold(
    "surveys", 1, "most pages that ask for the reason without failing")

  static let description = RuleDescription(
    id: "steps-reason-optional", title: "Optional reason", dimension: .steps, severity: .major,
    checks: """
      Fields of the forms on the way that ask why the person leaves, by their own labels or by a \
      heading or label beside them: a required choice warns, a required text fails, and so does \
      asking on several pages. A form that the way goes past is optional.
      """,
    applicability: """
      Needs the walk to the final control, in a language that the vocabulary knows. Does not apply \
      where the pages offer no way on the web.
      """,
    expectation:
      "No reason for leaving is required, and at most {surveys} page asks for one.",
    thresholds: [surveys])

  private static let advice = "Make the reason optional, and ask for it on one page at most."

  func evaluate(_ input: DeletionFlow, _ thresholds: Thresholds) -> Judgement {
    if input.isOffWebOnly { return .notApplicable(DeleteJourney.noWebJourney) }
    let pages = input.pages.filter(ReasonQuestion.isAsked)
    let trace = pages.map(\.finalAddress)
    let required = Self.required(input)
    if let field = required.first(where: { ReasonQuestion.isFreeText($0.field) }) {
      return .fail(
        "Leaving requires a reason in the person's own words.", advice: Self.advice,
        at: Self.spot(field), trace: trace)
    }
    if pages.count > thresholds[Self.surveys], let last = pages.last {
      return .fail(
        "\(pages.count) pages ask for the reason for leaving.", advice: Self.advice,
        at: ReasonQuestion.spot(on: last), trace: trace)
    }
    if let field = required.first {
      return .warn(
        "Leaving requires the choice of a reason.", advice: Self.advice, at: Self.spot(field),
        trace: trace)
    }
    if let unseen = input.unseen { return .cantTell(unseen, trace: trace) }
    if let page = pages.first {
      return .pass(
        "A reason for leaving is asked for and can be left out.", at: ReasonQuestion.spot(on: page),
        trace: trace)
    }
    guard VocabularyReach.covers(input.pages) else { return .cantTell(VocabularyReach.failure) }
    return .pass("No reason for leaving is asked for.")
  }

  private typealias Asked = (page: PageRecord, form: Form, field: Form.Field)

  private static func required(_ input: DeletionFlow) -> [Asked] {
    input.forms.flatMap { sent in
      ReasonQuestion.fields(of: sent.form, on: sent.page).filter(\.isRequired)
        .map { (sent.page, sent.form, $0) }
    }
  }

  private static func spot(_ asked: Asked) -> Judgement.Spot {
    Judgement.Spot(page: asked.page, place: asked.form.place, quote: asked.field.label)
  }

  private static let account = ExamplePage("account", .press("회원 탈퇴", "delete"))
  private static let leave = ExamplePage("leave", .press("탈퇴하기", "delete", role: .submit))
  private static let survey = ExamplePage(
    "survey", .heading("탈퇴 사유를 선택해 주세요.", cues: ["reason-asked"]),
    .press("다음", "proceed", role: .submit))

  private static func reason(_ kind: Form.Field.Kind, isRequired: Bool) -> Form.Field {
    Form.Field(
      name: "reason", kind: kind, label: "탈퇴 사유", isRequired: isRequired, cues: ["reason-asked"])
  }

  static let examples = [
    RuleExample("No reason is asked for", .pass, ExampleCase(account, leave)),
    RuleExample(
      "A text that can be left empty", .pass,
      ExampleCase(account, leave.asking(reason(.longText, isRequired: false)))),
    RuleExample(
      "A survey that the way goes past", .pass,
      ExampleCase(
        account,
        ExamplePage("survey", .press("건너뛰기", "proceed"))
          .asking(reason(.select, isRequired: true)), leave)),
    RuleExample(
      "A required choice", .warn,
      ExampleCase(account, leave.asking(reason(.select, isRequired: true)))),
    RuleExample(
      "A required choice under a heading that asks for the reason", .warn,
      ExampleCase(
        account, survey.asking(Form.Field(name: "q1", kind: .choice, isRequired: true)), leave)),
    RuleExample(
      "A required text", .fail,
      ExampleCase(account, leave.asking(reason(.longText, isRequired: true)))),
    RuleExample(
      "Two pages ask", .fail,
      ExampleCase(
        account, survey.asking(Form.Field(name: "q1", kind: .choice)),
        leave.asking(reason(.longText, isRequired: false)))),
    RuleExample(
      "The walk ended at a form", .cantTell, .needsDeclaredStep,
      ExampleCase(account, ExamplePage("leave"))
        .ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "Deletion by mail only", .notApplicable,
      ExampleCase.steps(nav: 1, flow: 2).offering(only: "mail")),
  ]
}

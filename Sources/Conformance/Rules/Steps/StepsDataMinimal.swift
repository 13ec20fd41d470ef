import Evidence

/// Asks whether leaving takes data that joining did not.
struct StepsDataMinimal: Rule {
  private static let pass = Threshold("pass", 0, "most extra fields that pass")
  private static let warn = Threshold("warn", 1, "most extra fields that only warn")

  static let description = RuleDescription(
    id: "steps-data-minimal", title: "Data asked for when leaving", dimension: .steps,
    severity: .major,
    checks: """
      Required fields of the forms sent on the way out, less those that sign-up has: the same \
      name, or an address or number of the same kind. Passwords, codes, ticks, choices, the reason \
      for leaving and words to be typed for confirmation are not data here. A required upload of a \
      file fails.
      """,
    applicability: """
      Needs the walk to the final control, and sign-up where data is asked for. Does not apply \
      where the pages offer no way on the web.
      """,
    expectation: """
      Deleting requires at most {pass} data fields that sign-up does not have ({warn} to warn), \
      and no file.
      """,
    thresholds: [pass, warn])

  private static let advice =
    "Ask only for what is needed to find the account, and for no documents."

  func evaluate(_ input: AskedData, _ thresholds: Thresholds) -> Judgement {
    let flow = input.flow
    if flow.isOffWebOnly { return .notApplicable(DeleteJourney.noWebJourney) }
    let extras = Self.extras(input)
    let trace = extras.map(Self.line)
    if let file = extras.first(where: { $0.field.kind == .file }) {
      return .fail(
        "Deleting requires the upload of a file.", advice: Self.advice, at: Self.spot(file),
        trace: trace)
    }
    let spot = extras.first.map(Self.spot)
    let fields = "\(extras.count) data field\(extras.count == 1 ? "" : "s")"
    if !extras.isEmpty, let failure = input.noBaseline {
      return .cantTell(failure, seen: "Deleting requires \(fields).", at: spot, trace: trace)
    }
    let outcome = Band(pass: thresholds[Self.pass], warn: thresholds[Self.warn])
      .outcome(of: extras.count)
    let seen = "Deleting requires \(fields) that signing up does not have."
    if outcome == .pass, let unseen = flow.unseen {
      return .cantTell(unseen, at: spot, trace: trace)
    }
    return .of(
      outcome, extras.isEmpty ? "Deleting requires no data that signing up does not have." : seen,
      advice: Self.advice, at: spot, trace: trace)
  }

  private typealias Asked = (page: PageRecord, form: Form, field: Form.Field)

  private static let data: Set<Form.Field.Kind> = [.text, .email, .phone, .longText, .file]

  /// Required fields that sign-up does not have, each once.
  private static func extras(_ input: AskedData) -> [Asked] {
    var met: Set<[String]> = []
    return input.flow.forms.flatMap { sent in
      required(of: sent).map { (page: sent.page, form: sent.form, field: $0) }
    }.filter { asked in
      let isKnown = input.signupFields.contains { isSame($0, asked.field) }
      return (asked.field.kind == .file || !isKnown)
        && met.insert([asked.field.kind.rawValue, asked.field.name]).inserted
    }
  }

  private static func required(of sent: SentForm) -> [Form.Field] {
    let reason = Set(ReasonQuestion.fields(of: sent.form, on: sent.page))
    let fields = sent.form.fields.filter { field in
      field.isRequired && data.contains(field.kind) && !reason.contains(field)
        && !field.cues.contains("captcha")
    }
    return fields.filter { !isTyped($0, among: fields, on: sent.page) }
  }

  /// True for the field that takes words given on the page: its label says so, or it is the only
  /// text beside them.
  private static func isTyped(
    _ field: Form.Field, among fields: [Form.Field], on page: PageRecord
  ) -> Bool {
    if field.cues.contains("typed-phrase") { return true }
    return field.kind == .text && !page.typedPhrases.isEmpty
      && fields.count { $0.kind == .text } == 1
  }

  private static func isSame(_ known: Form.Field, _ asked: Form.Field) -> Bool {
    if !known.name.isEmpty, known.name.lowercased() == asked.name.lowercased() { return true }
    return known.kind == asked.kind && (asked.kind == .email || asked.kind == .phone)
  }

  private static func line(_ asked: Asked) -> String {
    let label = Quotation.of(asked.field.label.isEmpty ? asked.field.name : asked.field.label)
    return "\(asked.field.kind.rawValue) \"\(label)\" on \(asked.page.finalAddress)"
  }

  private static func spot(_ asked: Asked) -> Judgement.Spot {
    Judgement.Spot(page: asked.page, place: asked.form.place, quote: asked.field.label)
  }

  private static func field(_ name: String, _ kind: Form.Field.Kind) -> Form.Field {
    Form.Field(name: name, kind: kind, label: name, isRequired: true)
  }

  private static let account = ExamplePage("account", .press("회원 탈퇴", "delete"))
  private static let leave = ExamplePage("leave", .press("탈퇴하기", "delete", role: .submit))
  private static let join = ExamplePage("join", .press("가입하기", "sign-up", role: .submit))
    .asking(field("email", .email), field("password", .password))

  static let examples = [
    RuleExample(
      "The address again, and the password", .pass,
      ExampleCase(
        account, leave.asking(field("confirm-email", .email), field("password", .password))
      ).joining(over: join)),
    RuleExample("Nothing is asked for", .pass, ExampleCase(account, leave)),
    RuleExample(
      "A name that sign-up does not have", .warn,
      ExampleCase(account, leave.asking(field("legal-name", .text))).joining(over: join)),
    RuleExample(
      "A name and a telephone number", .fail,
      ExampleCase(account, leave.asking(field("legal-name", .text), field("mobile", .phone)))
        .joining(over: join)),
    RuleExample(
      "One extra field where a norm allows none", .fail, thresholds: ["pass": 0, "warn": 0],
      ExampleCase(account, leave.asking(field("legal-name", .text))).joining(over: join)),
    RuleExample(
      "An upload", .fail, ExampleCase(account, leave.asking(field("id-card", .file)))),
    RuleExample(
      "A name, and sign-up was not observed", .cantTell, .noBaseline,
      ExampleCase(account, leave.asking(field("legal-name", .text)))),
    RuleExample(
      "The walk ended at a form", .cantTell, .needsDeclaredStep,
      ExampleCase(account, ExamplePage("leave")).joining(over: join)
        .ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "Deletion by mail only", .notApplicable,
      ExampleCase.steps(nav: 1, flow: 2).offering(only: "mail")),
  ]
}

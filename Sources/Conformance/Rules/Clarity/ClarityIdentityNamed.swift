import Evidence

/// Asks whether the page about deletion says whose account it deletes.
struct ClarityIdentityNamed: Rule {
  static let description = RuleDescription(
    id: "clarity-identity-named", title: "Platform named", dimension: .clarity, severity: .minor,
    checks: """
      Whether title or main text of the public information page, or of the page of the final \
      control where there is none, has the platform's or its operator's name as the scenario \
      writes it, without legal form and in any case; or only an image's text, a control's label \
      or what surrounds the main text.
      """,
    applicability: """
      Needs one of the two pages. Does not apply where the scenario names no platform but a host \
      that the page does not show.
      """,
    expectation: "The page about deletion names the platform or its operator in title or text.")

  private static let advice =
    "Name the platform in the title or the text of the page about deletion."

  func evaluate(_ input: NamedPage, _ thresholds: Thresholds) -> Judgement {
    let page = input.page
    let names = input.names.compactMap { OwnName($0) }
    func isNamed(_ text: String) -> Bool { names.contains { $0.stands(in: text) } }
    if let title = page.title?.text, isNamed(title) {
      return .pass(
        "The page's title names the platform.",
        at: Judgement.Spot(page: page, place: "title", quote: title))
    }
    let named = page.blocks.filter { isNamed($0.text) }
    if let block = named.first(where: { $0.isMain && $0.role != .alternative }) {
      return .pass(
        "The page's text names the platform.",
        at: Judgement.Spot(page: page, place: block.place, quote: block.text))
    }
    let label = page.controls.first { isNamed($0.label) }
    let aside = named.first.map { Judgement.Spot(page: page, place: $0.place, quote: $0.text) }
    if let spot = aside ?? label.map({ SeenControl(page: page, control: $0).spot }) {
      return .warn(
        "The platform is named only in an image, a label or around the text.",
        advice: Self.advice, at: spot)
    }
    if let obstacle = page.obstacle { return .cantTell(obstacle) }
    guard names.contains(where: { !$0.isHost }) else {
      return .notApplicable("The scenario does not name the platform.")
    }
    let wanted = input.names.map { "\"\(Quotation.of($0))\"" }.joined(separator: " nor ")
    return .fail(
      "The page about deletion does not name \(wanted).", advice: Self.advice,
      at: Judgement.Spot(page: page))
  }

  private static func walk(_ parts: ExamplePart...) -> ExampleCase {
    var leave = ExamplePage("leave")
    leave.parts = parts + [.press("탈퇴하기", "delete")]
    return ExampleCase(ExamplePage("account", .press("회원 탈퇴", "delete")), leave)
  }

  /// The image of a logo, with its text.
  private static func logo(_ text: String) -> TextBlock {
    TextBlock(
      role: .alternative, text: text, language: LanguageJudgement(.undetermined), isMain: false,
      place: "header img")
  }

  private static let silent = walk(.heading("회원 탈퇴"))

  static let examples = [
    RuleExample("The title names it", .pass, walk(.title("회원 탈퇴 | EXAMPLE"))),
    RuleExample("The text names it, with an ending", .pass, walk(.text("Example에서 탈퇴합니다."))),
    RuleExample(
      "The public page names who runs it, without the legal form", .pass,
      silent.informing(ExamplePage("help", .text("Muster Handel 계정 삭제"))).changing {
        $0.operatorName = "Muster Handel GmbH & Co. KG"
      }),
    RuleExample(
      "Only the logo names it", .warn,
      silent.changing { $0.pages[1].blocks.append(logo("Example")) }),
    RuleExample("Part of another word", .fail, walk(.text("Examples 회원 탈퇴"))),
    RuleExample(
      "The public page does not name it, the final page does", .fail,
      walk(.text("Example 회원 탈퇴")).informing(ExamplePage("help", .heading("탈퇴 방법")))),
    RuleExample(
      "Only an address was given", .notApplicable,
      silent.changing { $0.platform = "www.example.org" }),
    RuleExample(
      "Neither page was seen", .cantTell, .noSession,
      .missing(.noSession, "The scenario declares no log-in.")),
  ]
}

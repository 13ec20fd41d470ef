import Evidence

/// Asks whether the words that decide are in the reader's language, each by itself.
struct LangCriticalControls: Rule {
  static let description = RuleDescription(
    id: "lang-critical-controls", title: "Language of decisive words", dimension: .language,
    severity: .critical,
    checks: """
      Each decisive text by itself: entry label, labels pressed in the flow, final label, main \
      heading and warnings of each flow page (primary); page titles, error texts, labels that keep \
      the account or go back (secondary). Text whose language cannot be told is left out.
      """,
    applicability: "Needs the pages of the deletion flow.",
    expectation: "Every decisive label, heading and warning is in the reader's language.")

  private struct Words {
    var name: String
    var text: String
    var language: LanguageJudgement
    var spot: Judgement.Spot
    var isPrimary: Bool
  }

  func evaluate(_ input: DeletionPages, _ thresholds: Thresholds) -> Judgement {
    let words = Self.controls(input) + input.flow.flatMap(Self.texts)
    let judged = words.filter { $0.language.answer != .undetermined }
    let foreign = judged.filter { $0.language.answer == .no }
    let trace = foreign.map { words in
      let tag = words.language.found ?? "another language"
      return "\(words.name): \"\(Quotation.of(words.text))\" (\(tag))"
    }
    if let worst = foreign.first(where: \.isPrimary) ?? foreign.first {
      return .of(
        worst.isPrimary ? .fail : .warn,
        "\(foreign.count) of \(judged.count) decisive texts are not in \(input.reader);"
          + " first the \(worst.name).",
        advice: "Put the \(worst.name) into the language of the reader.", at: worst.spot,
        trace: trace)
    }
    if let unseen = input.unseen { return .cantTell(unseen) }
    guard !judged.isEmpty else {
      return .cantTell(
        EvidenceFailure(
          .languageUndetermined, "The language of none of the decisive texts could be told."))
    }
    return .pass("All \(judged.count) decisive texts that can be judged are in \(input.reader).")
  }

  private static func controls(_ input: DeletionPages) -> [Words] {
    func words(_ name: String, _ seen: SeenControl, isPrimary: Bool = true) -> Words {
      Words(
        name: name, text: seen.control.label, language: seen.control.language, spot: seen.spot,
        isPrimary: isPrimary)
    }
    let asides = input.flow.flatMap { page in
      page.controls.filter { ["keep", "back"].contains($0.purpose) }
        .filter { $0.region == .main || $0.region == .dialog }
        .map { SeenControl(page: page, control: $0) }
    }
    return [input.entry].compactMap(\.self).map { words("entry label", $0) }
      + [input.final].compactMap(\.self).map { words("final label", $0) }
      + input.pressed.map { words("label pressed on the way", $0) }
      + asides.map { words("label that keeps the account or goes back", $0, isPrimary: false) }
  }

  private static func texts(_ page: PageRecord) -> [Words] {
    func words(_ name: String, _ block: TextBlock, isPrimary: Bool = true) -> Words {
      Words(
        name: name, text: block.text, language: block.language,
        spot: Judgement.Spot(page: page, place: block.place, quote: block.text),
        isPrimary: isPrimary)
    }
    let main = page.blocks.filter(\.isMain)
    let title = page.title.map {
      Words(
        name: "page title", text: $0.text, language: $0.language,
        spot: Judgement.Spot(page: page, place: "title", quote: $0.text), isPrimary: false)
    }
    return main.filter { $0.role == .heading }.prefix(1).map { words("main heading", $0) }
      + main.filter { $0.role == .warning || $0.cues.contains("irreversible") }
      .map { words("warning", $0) }
      + main.filter { $0.role == .error }.map { words("error text", $0, isPrimary: false) }
      + [title].compactMap(\.self)
  }

  static let examples = [
    RuleExample(
      "All decisive words in Korean", .pass,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage(
          "leave", .title("회원 탈퇴"), .heading("회원 탈퇴"), .warning("되돌릴 수 없습니다."),
          .control("취소", "keep"), .press("탈퇴하기", "delete")))),
    RuleExample(
      "Only the label that keeps the account is in English", .warn,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage(
          "leave", .heading("회원 탈퇴"), .control("Keep my account", "keep", in: "en"),
          .press("탈퇴하기", "delete")))),
    RuleExample(
      "The final control is in English", .fail,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage(
          "leave", .heading("회원 탈퇴"), .press("Delete my account", "delete", in: "en")))),
    RuleExample(
      "The warning is in English", .fail,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage(
          "leave", .heading("회원 탈퇴"), .warning("This cannot be undone.", in: "en"),
          .press("탈퇴하기", "delete")))),
    RuleExample(
      "Labels too short to judge", .cantTell, .languageUndetermined,
      ExampleCase(
        ExamplePage("account", .press("OK", "delete", in: ExamplePart.unclear)),
        ExamplePage("leave", .press("OK", "delete", in: ExamplePart.unclear)))),
    RuleExample(
      "No session for the pages behind the log-in", .cantTell, .noSession,
      .missing(.noSession, "The scenario declares no log-in.")),
  ]
}

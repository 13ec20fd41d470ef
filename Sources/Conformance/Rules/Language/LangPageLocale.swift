import Evidence

/// Asks whether the deletion pages are in the reader's language.
struct LangPageLocale: Rule {
  private static let pass = Threshold("pass", 90, "smallest share in percent that passes")
  private static let warn = Threshold("warn", 60, "smallest share in percent that only warns")
  private static let letters = Threshold("letters", 40, "fewest letters that can be judged")

  static let description = RuleDescription(
    id: "lang-page-locale", title: "Language of the deletion pages", dimension: .language,
    severity: .critical,
    checks: """
      Share of letters in the reader's language in the main text of every deletion page and of the \
      public information page. Text whose language cannot be told is left out. The worst page \
      decides.
      """,
    applicability: "Needs the pages of the deletion flow, or the public information page.",
    expectation: """
      On every page about deletion, at least {pass} % of the letters of the main text are in the \
      reader's language ({warn} % to warn, {letters} letters to judge a page).
      """,
    thresholds: [pass, warn, letters])

  private static let advice = "Offer the whole deletion page in the language of the reader."

  func evaluate(_ input: DeletionPages, _ thresholds: Thresholds) -> Judgement {
    let pages = input.all.map { ($0, PageLanguage(of: $0, reader: input.reader)) }
    let enough = thresholds[Self.letters]
    let judged = pages.filter { $0.1.judged >= max(enough, 1) }
    let trace = pages.map { "\($0.0.finalAddress): \(Self.numbers($0.1, input.reader))" }
    let lowest = judged.min { $0.1.share < $1.1.share }
    if let (page, language) = lowest {
      let outcome = Self.outcome(language.share, thresholds)
      if outcome != .pass {
        let block = language.longestForeign
        return .of(
          outcome, Self.observed(language, input.reader), advice: Self.advice,
          at: Judgement.Spot(page: page, place: block?.place, quote: block?.text), trace: trace)
      }
    }
    let unread = pages.compactMap { $0.1.doubt(about: $0.0, atLeast: enough) }.first
    if let failure = input.unseen ?? unread {
      return .cantTell(failure, trace: trace)
    }
    guard let (page, language) = lowest else {
      return .cantTell(PageLanguage.tooLittle, trace: trace)
    }
    return .pass(
      Self.observed(language, input.reader), at: Judgement.Spot(page: page), trace: trace)
  }

  private static func outcome(_ share: Int, _ thresholds: Thresholds) -> Outcome {
    if share >= thresholds[pass] { return .pass }
    return share >= thresholds[warn] ? .warn : .fail
  }

  private static func numbers(_ language: PageLanguage, _ reader: String) -> String {
    "\(language.native) of \(language.judged) judged letters in \(reader),"
      + " \(language.undetermined) undetermined"
  }

  private static func observed(_ language: PageLanguage, _ reader: String) -> String {
    let rest = language.mostForeign.map { "; the longest other text is in \($0)" } ?? ""
    return "On the worst page \(language.share) % of the \(language.judged) judged letters are in"
      + " \(reader)\(rest)."
  }

  static let examples = [
    RuleExample(
      "A Korean deletion page for a Korean reader", .pass,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage(
          "leave", .text("탈퇴하면 모든 정보가 삭제됩니다.", letters: 300),
          .text("Example Market Ltd.", in: ExamplePart.unclear, letters: 60),
          .press("탈퇴하기", "delete")))),
    RuleExample(
      "A Korean page with a long English paragraph", .warn,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage(
          "leave", .text("탈퇴하면 모든 정보가 삭제됩니다.", letters: 200),
          .text("Some records are kept for tax reasons.", in: "en", letters: 80),
          .press("탈퇴하기", "delete")))),
    RuleExample(
      "An English deletion page for a Korean reader", .fail,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage(
          "leave", .text("Deleting your account is permanent.", in: "en", letters: 300),
          .press("탈퇴하기", "delete")))),
    RuleExample(
      "The flow is in Korean, the public help page in English", .fail,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage("leave", .text("탈퇴 안내", letters: 300), .press("탈퇴하기", "delete"))
      ).informing(
        ExamplePage("help", .text("How to delete your account", in: "en", letters: 200)))),
    RuleExample(
      "Pages with hardly any words", .cantTell, .tooLittleText,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage("leave", .text("Delete?", in: "en"), .press("탈퇴하기", "delete")))),
    RuleExample(
      "A Korean help page, and a deletion page with a few English words", .cantTell,
      .tooLittleText,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage("leave", .text("Delete your account?", in: "en"), .press("탈퇴하기", "delete"))
      ).informing(ExamplePage("help", .text("탈퇴 안내", letters: 300)))),
    RuleExample(
      "The walk ended after a first Korean page", .cantTell, .needsDeclaredStep,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage("leave", .text("탈퇴 안내", letters: 300))
      ).ending(.needsDeclaredStep, "The next step sends a form.")),
  ]
}

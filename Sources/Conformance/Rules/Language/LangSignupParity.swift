import Evidence

/// Asks whether a person who joined in a language can leave in it.
struct LangSignupParity: Rule {
  private static let pass = Threshold("pass", 90, "smallest share in percent that passes")
  private static let warn = Threshold("warn", 60, "smallest share in percent that only warns")
  private static let letters = Threshold("letters", 40, "fewest letters that can be judged")

  static let description = RuleDescription(
    id: "lang-signup-parity", title: "Language of leaving and joining", dimension: .language,
    severity: .critical,
    checks: """
      Share of letters in the reader's language in the main text of the sign-up pages, or of the \
      home page where those cannot be judged, and of every deletion page and the public \
      information page. On each side the worst page decides. A locale that the scenario marks as \
      secondary warns at most.
      """,
    applicability: """
      Needs deletion pages, and a sign-up or home page to compare with. Does not apply where \
      signing up is not offered in the reader's language.
      """,
    expectation: """
      Where joining is offered in the reader's language, at least {pass} % of the letters of every \
      page about deletion are in it ({warn} % to warn, {letters} letters to judge a page).
      """,
    thresholds: [pass, warn, letters])

  private static let advice = "Offer the deletion pages in every language in which people can join."

  private typealias Judged = (page: PageRecord, language: PageLanguage)

  func evaluate(_ input: SignupLanguage, _ thresholds: Thresholds) -> Judgement {
    let reader = input.deletion.reader
    let enough = thresholds[Self.letters]
    let signup = Self.weakest(input.signup, reader, enough)
    let home = Self.weakest([input.home].compactMap(\.self), reader, enough)
    guard let joining = signup ?? home else { return .cantTell(Self.noBaseline(input)) }
    let name = signup == nil ? "home page" : "sign-up page"
    let share = joining.language.share
    guard share >= thresholds[Self.pass] else {
      return .notApplicable(
        "Only \(share) % of the letters of the \(name) are in \(reader).",
        at: Judgement.Spot(page: joining.page))
    }
    return Self.judge(
      input, thresholds, joined: "\(share) % of the letters of the \(name) are in \(reader)")
  }

  private static func judge(
    _ input: SignupLanguage, _ thresholds: Thresholds, joined: String
  ) -> Judgement {
    let reader = input.deletion.reader
    let enough = thresholds[letters]
    let pages = input.deletion.all.map { Judged($0, PageLanguage(of: $0, reader: reader)) }
    let trace = pages.map { page, language in
      "\(page.finalAddress): \(language.native) of \(language.judged) judged letters in \(reader)"
    }
    let worst = weakest(input.deletion.all, reader, enough)
    if let worst, worst.language.share < thresholds[pass] {
      let isMild = input.isSecondary || worst.language.share >= thresholds[warn]
      let block = worst.language.longestForeign
      return .of(
        isMild ? .warn : .fail,
        "\(joined), but only \(worst.language.share) % of those of a deletion page.",
        advice: advice,
        at: Judgement.Spot(page: worst.page, place: block?.place, quote: block?.text), trace: trace)
    }
    let doubt = pages.compactMap { $0.language.doubt(about: $0.page, atLeast: enough) }.first
    if let failure = input.deletion.unseen ?? doubt { return .cantTell(failure, trace: trace) }
    guard let worst else { return .cantTell(PageLanguage.tooLittle, trace: trace) }
    return .pass(
      "\(joined), and at least \(worst.language.share) % of those of every deletion page.",
      at: Judgement.Spot(page: worst.page), trace: trace)
  }

  /// The page with the smallest share, of those that were read and hold enough letters.
  private static func weakest(
    _ pages: [PageRecord], _ reader: String, _ enough: Int
  ) -> Judged? {
    pages.filter { $0.obstacle == nil }.map { Judged($0, PageLanguage(of: $0, reader: reader)) }
      .filter { $0.language.judged >= max(enough, 1) }
      .min { $0.language.share < $1.language.share }
  }

  private static func noBaseline(_ input: SignupLanguage) -> EvidenceFailure {
    let pages = input.signup + [input.home].compactMap(\.self)
    guard let page = pages.first else {
      return EvidenceFailure(.noBaseline, "Neither sign-up nor the home page was observed.")
    }
    return page.obstacle
      ?? EvidenceFailure(
        .tooLittleText, "Sign-up and home page hold too little text to judge its language.")
  }

  private static func leaving(
    _ text: String, in tag: String? = nil, foreign: Int = 0
  ) -> ExampleCase {
    ExampleCase(
      ExamplePage("account", .press("회원 탈퇴", "delete")),
      ExamplePage(
        "leave", .text(text, in: tag, letters: 200),
        .text("Some records are kept for tax reasons.", in: "en", letters: foreign),
        .press("탈퇴하기", "delete")))
  }

  private static let koreanSignup = ExamplePage(
    "join", .text("이메일로 가입할 수 있습니다.", letters: 90), .press("가입하기", "sign-up"))
  private static let englishSignup = ExamplePage(
    "join", .text("Sign up with your e-mail address.", in: "en", letters: 90),
    .press("Sign up", "sign-up", in: "en"))
  private static let korean = leaving("탈퇴하면 모든 정보가 삭제됩니다.")
  private static let english = leaving("Deleting your account is permanent.", in: "en")

  static let examples = [
    RuleExample(
      "Joining and leaving in Korean", .pass, korean.joining(over: koreanSignup)),
    RuleExample(
      "The home page is in Korean, and so is leaving", .pass,
      korean.home(ExamplePage("", .text("오늘의 특가 상품을 만나 보세요.", letters: 400)))),
    RuleExample(
      "Joining in Korean, leaving in English", .fail, english.joining(over: koreanSignup)),
    RuleExample(
      "Leaving in English, in a locale beside the main ones", .warn,
      english.joining(over: koreanSignup).changing { $0.isSecondaryLocale = true }),
    RuleExample(
      "Leaving in Korean with a long English paragraph", .warn,
      leaving("탈퇴하면 모든 정보가 삭제됩니다.", foreign: 80).joining(over: koreanSignup)),
    RuleExample(
      "Leaving in Korean, the public help page in English", .fail,
      korean.joining(over: koreanSignup).informing(
        ExamplePage("help", .text("How to delete your account", in: "en", letters: 200)))),
    RuleExample(
      "Joining in English, too", .notApplicable, english.joining(over: englishSignup)),
    RuleExample("Neither sign-up nor the home page was seen", .cantTell, .noBaseline, english),
    RuleExample(
      "A sign-up page with hardly any words", .cantTell, .tooLittleText,
      korean.joining(over: ExamplePage("join", .press("가입하기", "sign-up")))),
    RuleExample(
      "The walk ended after a first Korean page", .cantTell, .needsDeclaredStep,
      korean.joining(over: koreanSignup)
        .ending(.needsDeclaredStep, "The next step sends a form.")),
  ]
}

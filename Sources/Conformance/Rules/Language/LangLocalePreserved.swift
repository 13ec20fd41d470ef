import Evidence

/// Asks whether the way out stays in the locale in which the person came.
struct LangLocalePreserved: Rule {
  private static let letters = Threshold("letters", 20, "fewest judged letters that tell a page")

  static let description = RuleDescription(
    id: "lang-locale-preserved", title: "Locale kept on the way out", dimension: .language,
    severity: .major,
    checks: """
      Each page of the walk: whether it is on another locale's host; whether its address names \
      another language and its text is not in the reader's after all; whether, behind the entry \
      control, its text is in another language than the first page's while its alternates list \
      the reader's. A control or menu that changes the language makes a loss a warning, unless a \
      redirect led past a version for the reader.
      """,
    applicability: "Needs the pages of the deletion flow.",
    expectation: """
      Every page of the walk belongs to the reader's locale (the language of a text is told by \
      {letters} letters).
      """,
    thresholds: [letters])

  private static let advice =
    "Link and redirect to the page of the locale in which the person came."

  private struct Loss {
    var page: PageRecord
    /// What the page does, to follow "A page on the way".
    var what: String
    var offersSwitch: Bool
    /// A redirect led here although the page lists a version for the reader.
    var isSentAway: Bool
    var outcome: Outcome { offersSwitch && !isSentAway ? .warn : .fail }
  }

  func evaluate(_ input: LocaleTrail, _ thresholds: Thresholds) -> Judgement {
    let enough = thresholds[Self.letters]
    let told = input.walk.map { Self.language(of: $0, input.reader, enough) }
    let first = told.compactMap(\.self).first
    let losses = zip(input.walk, told).compactMap { page, language in
      Self.loss(on: page, in: language, first: first, input)
    }
    let trace = zip(input.walk, told).map { page, language in
      "\(page.finalAddress): \(language.map(\.description) ?? "undetermined")"
    }
    if let worst = losses.first(where: { $0.outcome == .fail }) ?? losses.first {
      let rest = worst.outcome == .warn ? "; it offers to change the language" : ""
      return .of(
        worst.outcome, "A page on the way \(worst.what)\(rest).", advice: Self.advice,
        at: Self.spot(of: worst.page, input.reader), trace: trace)
    }
    if let unseen = input.unseen { return .cantTell(unseen, trace: trace) }
    return .pass("All \(input.walk.count) pages on the way keep the locale.", trace: trace)
  }

  private static func spot(of page: PageRecord, _ reader: String) -> Judgement.Spot {
    let block = PageLanguage(of: page, reader: reader).longestForeign
    return Judgement.Spot(page: page, place: block?.place, quote: block?.text)
  }

  private static func language(
    of page: PageRecord, _ reader: String, _ enough: Int
  ) -> LanguageTag? {
    PageLanguage(of: page, reader: reader).majority(atLeast: enough).flatMap { LanguageTag($0) }
  }

  private static func loss(
    on page: PageRecord, in language: LanguageTag?, first: LanguageTag?, _ input: LocaleTrail
  ) -> Loss? {
    guard let expected = LanguageTag(input.reader) else { return nil }
    let isListed = page.languages.alternates.contains {
      LanguageTag($0)?.agrees(with: expected) == true
    }
    let what: String
    if isOnOtherHost(page.finalAddress) {
      what = "is on the host of another locale"
    } else if language?.agrees(with: expected) == true {
      // Parts of an address that look like a language can mean something else: "hr", "de".
      return nil
    } else if let named = page.languages.address.flatMap({ LanguageTag($0) }),
      !named.agrees(with: expected)
    {
      what = "names \(named) in its address, not \(input.reader)"
    } else if let language, let first, isListed, input.flow.contains(page.id),
      !language.agrees(with: first)
    {
      what = "is in \(language), though it lists a version in \(input.reader)"
    } else {
      return nil
    }
    return Loss(
      page: page, what: what, offersSwitch: offersSwitch(page),
      isSentAway: isListed && !page.redirects.isEmpty)
  }

  /// Hosts of other locales are written as variables of their own: `${host:de-DE}`.
  private static func isOnOtherHost(_ address: String) -> Bool {
    let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
    return address[start...].prefix { !"/?#".contains($0) }.contains("${host:")
  }

  private static func offersSwitch(_ page: PageRecord) -> Bool {
    page.controls.contains { $0.purpose == "language" && !$0.isHidden }
      || page.blocks.contains { $0.role == .languageMenu }
  }

  private static let account = ExamplePage(
    "account", .text("내 계정 설정을 바꿀 수 있습니다.", letters: 80), .press("회원 탈퇴", "delete"))
  private static let korean = ExamplePage(
    "leave", .text("탈퇴하면 모든 정보가 삭제됩니다.", letters: 80), .press("탈퇴하기", "delete"))
  private static let english = ExamplePage(
    "leave", .text("Deleting is permanent.", in: "en", letters: 80),
    .press("Delete account", "delete", in: "en"))
  private static let englishWithSwitch = ExamplePage(
    "leave", .text("Deleting is permanent.", in: "en", letters: 80),
    .control("Language", "language", in: "en"), .press("Delete account", "delete", in: "en"))

  static let examples = [
    RuleExample("Korean pages on the Korean host", .pass, ExampleCase(account, korean)),
    RuleExample(
      "An address that seems to name another language, and a Korean text", .pass,
      ExampleCase(account, korean).changing { $0.pages[1].languages.address = "hr" }),
    RuleExample(
      "The next page is on another locale's host", .fail,
      ExampleCase(account, english.served(from: "${host:en-US}"))),
    RuleExample(
      "The next page's address names English", .fail,
      ExampleCase(account, english).changing { $0.pages[1].languages.address = "en" }),
    RuleExample(
      "An English page that lists a Korean version", .fail,
      ExampleCase(account, english.served(from: "${host}", alternates: ["en", "ko-KR"]))),
    RuleExample(
      "Another locale's host, with a control for the language", .warn,
      ExampleCase(account, englishWithSwitch.served(from: "${host:en-US}"))),
    RuleExample(
      "A redirect past the Korean version, with a control for the language", .fail,
      ExampleCase(
        account,
        englishWithSwitch.served(from: "${host:en-US}", alternates: ["en", "ko"]).after("leave"))),
    RuleExample(
      "The walk ended at the entry control", .cantTell, .needsDeclaredStep,
      ExampleCase(account).ending(.needsDeclaredStep, "The next step sends a form.")),
    RuleExample(
      "No session for the pages behind the log-in", .cantTell, .noSession,
      .missing(.noSession, "The scenario declares no log-in.")),
  ]
}

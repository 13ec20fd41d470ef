import Evidence

/// Asks whether the pages declare the language they are in (WCAG 2.2, success criterion 3.1.1).
struct LangDeclaredMatch: Rule {
  private static let letters = Threshold("letters", 20, "fewest judged letters that tell a page")

  static let description = RuleDescription(
    id: "lang-declared-match", title: "Declared language", dimension: .language, severity: .minor,
    checks: """
      `html lang` and `Content-Language` of each page on the way, against the language of the \
      majority of the judged letters of its main text. Missing declarations are left out.
      """,
    applicability: "Does not apply where no page on the way declares a language. Never fails.",
    expectation: """
      Where a page declares a language, it is the one its text is in (told by {letters} letters).
      """,
    thresholds: [letters])

  func evaluate(_ input: PathExchanges, _ thresholds: Thresholds) -> Judgement {
    let declaring = input.pages.filter { !Self.declarations(of: $0).isEmpty }
    guard !declaring.isEmpty else {
      if let unseen = input.unseen { return .cantTell(unseen) }
      return .notApplicable("No page on the way declares a language.")
    }
    var told = 0
    for page in declaring {
      let language = PageLanguage(of: page, reader: input.reader)
      guard let tag = language.majority(atLeast: thresholds[Self.letters]),
        let found = LanguageTag(tag)
      else { continue }
      told += 1
      for (name, tags) in Self.declarations(of: page)
      where !tags.contains(where: { $0.agrees(with: found) }) {
        return .warn(
          "The page is in \(tag), but its \(name) says otherwise.",
          advice: "Let \(name) name the language in which the page is served.",
          at: Judgement.Spot(
            page: page, place: "html",
            quote: page.languages.htmlLanguage ?? page.languages.contentLanguage))
      }
    }
    if let unseen = input.unseen { return .cantTell(unseen) }
    guard told > 0 else {
      return .cantTell(
        EvidenceFailure(.languageUndetermined, "The language of no declaring page could be told."))
    }
    return .pass("On \(told) pages that can be judged, declared and found language agree.")
  }

  /// What the page declares, by place; `Content-Language` may list several (RFC 9110, section 8.5).
  private static func declarations(of page: PageRecord) -> [(name: String, tags: [LanguageTag])] {
    let attribute = page.languages.htmlLanguage.flatMap { LanguageTag($0) }.map { [$0] } ?? []
    let header = (page.languages.contentLanguage ?? "").split(separator: ",").compactMap {
      LanguageTag(String($0))
    }
    return [("`html lang`", attribute), ("`Content-Language`", header)].filter { !$0.1.isEmpty }
  }

  private static func walk(declaring tag: String?, letters: Int = 90) -> ExampleCase {
    let page = ExamplePage(
      "leave", .text("탈퇴하면 모든 정보가 삭제됩니다.", letters: letters), .press("탈퇴하기", "delete"))
    return ExampleCase(
      ExamplePage("account", .press("회원 탈퇴", "delete")), tag.map { page.declaring($0) } ?? page)
  }

  static let examples = [
    RuleExample("A Korean page that says `ko-KR`", .pass, walk(declaring: "ko-KR")),
    RuleExample("A Korean page that says `en`", .warn, walk(declaring: "en")),
    RuleExample("No page declares a language", .notApplicable, walk(declaring: nil)),
    RuleExample(
      "Too few words to tell", .cantTell, .languageUndetermined, walk(declaring: "ko", letters: 5)),
  ]
}

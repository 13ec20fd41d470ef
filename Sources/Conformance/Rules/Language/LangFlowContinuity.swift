import Evidence

/// Asks whether the language stays the same on the whole way out.
struct LangFlowContinuity: Rule {
  private static let letters = Threshold("letters", 20, "fewest judged letters that tell a page")

  static let description = RuleDescription(
    id: "lang-flow-continuity", title: "One language on the way out", dimension: .language,
    severity: .major,
    checks: """
      The language of each page on the walk, by the majority of the judged letters of its main \
      text, against that of the first page. Pages whose language cannot be told are left out.
      """,
    applicability: "Needs at least two pages on the way whose language can be told.",
    expectation: """
      Every page of the walk is in the language of its first page, and so is the public \
      information page (a page is told by {letters} letters).
      """,
    thresholds: [letters])

  func evaluate(_ input: PathExchanges, _ thresholds: Thresholds) -> Judgement {
    let told = input.pages.compactMap { page in
      PageLanguage(of: page, reader: input.reader).majority(atLeast: thresholds[Self.letters])
        .map { (page: page, tag: $0) }
    }
    let trace = told.map { "\($0.page.finalAddress): \($0.tag)" }
    if let first = told.first,
      let other = told.first(where: { !Self.agree($0.tag, first.tag) })
    {
      let isOnWalk = input.walk.contains { $0.id == other.page.id }
      let block = PageLanguage(of: other.page, reader: input.reader).longestForeign
      return .of(
        isOnWalk ? .fail : .warn,
        "The way begins in \(first.tag);"
          + " a \(isOnWalk ? "page on it" : "help page") is in \(other.tag).",
        advice: "Keep the language in which the person came on every page of the way.",
        at: Judgement.Spot(page: other.page, place: block?.place, quote: block?.text), trace: trace)
    }
    if let unseen = input.unseen { return .cantTell(unseen, trace: trace) }
    guard let first = told.first, told.count > 1 else {
      return .cantTell(
        input.pages.compactMap(\.obstacle).first
          ?? EvidenceFailure(
            .languageUndetermined, "The language of fewer than two pages could be told."),
        trace: trace)
    }
    return .pass("All \(told.count) pages that can be judged are in \(first.tag).", trace: trace)
  }

  private static func agree(_ left: String, _ right: String) -> Bool {
    guard let left = LanguageTag(left), let right = LanguageTag(right) else { return left == right }
    return left.agrees(with: right)
  }

  private static let koreanAccount = ExamplePage(
    "account", .text("내 계정 설정을 바꿀 수 있습니다.", letters: 80), .press("회원 탈퇴", "delete"))
  private static let koreanPage = ExamplePage(
    "leave", .text("탈퇴하면 모든 정보가 삭제됩니다.", letters: 80), .press("탈퇴하기", "delete"))
  private static let englishPage = ExamplePage(
    "leave", .text("Deleting is permanent.", in: "en", letters: 80), .press("Delete", "delete"))

  static let examples = [
    RuleExample("Korean on every page", .pass, ExampleCase(koreanAccount, koreanPage)),
    RuleExample(
      "The help page is in English, the walk is not", .warn,
      ExampleCase(koreanAccount, koreanPage).informing(
        ExamplePage("help", .text("How to delete your account", in: "en", letters: 90)))),
    RuleExample(
      "From Korean into English at the last step", .fail, ExampleCase(koreanAccount, englishPage)),
    RuleExample(
      "Too few words to tell", .cantTell, .languageUndetermined,
      ExampleCase(koreanAccount, ExamplePage("leave", .press("탈퇴하기", "delete")))),
  ]
}

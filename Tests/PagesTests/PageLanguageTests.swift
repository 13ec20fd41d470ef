import Languages
import Testing

@testable import Pages

/// Which language a page is in, and what says so.
struct PageLanguageTests {
  private func page(_ html: String) throws -> PageModel {
    let language = try #require(Language(tag: "en"))
    let vocabulary = try Vocabulary.load(for: [language])
    let judge = LanguageJudge(
      expected: language, vocabulary: vocabulary, model: try LanguageModel.load())
    return try PageReader(vocabulary: vocabulary, judge: judge)
      .read(Array(html.utf8), contentType: "text/html; charset=utf-8")
  }

  @Test func `A page in a third language is read with that language's words`() throws {
    let korean = try #require(Language(tag: "ko"))
    let vocabulary = try Vocabulary.load(for: [.english])
    let judge = LanguageJudge(
      expected: .english, vocabulary: vocabulary, model: try LanguageModel.load())
    let wider = try Vocabulary.load(for: [.english, korean])
    let reader = PageReader(vocabulary: vocabulary, judge: judge) { $0 == korean ? wider : nil }
    let link = "<a href=/x>회원 탈퇴</a>"
    let page = try reader.read(Array("<meta charset=utf-8>\(link)".utf8), contentType: nil)
    #expect(page.controls.first?.purpose?.purpose == .delete)
    // One foreign link on a page in English does not make it Korean.
    let other = try reader.read(
      Array("<meta charset=utf-8>\(Self.english)\(link)".utf8), contentType: nil)
    #expect(other.controls.first?.purpose == nil)
  }

  private static let english = "<p>The orchard behind the old mill was full of ripe apples.</p>"
  private static let german = "<p>Hinter der alten Mühle stand ein Garten voller reifer Äpfel.</p>"

  /// The situations of the W3C's ACT rule ucwvc8, in words of our own.
  @Test(arguments: [
    // Passed: the language of all text, of most of it, one of two with equal shares.
    ("<html lang=en><body>\(english)", true),
    ("<html lang=EN-us><body>\(english)\(english)\(german)", true),
    ("<html lang=de><body>\(german)\(english)", true),
    // Passed: the rest is marked as another language.
    ("<html lang=en><body>\(english)<div lang=de>\(german)\(german)</div>", true),
    // Failed: another language, also where the title agrees, or only a picture's text is foreign.
    ("<html lang=da><body>\(english)", false),
    ("<html lang=de><title>Der Garten hinter der Mühle</title><body>\(english)\(english)", false),
    ("<html lang=en><body><img alt='Ein Garten voller reifer Äpfel hinter der Mühle'>", false),
    ("<html lang=en><body><div lang=en>\(german)</div>", false),
  ])
  func `html lang names the language of most of the page, or does not`(
    html: String, matches: Bool
  ) throws {
    #expect(try page(html).declaresItsLanguage == matches)
  }

  @Test(arguments: [
    // Inapplicable: nothing declared, nothing valid declared, nothing to read.
    "<html><body>\(english)", "<html lang=''><body>\(english)", "<html lang='#1'><body>\(english)",
    "<html lang=en><body><p>12 345</p>", "<html lang=en><body><p hidden>\(english)</p>",
  ])
  func `Where nothing can be compared nothing is said`(html: String) throws {
    #expect(
      try page(html.replacing("<p hidden><p>", with: "<p hidden>")).declaresItsLanguage == nil)
  }

  @Test func `Code and what is not to be translated speak for no language`() throws {
    let page = try page(
      """
      <html lang=en><body>\(Self.english)<p><code>löschen konto jetzt sofort</code></p>
      <p translate=no>Gemeinde Oberwiesenfeld an der Straße</p>
      """)
    let verdicts = page.blocks.dropFirst().map(\.verdict.answer)
    #expect(verdicts == [.undetermined, .undetermined])
  }

  @Test func `A copy of another page is told by its texts`() throws {
    let copy = try page("<main><h1>Garden</h1>\(Self.english)</main>")
    let other = try page("<main><h1>Orchard</h1>\(Self.english)</main>")
    #expect(copy.share(copiedFrom: copy) == 1)
    #expect(try #require(copy.share(copiedFrom: other)) > 0.8)
    #expect(copy.share(copiedFrom: try page("<p>\(Self.german)</p>")) == 0)
  }

  @Test(arguments: [
    ("Type \"DELETE\" to confirm.", ["DELETE"]),
    ("Please type DELETE MY ACCOUNT below", ["DELETE MY ACCOUNT"]),
    ("Geben Sie „löschen“ ein.", ["löschen"]), ("「agree」と入力してください", ["agree"]),
    ("Don't type 'yes' here", ["yes"]), ("Type your URL and OK", []), ("TYPE THE WORD", []),
  ])
  func `The phrase that has to be typed is found`(text: String, phrases: [String]) {
    #expect(TypedPhrase.find(in: text) == phrases)
  }

  @Test(arguments: [
    ("https://a.example/fr-FR/help", "fr"), ("https://a.example/help/en_us/x", "en"),
    ("https://a.example/x?hl=ko", "ko"), ("https://de.a.example/x", "de"),
    ("https://a.example/my/id/x", nil), ("https://a.example/help/article", nil),
    ("https://www.a.example/no/", nil), ("https://a.example/x?l=", nil),
    ("mailto:a@fr.example", nil),
  ])
  func `An address names its locale`(address: String, tag: String?) {
    #expect(AddressLocale.language(of: address)?.tag == tag)
  }

  @Test func `Menus are told from text where a page has no landmarks`() throws {
    let words = ["Home", "News", "Shop", "Sale", "Brands", "Outlet", "Gifts"]
    let menu = words.map { "<li><a href='/\($0)'>\($0)</a></li>" }.joined()
    let articles = (1...7).map {
      "<li><a href='/\($0)'>How to change the delivery of order \($0)</a></li>"
    }
    let page = try page("<ul>\(menu)</ul><ul>\(articles.joined())</ul>\(Self.english)")
    #expect(page.blocks.filter(\.isMain).count == 8)
    let named = try self.page(
      "<div id=header><p>Top</p></div><div class=gnb><p>Menu</p></div><p>Main</p>")
    #expect(named.blocks.map(\.isMain) == [false, false, true])
  }
}

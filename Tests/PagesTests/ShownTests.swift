import Languages
import Testing

@testable import Pages

/// Measures that our script wrote while a page was in a browser.
struct ShownTests {
  private static let html = """
    <html data-exitway-view="1280 900 4000" data-exitway-fontless="Hang arab"><main>
    <a href=/leave data-exitway-box="10 1800 200 40" data-exitway-letters="452 160 700"
      data-exitway-fill="-" data-exitway-role="link" data-exitway-name="Leave us" data-exitway-text="Delete account">Delete account</a>
    <a href=/far data-exitway-box="-9000 0 80 20" data-exitway-letters="- 140 400"
      data-exitway-unseen="outside">Far away</a>
    <button aria-expanded=false aria-controls=menu>Menu</button>
    <div id=menu><a href=/in data-exitway-box="0 0 1 1" data-exitway-unseen=size>Inside</a></div>
    <a href=/odd data-exitway-box="1 2 3" data-exitway-letters="x">Odd</a></main>
    """

  private func page(isShown: Bool) throws -> PageModel {
    let vocabulary = try Vocabulary.load(for: [.english])
    return try PageReader(
      vocabulary: vocabulary, judge: LanguageJudge(expected: .english, vocabulary: vocabulary)
    ).read(Array(Self.html.utf8), contentType: "text/html; charset=utf-8", isShown: isShown)
  }

  @Test func `measures of a page that was shown are part of its controls`() throws {
    let page = try page(isShown: true)
    #expect(
      page.view
        == PageModel.View(width: 1280, height: 900, pageHeight: 4000, fontless: ["Hang", "Arab"]))
    var leave = PageModel.Shown(left: 10, top: 1800, width: 200, height: 40)
    (leave.contrast, leave.fontSize, leave.fontWeight) = (452, 160, 700)
    (leave.role, leave.name, leave.text) = ("link", "Leave us", "Delete account")
    #expect(page.controls[0].shown == leave)
    #expect(page.controls.map(\.isHidden) == [false, true, false, false, false])
    #expect(page.controls[3].isCollapsed, "what is folded up is not hidden as well")
    #expect(page.controls[4].shown == nil)
  }

  @Test func `a page that was not shown is not believed`() throws {
    let page = try page(isShown: false)
    #expect(page.view == nil)
    #expect(page.controls.allSatisfy { $0.shown == nil && !$0.isHidden })
  }
}

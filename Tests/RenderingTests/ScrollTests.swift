import Foundation
import Rendering
import Synchronization
import Testing

/// Pages that load more when they are scrolled, in a real browser.
@Suite(.serialized, .enabled(if: BrowserProgram.path(ProcessInfo.processInfo.environment) != nil))
struct ScrollTests {
  /// Shows a page with fifty paragraphs and a place at their end; `/more.json` has a link.
  private func show(_ script: String, around main: String = "%") async throws -> String {
    let browser = try await Browser(
      path: try #require(BrowserProgram.path(ProcessInfo.processInfo.environment)))
    let paragraphs = (1...50).map { "<p>Paragraph \($0)</p>" }.joined()
    let body = main.replacing("%", with: "\(paragraphs)<div id=end style='height:1px'></div>")
    let html = "<!doctype html>\(body)<script>\(script)</script>"
    let shown = try await browser.render(
      "https://a.example/",
      document: PageAnswer(
        status: 200, headers: [.init("Content-Type", "text/html; charset=utf-8")],
        body: Array(html.utf8)),
      settings: PageSettings(userAgent: "exitway-test", languages: ["en-US"])
    ) { request in
      guard request.method == "GET", request.address == "https://a.example/more.json" else {
        return nil
      }
      return PageAnswer(
        status: 200, headers: [.init("Content-Type", "application/json")],
        body: Array("{\"label\": \"Delete account\"}".utf8))
    }
    #expect(!shown.isRestless)
    return String(decoding: shown.html, as: UTF8.self)
  }

  @Test func `What is fetched once its place comes into view is read`() async throws {
    let html = try await show(
      """
      new IntersectionObserver(async (entries, observer) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        const more = await (await fetch('/more.json')).json();
        setTimeout(() => { end.outerHTML = `<a href=/leave>${more.label}</a>` }, 150);
      }).observe(end);
      """)
    #expect(html.contains(/<a [^>]*href="\/leave"[^>]*>Delete account<\/a>/), "\(html.suffix(300))")
  }

  @Test func `What one part brings may bring another`() async throws {
    let html = try await show(
      """
      const bring = (place, rest) => new IntersectionObserver((entries, observer) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        place.insertAdjacentHTML('beforebegin', '<p style="height:2000px">' + rest[0] + '</p>');
        if (rest.length > 1) bring(place, rest.slice(1));
      }).observe(place);
      setTimeout(() => bring(end, ['one', 'two', 'Delete account']), 50);
      """)
    #expect(html.contains(">Delete account</p>"), "\(html.suffix(300))")
  }

  @Test func `Where a part of the page scrolls in its place, that is scrolled`() async throws {
    let html = try await show(
      "area.onscroll = () => { if (area.scrollTop > 500) end.innerHTML = '<a href=/x>Leave</a>' }",
      around: "<main id=area style='height:100vh;overflow-y:auto'>%</main>")
    #expect(html.contains(">Leave</a>"), "\(html.suffix(300))")
  }

  @Test func `A page without an end is left after some of it, and seen from its top`() async throws
  {
    let html = try await show(
      """
      addEventListener('scroll', () => {
        document.title = 'at ' + scrollY;
        const isNear = scrollY + 2 * innerHeight > document.documentElement.scrollHeight;
        if (isNear) end.insertAdjacentHTML('beforebegin', '<p style="height:900px">More</p>');
      });
      """)
    let parts = html.split(separator: ">More<").count - 1
    #expect((1...200).contains(parts), "\(parts)")
    #expect(html.contains("<title>at 0</title>"))
  }

  @Test func `A page whose scripts name nothing of it is not scrolled`() async throws {
    let html = try await show(
      "window['onscr' + 'oll'] = () => { document.title = 'scrolled' }; document.title = 'at rest'")
    #expect(html.contains("<title>at rest</title>"))
  }
}

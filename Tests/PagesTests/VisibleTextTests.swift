import Languages
import Testing

@testable import Pages

/// What a person sees of a page, and what not.
struct VisibleTextTests {
  @Test func `Scripts, styles, templates and noscript say nothing`() throws {
    let page = try read(
      """
      <style>.a{}</style><script>var t = "delete account";</script><noscript>Enable scripts</noscript>
      <template>never</template><p>seen</p>
      """)
    #expect(page.text == "seen")
  }

  @Test func `Hidden text is not read, but a hidden control is kept and marked`() throws {
    let page = try read(
      """
      <p hidden>a</p><p style="display: none">b</p><p style="visibility:hidden">c</p>
      <p aria-hidden="true">d</p><p>seen</p>
      <div hidden><a href="/delete">Delete account</a></div>
      """)
    #expect(page.text == "seen")
    let control = try #require(page.controls.first)
    #expect(control.isHidden)
    #expect(control.label == "Delete account")
  }

  @Test func `A closed expander collapses what is in it, its summary stays`() throws {
    let page = try read(
      "<details><summary>More</summary><a href=/d>Delete account</a></details><a href=/h>Help</a>")
    #expect(page.controls.map(\.isCollapsed) == [false, true, false])
    #expect(page.controls.map(\.role) == [.expander, .link, .link])
  }

  @Test func `An empty comment swallows nothing`() throws {
    for comment in ["<!-->", "<!--->", "<!-- -->"] {
      let page = try read("<p>a</p>\(comment)<p><a href=/leave>Delete account</a></p>")
      #expect(page.controls.count == 1, "after \(comment)")
    }
  }

  @Test func `Main content is told from furniture by landmarks`() throws {
    let page = try read(
      """
      <header>head</header><nav><a href=/>home</a></nav><div>bar</div>
      <main><header>inner</header><p>text</p></main><footer>foot</footer>
      """)
    #expect(page.blocks.filter(\.isMain).map(\.text) == ["inner", "text"])
  }

  @Test func `A language menu counts for no language`() throws {
    let names = ["한국어", "English", "Deutsch", "日本語", "Français"]
    let links = names.map { "<li><a href='/?l=\($0)'>\($0)</a></li>" }.joined()
    let page = try read("<main><p>계정을 삭제합니다</p><ul>\(links)</ul></main>", expecting: "ko")
    let menu = page.blocks.filter { $0.role == .languageMenu }
    #expect(menu.count == names.count)
    #expect(menu.allSatisfy { $0.verdict.letters == 0 && !$0.isMain })
    #expect(page.controls.allSatisfy { $0.purpose?.purpose == .language })
  }

  @Test func `A warning is told by role or class, a button in its colour is a button`() throws {
    let page = try read(
      """
      <div role=alert>a</div><p class="alert alert-danger">b</p><p class=form-error>c</p>
      <button class=btn-danger>d</button>
      """)
    #expect(page.blocks.map(\.role) == [.warning, .warning, .error, .button])
  }

  @Test func `Deep and huge pages are read to their end`() throws {
    let deep = String(repeating: "<div>", count: 1500) + "<a href=/x>bottom</a>"
    #expect(try read(deep).controls.first?.label == "bottom")
    let deeper = try read(String(repeating: "<b>", count: 20_000) + "x")
    #expect(deeper.incompleteParse)
    let huge = String(repeating: "<p>word word</p>", count: 200_000) + "<a href=/x>last</a>"
    #expect(try read(huge).controls.last?.label == "last")
  }

  @Test(arguments: ["", "<", "<!", "\u{0}", "<a href", "<p \u{1}=\"", "</html></html><p>"])
  func `Any bytes give a page`(html: String) throws {
    _ = try read(html)
  }
}

import Testing

@testable import Pages

/// What has to be pressed before a control can be seen.
struct PartTests {
  /// Labels of the controls to press before the last control of a page.
  private func openers(_ html: String) throws -> [String] {
    let page = try read(html)
    let last = try #require(page.controls.last)
    #expect(last.isCollapsed != last.openers.isEmpty)
    return last.openers.map { page.controls[$0].label }
  }

  @Test func `A closed details is opened by its summary`() throws {
    #expect(
      try openers("<details><summary>More</summary><p><a href=/x>Delete account</a></details>")
        == ["More"])
    #expect(
      try openers("<details open><summary>More</summary><a href=/x>Delete account</a></details>")
        .isEmpty)
  }

  @Test func `A menu is opened by the button before it`() throws {
    #expect(
      try openers(
        """
        <a href=/a>Start</a><li class=dropdown><a href="#" class="dropdown-toggle">You</a>
        <ul class="dropdown-menu"><li><a href=/settings>Settings</a></ul>
        """) == ["You"])
    #expect(
      try openers(
        """
        <button aria-expanded=false aria-controls=m>Menu</button><a href=/a>Other</a>
        <ul id=m hidden><li><a href=/settings>Settings</a></ul>
        """) == ["Menu"])
    #expect(try openers("<ul class=dropdown-menu><li><a href=/s>Settings</a></ul>").isEmpty)
  }

  @Test func `A tab's panel, and a dialog in it, take two presses`() throws {
    #expect(
      try openers(
        """
        <a href="#one" data-toggle=tab>One</a><a href="#two" data-toggle=tab>Two</a>
        <div class="tab-pane active" id=one><a href=/1>First</a></div>
        <div class=tab-pane id=two><button data-bs-target="#ask">Delete</button>
        <div class="modal fade" id=ask><form method=post><button>Yes</button></form></div></div>
        """) == ["Two", "Delete"])
  }

  @Test func `A link stands at its place in the list`() throws {
    let page = try read("<ul><li><a href=/1>a</a><li><a href=/2>b</a><li><a href=/3>c</a></ul>")
    #expect(page.controls.map(\.position) == [1, 2, 3])
    #expect(page.controls.map(\.siblings) == [3, 3, 3])
  }

  @Test func `What a script would do is told`() throws {
    let page = try read(
      """
      <form method=post onsubmit="return confirm('Sure?')"><button disabled>Delete</button></form>
      <a href=/me data-method=delete data-confirm="Sure?">Delete account</a><a href=/x>x</a>
      """)
    #expect(page.controls.map(\.asksAgain) == [true, true, false])
    #expect(page.controls.map(\.sends) == [false, true, false])
    #expect(page.controls.map(\.isDisabled) == [true, false, false])
  }
}

import Testing

@testable import Pages

/// What the page's own style sheets hide.
struct StyleTests {
  @Test(arguments: [
    (".a { display: none }", false), ("p.a{display:none!important}", false),
    ("#i{visibility:hidden}", false), ("p, .b { display : none }", false),
    ("P{display:none}", false), ("/* .x */ .a{display:none}", false),
    (".a{display:none} .a{display:block}", true), (".a{display:none} p{display:block}", false),
    (".a{display:block} #i{display:none}", false), (".b{display:none}", true),
    (".js .a{display:none}", true), (".a:hover{display:none}", true),
    ("@media print{.a{display:none}}", true), ("@import 'x'; .a{display:none}", false),
    ("body{display:none}", true), (".a{display:none", true), ("}.a{display:none}", true),
  ])
  func `A rule hides what a browser hides`(css: String, isShown: Bool) throws {
    let page = try read("<p id=i class='a c'>text</p><style>\(css)</style>")
    #expect(page.text == (isShown ? "text" : ""))
  }

  @Test func `A sheet for print hides nothing, and a style attribute outranks a sheet`() throws {
    #expect(try read("<style media=print>p{display:none}</style><p>text</p>").text == "text")
    let page = try read("<style>p{display:none}</style><p style='display:block'>text</p>")
    #expect(page.text == "text")
  }

  @Test func `A visible child of an invisible element is seen, a child of a removed one is not`()
    throws
  {
    let page = try read(
      """
      <div style="visibility:hidden">a<p style="visibility:visible">b</p></div>
      <div style="display:none"><p style="display:block">c</p></div>
      """)
    #expect(page.text == "b")
  }

  @Test func `A closed dialog is kept and marked`() throws {
    let page = try read("<dialog><p>Sure?</p><button>Yes</button></dialog><p>text</p>")
    #expect(page.controls.first?.isCollapsed == true)
    #expect(page.blocks.map(\.isCollapsed) == [true, true, false])
  }

  @Test func `A declarative shadow root is shown, another template is not`() throws {
    let page = try read(
      """
      <x-exit><template shadowrootmode=open><a href=/leave>Leave</a></template></x-exit>
      <template><a href=/never>Never</a></template>
      """)
    #expect(page.controls.map(\.label) == ["Leave"])
  }
}

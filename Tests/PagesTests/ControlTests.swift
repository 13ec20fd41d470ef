import Languages
import Testing

@testable import Pages

/// Controls, forms and kinds of page.
struct ControlTests {
  @Test func `A control has the name that a screen reader says`() throws {
    let page = try read(
      """
      <a href=/a aria-label="Named">x</a><a href=/b><img alt="Picture"></a>
      <form><input type=submit value="Send it"><button title="Tip"></button></form>
      """)
    #expect(page.controls.map(\.label) == ["Named", "Picture", "Send it", "Tip"])
  }

  @Test func `A place is a selector from the nearest stable id`() throws {
    let page = try read(
      """
      <main><div id="danger-zone"><p>a</p><p><a href=/x>one</a><a href=/y>two</a></p></div>
      <div id="e3b0c44298fc1c14"><a href=/z>three</a></div></main>
      """)
    #expect(page.controls[1].place == "#danger-zone > p:nth-of-type(2) > a:nth-of-type(2)")
    #expect(!page.controls[2].place.contains("e3b0c44"))
  }

  @Test func `A place holds in a browser's tree, where content is never in the head`() throws {
    let page = try read("<title>t</title><main><p><a href=/x>one</a></p></main>")
    #expect(page.controls[0].place == "body > main > p:nth-of-type(1) > a:nth-of-type(1)")
  }

  @Test func `A form has its fields with kinds, values and what is required`() throws {
    let page = try read(
      """
      <form action="/leave" method="POST"><input type=hidden name=csrf value=t0k>
      <label for=p>Your password</label><input id=p type=password name=pw required>
      <label><input type=checkbox name=ok value=1 checked> I agree</label>
      <select name=why><option value="">Choose</option><option>Other</option></select>
      <button>Delete account</button></form><button form=none>Alone</button>
      """)
    let form = try #require(page.forms.first)
    #expect(form.method == .post)
    #expect(form.fields.map(\.name) == ["csrf", "pw", "ok", "why"])
    #expect(form.fields.map(\.kind) == [.hidden, .password, .tick, .select])
    #expect(form.fields[1].isRequired && form.fields[1].label == "Your password")
    #expect(form.fields[2].isPreselected && form.fields[2].label == "I agree")
    #expect(form.fields[3].options == ["", "Other"])
    #expect(page.controls[0].form == 0 && page.controls[0].purpose?.purpose == .delete)
    #expect(page.controls[1].form == nil)
  }

  @Test func `A mail form is no web form`() throws {
    let page = try read("<form action='mailto:x@y.example'><button>Delete account</button></form>")
    #expect(page.forms.first?.method == .mail)
  }

  @Test func `Marks of language and robots are read`() throws {
    let page = try read(
      """
      <html lang="ko-KR"><base href="/b/"><link rel=alternate hreflang=en href=/en>
      <link rel=canonical href=/c><meta name=robots content="NoIndex, nofollow">
      <meta http-equiv=refresh content="0; url='/next'"><title> A  b </title>
      """)
    #expect(page.declaredLanguage == "ko-KR")
    #expect(page.base == "/b/")
    #expect(page.alternates == [.init(language: "en", target: "/en")])
    #expect(page.robots == ["noindex", "nofollow"])
    #expect(page.refresh == .init(seconds: 0, target: "/next"))
    #expect(page.title?.text == "A b")
  }

  private static let login = """
    <h1>Log in</h1><form method=post action=/s><input name=u><input type=password name=p>
    <button>Log in</button></form>
    """
  private static let prompt = """
    <nav><a href=/logout>Log out</a></nav><h1>Delete account</h1><form method=post action=/d>
    <input type=password name=p><button>Continue</button></form>
    """
  private static let signup = """
    <h1>Welcome</h1><form method=post action=/s><input type=email name=e>
    <input type=password name=p><button>Create account</button></form>
    """

  @Test(arguments: [
    (login, PageModel.Kind.login), (prompt, .ordinary), (signup, .signup),
    ("<div id=root></div><script src=/app.js></script>", .shell),
    ("<title>Page not found</title><h1>Page not found</h1><p>Sorry.</p>", .notFound),
    ("<p>One moment</p><script src=/cdn-cgi/challenge-platform/x.js></script>", .challenge),
    ("<html><body></body></html>", .empty),
    ("<h1>Your account</h1><p>All about your orders.</p>", .ordinary),
  ])
  func `The kind of page is told`(html: String, kind: PageModel.Kind) throws {
    #expect(try read(html).kind == kind)
  }

  @Test func `A frame in the reader's language with foreign main text is seen block by block`()
    throws
  {
    let page = try read(
      """
      <html lang=ko><nav><a href=/>홈으로 가기</a></nav><main><h1>Delete your account</h1>
      <p>Your orders and messages will be deleted at once.</p></main><footer>고객센터 안내</footer>
      """, expecting: "ko")
    let main = page.blocks.filter(\.isMain)
    #expect(main.allSatisfy { $0.verdict.answer == .no && $0.verdict.found == .english })
    #expect(page.blocks.filter { !$0.isMain }.allSatisfy { $0.verdict.answer == .yes })
  }
}

import Foundation
import Rendering
import TestSupport
import Testing

/// A platform whose way out is made of menus, tabs and dialogs without addresses.
@Suite(.serialized, .enabled(if: BrowserProgram.path(ProcessInfo.processInfo.environment) != nil))
struct PressedSiteTests {
  /// A settings page with a menu, a tab and a dialog, whose last button deletes.
  private static let application = """
    const open = new Set();
    const pages = {
      '/': () => '<main><h1>Welcome</h1><p>Look at what we have for you today.</p></main>',
      '/account': () => `<header><button id=menu aria-haspopup=menu>Menu</button>
        ${open.has('menu') ? '<div role=menu><div role=menuitem id=set>Settings</div></div>' : ''}
        </header><main><h1>My account</h1><p>Your orders and your addresses.</p>
        <button id=forget>Delete all my orders</button></main>`,
      '/settings': () => `<main><h1>Settings</h1><div role=tablist>
        <button role=tab>Profile</button><button role=tab id=privacy>Privacy</button></div>
        ${open.has('privacy') ? '<p>What we keep.</p><button id=leave POPUP>Delete account</button>' : ''}
        </main>${open.has('leave') ? `<div role=dialog><h2>Delete account</h2>
        <p>Your account and all your data will be deleted permanently and cannot be restored.</p>
        <button id=go>LAST</button><button id=no>Cancel</button></div>` : ''}`,
    };
    const root = document.getElementById('root');
    const show = () => {
      root.innerHTML = (pages[location.pathname] ?? pages['/'])();
      for (const button of root.querySelectorAll('[id]')) {
        button.onclick = () => {
          open.add(button.id);
          if (button.id === 'set') history.pushState({}, '', '/settings');
          if (button.id === 'go') fetch('/api/account', {method: 'DELETE'});
          if (button.id === 'go') fetch('/api/goodbye');
          if (button.id === 'forget') fetch('/api/orders', {method: 'DELETE'});
          show();
        };
      }
    };
    show();
    """

  private func site(
    popup: String, last: String = "Delete account", _ more: String = ""
  ) throws -> (RawServer, SiteTool) {
    let script = Self.application.replacing("POPUP", with: popup).replacing("LAST", with: last)
    let server = try RawServer.site { request in
      switch request.path {
      case "/app.js": RawServer.page(script, headers: ["Content-Type: text/javascript"])
      case "/", "/account", "/settings":
        RawServer.html("<div id=root></div><script src=/app.js></script>")
      default: RawServer.page("", status: "404 Not Found")
      }
    }
    return (server, try SiteTool(server, more))
  }

  @Test func `Menus, tabs and dialogs are opened, and nothing is ever sent`() async throws {
    let (server, tool) = try site(popup: "aria-haspopup=dialog")
    defer { server.stop() }
    let (run, report) = try await tool.check()
    let steps = report.cases[0].delete?.steps.map { $0.prefix { $0 != "\n" } } ?? []
    let actions = steps.map { $0.split(separator: "\" on").first ?? "" }
    #expect(
      actions == [
        "1. press \"Menu", "2. press \"Settings", "3. press \"Privacy",
        "4. press \"Delete account", "5. finish \"Delete account",
      ], "\(steps) \(run.complaints)")
    #expect(server.asked.allSatisfy { $0.hasPrefix("GET ") }, "\(server.asked)")
    // A script is fetched once for a visitor, however often its page is shown.
    #expect(server.asked.count { $0 == "GET /app.js" } == 1)

    let snapshot = try await tool.expectProvenAndQuiet()
    let text = snapshot.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(text.contains("pressed:"))
  }

  @Test func `A button that may delete at once is not pressed unless the scenario says so`()
    async throws
  {
    let (server, tool) = try site(popup: "")
    defer { server.stop() }
    let (_, report) = try await tool.check()
    #expect(report.cases[0].delete?.ended?.reason == "needs-declared-step")
    #expect(report.cases[0].delete?.ended?.detail.contains("Delete account") == true)
    #expect(report.cases[0].delete?.steps.count == 4)

    let (other, declared) = try site(
      popup: "",
      """
      journeys:
        delete:
          from: account
          steps: [{follow: {label: Menu}}, {follow: {label: Settings}}, \
      {follow: {label: Privacy}}, {follow: {label: Delete account}}]
      """)
    defer { other.stop() }
    let (run, found) = try await declared.check()
    #expect(found.cases[0].delete?.steps.count == 5, "\(run.complaints)")
    #expect(
      found.cases[0].delete?.steps.last?.contains("finish \"Delete account\"") == true,
      "\(found.cases[0].delete?.steps ?? [])")
    #expect(other.asked.allSatisfy { $0.hasPrefix("GET ") }, "\(other.asked)")
  }

  @Test func `"Next" below a warning that nothing can be undone is not pressed`() async throws {
    let (server, tool) = try site(popup: "aria-haspopup=dialog", last: "Next")
    defer { server.stop() }
    let (_, report) = try await tool.check()
    let steps = report.cases[0].delete?.steps ?? []
    #expect(steps.count == 5 && steps.last?.contains("press \"Next\"") == true, "\(steps)")
    #expect(report.cases[0].delete?.ended?.reason == "needs-declared-step")
    #expect(!server.asked.contains { $0.contains("/api/") }, "\(server.asked)")
  }

  @Test
  func `What only a script puts on an ordinary page is looked for when nothing else is found`()
    async throws
  {
    let server = try RawServer.site { request in
      switch request.path {
      case "/":
        RawServer.html("<h1>Home</h1><p>All that we sell.</p><a href=/account>My account</a>")
      case "/account":
        RawServer.html(
          """
          <h1>My account</h1><p>Here you can look after your orders and your addresses, and see what \
          we have sent you in the last years.</p><div id=more></div><script>
          more.innerHTML = '<a href="/leave">Delete account</a>'</script>
          """)
      case "/leave":
        RawServer.html(
          """
          <h1>Delete account</h1><p>Your account will be deleted and cannot be restored.</p>
          <form method=post action=/delete><button>Delete account</button></form>
          """)
      default: RawServer.page("", status: "404 Not Found")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let (run, report) = try await tool.check()
    #expect(report.cases[0].delete?.steps.count == 2, "\(run.complaints)")
    let proof = try await ToolRun(["verify", "last", "--output", tool.folder.url.path()])
    #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")

    let (_, without) = try await tool.check(environment: ["EXITWAY_BROWSER": "/nowhere"])
    #expect(without.cases[0].delete?.ended?.reason == "not-found")
  }

  /// A page that asks its own server by POST what to show, and leaves a cookie.
  private func asking(_ more: String) throws -> (RawServer, SiteTool) {
    let server = try RawServer.site { request in
      switch (request.method, request.path) {
      case ("POST", "/api/view"):
        RawServer.page(
          request.body == "{\"of\":\"account\"}" ? "Delete account" : "?",
          headers: ["Content-Type: text/plain"])
      case ("GET", "/leave"):
        RawServer.html(
          "<h1>Delete account</h1><p>You are \(request.headers["cookie"] ?? "nobody").</p>")
      case ("GET", _):
        RawServer.html(
          """
          <div id=root></div><script>
          document.cookie = 'theme=dark; path=/';
          fetch('/api/view', {method: 'POST', body: '{"of":"account"}'}).then((a) => a.text()).then(
            (label) => { root.innerHTML = `<h1>Account</h1><a href="/leave">${label}</a>`; },
            () => { root.innerHTML = '<h1>Account</h1><p>Nothing could be loaded for you.</p>'; });
          </script>
          """)
      default: RawServer.page("", status: "404 Not Found")
      }
    }
    return (server, try SiteTool(server, more))
  }

  @Test func `Scripts send nothing, unless the scenario lets them ask their own site`() async throws
  {
    let (silent, without) = try asking("")
    defer { silent.stop() }
    let (_, report) = try await without.check()
    #expect(report.cases[0].delete?.steps == [])
    #expect(silent.asked.allSatisfy { $0.hasPrefix("GET ") })

    let (server, tool) = try asking("script-posts: own-origin")
    defer { server.stop() }
    let words = tool.folder.url.appending(path: "report.txt")
    let (run, found) = try await tool.check(["--report", "text=\(words.path())"])
    #expect(found.cases[0].delete?.steps.isEmpty == false, "\(run.complaints)")
    #expect(server.asked.contains("POST /api/view"))
    let text = try String(contentsOf: words, encoding: .utf8)
    #expect(text.contains("sent by scripts of pages, as the scenario lets them"), "\(text)")
    // What a script left is sent with the next page, as a browser does.
    let leave = server.requests.map { RawRequest($0) }.first { $0.path == "/leave" }
    #expect(leave?.headers["cookie"] == "theme=dark", "\(server.asked)")
  }
}

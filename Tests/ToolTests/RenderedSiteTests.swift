import Foundation
import Glibc
import Rendering
import TestSupport
import Testing

/// A platform whose pages are routes of one application: nothing of them is in the markup.
@Suite(.serialized, .enabled(if: BrowserProgram.path(ProcessInfo.processInfo.environment) != nil))
struct RenderedSiteTests {
  private static let application = """
    const pages = {
      '': '<h1>Welcome</h1><p>Look at what our shop has for you today.</p>'
        + '<a href="#/account">My account</a>',
      '#/account': '<h1>My account</h1><p>Look after your orders and your addresses.</p>'
        + '<a href="#/settings">Settings</a> <a href="/logout">Log out</a>',
      '#/settings': '<h1>Settings</h1><p>Change how we may contact you.</p><x-menu></x-menu>',
      '#/leave': '<h1>Delete account</h1><p>Your account and all your data will be deleted at once'
        + ' and cannot be restored.</p><form method=post action=/api/delete>'
        + '<button>Delete account permanently</button></form>',
    };
    customElements.define('x-menu', class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({mode: 'open'}).innerHTML = '<a href="#/leave">Delete account</a>';
      }
    });
    async function show() {
      const { name } = await (await fetch('/name.json')).json();
      document.title = name;
      root.innerHTML = pages[location.hash];
      fetch('/api/seen', {method: 'POST', body: location.hash}).catch(() => {});
      fetch('/logout').catch(() => {});
      root.querySelector('form')?.requestSubmit();
    }
    show();
    """

  private func site(_ more: String = "") throws -> (server: RawServer, tool: SiteTool) {
    let server = try RawServer.site { request in
      switch request.path {
      case "/": RawServer.html("<div id=root></div><script src=/app.js></script>")
      case "/app.js":
        RawServer.page(Self.application, headers: ["Content-Type: text/javascript"])
      case "/name.json":
        RawServer.page("{\"name\": \"Shop\"}", headers: ["Content-Type: application/json"])
      default: RawServer.page("", status: "404 Not Found")
      }
    }
    let tool = try SiteTool(
      server, more, start: "{home: \"http://${host}/\", account: \"http://${host}/#/account\"}")
    return (server, tool)
  }

  @Test func `The way out through an application's routes is found, and nothing is sent`()
    async throws
  {
    let (server, tool) = try site()
    defer { server.stop() }
    let (run, report) = try await tool.check()
    let steps = report.cases[0].delete?.steps ?? []
    #expect(steps.count == 3, "\(run.complaints) \(steps)")
    #expect(steps.last?.contains("finish \"Delete account permanently\"") == true)
    #expect(steps.last?.contains("/#/leave") == true)
    let asked = Set(server.requests.map { RawRequest($0) }.map { "\($0.method) \($0.path)" })
    #expect(asked == ["GET /robots.txt", "GET /", "GET /app.js", "GET /name.json"])

    let text = try await ToolRun([
      "check", "--replay", "last", "--output", tool.folder.url.path(),
    ])
    let words = "Filled by scripts, and shown in a browser: http://${host}/#/account"
    #expect(text.output.contains(words))

    // What was seen follows from the recording, on a machine without a browser as well.
    let proof = try await ToolRun(
      ["verify", "last", "--output", tool.folder.url.path()],
      environment: ["EXITWAY_BROWSER": "/nowhere"])
    #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")

    let before = try TemporaryFolder.files(below: tool.folder.url.appending(path: "snapshots"))
    _ = try await tool.check()
    let after = try TemporaryFolder.files(below: tool.folder.url.appending(path: "snapshots"))
    #expect(before == after, "an unchanged page gives the same snapshot")
  }

  @Test func `A page behind a redirect is shown where it is`() async throws {
    let server = try RawServer.site { request in
      switch request.path {
      case "/": RawServer.redirect(to: "/app/")
      case "/app/": RawServer.html("<div id=root></div><script src=app.js></script>")
      case "/app/app.js":
        RawServer.page(Self.application, headers: ["Content-Type: text/javascript"])
      case "/name.json":
        RawServer.page("{\"name\": \"Shop\"}", headers: ["Content-Type: application/json"])
      default: RawServer.page("", status: "404 Not Found")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(
      server, start: "{home: \"http://${host}/\", account: \"http://${host}/#/account\"}")
    let (run, report) = try await tool.check()
    let steps = report.cases[0].delete?.steps ?? []
    #expect(steps.count == 3, "\(run.complaints) \(steps) \(server.asked)")
    let proof = try await ToolRun(["verify", "last", "--output", tool.folder.url.path()])
    #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")
  }

  @Test func `A browser does not outlive a run that was killed`() async throws {
    let server = try RawServer.site { request in
      RawServer.html(
        "<div id=root></div><script>setInterval(() => root.dataset.x = Math.random())</script>")
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let folder = tool.folder.url.appending(path: "browsers").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let run = try await ToolRun(
      ["check", tool.scenario, "--output", tool.folder.url.path()],
      environment: ["TMPDIR": folder]
    ) { process in
      for _ in 0..<200 where Self.processes(naming: folder).isEmpty { usleep(50_000) }
      #expect(!Self.processes(naming: folder).isEmpty)
      kill(process.processIdentifier, SIGKILL)
    }
    #expect(run.status == SIGKILL)
    for _ in 0..<100 where !Self.processes(naming: folder).isEmpty { usleep(50_000) }
    #expect(Self.processes(naming: folder).isEmpty)

    let next = try await ToolRun(
      ["check", tool.scenario, "--output", tool.folder.url.path()],
      environment: ["TMPDIR": folder])
    #expect(next.status == 1 || next.status == 3, "\(next.complaints)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
  }

  /// Processes in whose command line a text stands.
  private static func processes(naming text: String) -> [String] {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return found.filter { pid in
      guard Int(pid) != nil else { return false }
      let line = (try? Data(contentsOf: URL(filePath: "/proc/\(pid)/cmdline"))) ?? Data()
      return String(decoding: line, as: UTF8.self).contains(text)
    }
  }

  @Test func `Without a browser, or where none is wanted, such pages cannot be told`() async throws
  {
    let (server, tool) = try site()
    defer { server.stop() }
    let (_, without) = try await tool.check(environment: ["EXITWAY_BROWSER": "/nowhere"])
    #expect(without.cases[0].outcome == "cantTell")
    #expect(without.cases[0].obstacle?.reason == "needs-browser")
    #expect(
      without.cases[0].obstacle?.detail.contains("apt-get install chromium-headless-shell") == true)

    let (other, unwanted) = try site("render: never")
    defer { other.stop() }
    let (_, never) = try await unwanted.check()
    #expect(never.cases[0].obstacle?.reason == "needs-browser")
    #expect(!other.requests.contains { $0.contains("/app.js") })
  }
}

import Foundation
import Glibc
import Rendering
import Synchronization
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

    try await tool.expectProvenAndQuiet()
  }

  @Test func `Pictures of the way lie in the run's record, are vouched for, and are in the report`()
    async throws
  {
    let (server, tool) = try site()
    defer { server.stop() }
    let report = tool.folder.url.appending(path: "report.html")
    let run = try await ToolRun([
      "check", tool.scenario, "--output", tool.folder.url.path(), "--report",
      "html=\(report.path())",
    ])
    let files = try TemporaryFolder.files(below: tool.folder.url)
    let pictures = files.keys.filter { $0.contains("/pictures/") }.sorted()
    // Three pages are passed: account, settings, and the one where the account would be deleted.
    #expect(pictures.count { $0.hasSuffix("-window.png") } == 3, "\(run.complaints) \(pictures)")
    #expect(pictures.count { $0.hasSuffix("-accessibility.json") } == 3)
    #expect(pictures.allSatisfy { $0.contains(".exitway/runs/") }, "none is in a snapshot")
    for name in pictures {
      let path = tool.folder.url.appending(path: name).path()
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect((mode as? Int) == 0o600)
    }
    let page = try String(contentsOf: report, encoding: .utf8)
    #expect(page.ranges(of: "<img src=\"data:image/jpeg;base64,").count == 3)
    #expect(page.contains("in a browser, “Delete account permanently” outlined"))

    // A replay has no pictures of its own, and shows those of the run.
    try FileManager.default.removeItem(at: report)
    _ = try await ToolRun(
      [
        "check", "--replay", "last", "--output", tool.folder.url.path(), "--report",
        "html=\(report.path())",
      ], environment: ["EXITWAY_BROWSER": "/nowhere"])
    #expect(try String(contentsOf: report, encoding: .utf8).contains("<img src=\"data:"))

    let verify = { try await ToolRun(["verify", "last", "--output", tool.folder.url.path()]) }
    #expect(try await verify().status == 0)
    let changed = tool.folder.url.appending(path: pictures[0])
    try Data("{}".utf8).write(to: changed)
    let proof = try await verify()
    #expect(proof.status == 1 && proof.output.contains("is not what the run wrote"), "\(proof)")
    try FileManager.default.removeItem(at: changed)
    #expect(try await verify().output.contains("is gone"))
  }

  /// A way out that is all there in the markup, and hardly to be seen.
  private static let faint = """
    const pages = {
      '': '<h1>Welcome</h1><a href="#/account">My account</a>',
      '#/account': '<h1>My account</h1><p>Look after your orders and your addresses.</p>'
        + '<div style="height:3900px"></div>'
        + '<a href="#/leave" style="color:#bbb" aria-label="Delete account">Goodbye</a>'
        + '<a href="#/gone" style="clip-path:inset(50%);position:absolute">Delete account</a>',
      '#/leave': '<h1>Delete account</h1><p>Your account and all your data will be deleted at once'
        + ' and cannot be restored.</p><form method=post action=/api/delete>'
        + '<a href="#/account" style="display:inline-block;padding:20px 80px;background:#06c;'
        + 'color:#fff">Keep my account</a> <button style="color:#999">Delete account</button></form>',
    };
    root.style.paddingTop = SHIFT + 'px';
    root.innerHTML = pages[location.hash] ?? '';
    """

  /// How often something was served.
  private final class Served: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }

  @Test
  func `What is seen of a control is judged, and a page that moves a little is the same page`()
    async throws
  {
    let served = Served()
    let server = try RawServer.site { request in
      switch request.path {
      case "/": RawServer.html("<div id=root></div><script src=/app.js></script>")
      case "/app.js":
        RawServer.page(
          Self.faint.replacing("SHIFT", with: "\(served.next())"),
          headers: ["Content-Type: text/javascript"])
      default: RawServer.page("", status: "404 Not Found")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(
      server, start: "{home: \"http://${host}/\", account: \"http://${host}/#/account\"}")
    let (run, report) = try await tool.check()
    let outcomes = Dictionary(
      report.cases[0].findings.map { ($0.rule, $0.outcome) }, uniquingKeysWith: { $1 })
    #expect(outcomes["reach-not-buried"] == "fail", "\(run.complaints) \(run.output)")
    #expect(run.output.contains("4 screens down the page and in letters of contrast 1.9 : 1"))
    #expect(outcomes["clarity-button-symmetry"] == "warn")
    #expect(run.output.contains("times as large as leaving"))

    let snapshots = tool.folder.url.appending(path: "snapshots")
    let before = try TemporaryFolder.files(below: snapshots)
    let texts = before.values.map { String(decoding: $0, as: UTF8.self) }
    #expect(!texts.contains { $0.contains("⟨varies⟩") || $0.contains("\"shown\"") })
    #expect(texts.contains { $0.contains("hidden: true") }, "what is clipped is not shown")
    let evidence = try TemporaryFolder.files(below: tool.folder.url)
      .first { $0.key.hasSuffix("/evidence.json") }.map {
        String(decoding: $0.value, as: UTF8.self)
      }
    #expect(evidence?.contains("\"readings\"") == false, "both fetches say the same")
    _ = try await tool.check()
    #expect(try TemporaryFolder.files(below: snapshots) == before)
    let proof = try await ToolRun(
      ["verify", "last", "--output", tool.folder.url.path()],
      environment: ["EXITWAY_BROWSER": "/nowhere"])
    #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")
  }

  private static let latinFonts = "/usr/share/fonts/truetype/dejavu"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: latinFonts)))
  func `Letters that no font here can draw are noted, and are no fault of the page`() async throws {
    let server = try RawServer.site { request in
      switch request.path {
      case "/", "/account":
        RawServer.html(
          "<div id=root></div><script>root.innerHTML = '<h1>내 계정</h1><p>주문 및 주소 관리</p>"
            + "<button aria-label=\"회원탈퇴\">Leave</button>'</script>")
      default: RawServer.page("", status: "404 Not Found")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server, "render: always", locale: "ko-KR")
    let fonts = tool.folder.url.appending(path: "fonts.conf")
    try Data(
      "<fontconfig><dir>\(Self.latinFonts)</dir><cachedir>\(tool.folder.url.path())fonts</cachedir></fontconfig>"
        .utf8
    ).write(to: fonts)
    func evidence() throws -> String {
      let files = try TemporaryFolder.files(below: tool.folder.url)
      let name = try #require(files.keys.filter { $0.hasSuffix("/evidence.json") }.max())
      return String(decoding: try #require(files[name]), as: UTF8.self)
        .filter { !$0.isWhitespace }
    }
    let poor = try await tool.check(environment: ["FONTCONFIG_FILE": fonts.path()])
    #expect(try evidence().contains("\"fontsMissing\":[\"Hang\"]"), "\(poor.run.complaints)")
    let rich = try await tool.check()
    #expect(try evidence().contains("\"fontsMissing\"") == !Self.hasKoreanFont)
    #expect(poor.report.cases[0].outcome == rich.report.cases[0].outcome)
    let proof = try await ToolRun(["verify", "last", "--output", tool.folder.url.path()])
    #expect(proof.status == 0, "\(proof.output)")
  }

  private static var hasKoreanFont: Bool {
    FileManager.default.fileExists(atPath: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
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

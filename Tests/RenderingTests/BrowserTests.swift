import Foundation
import Glibc
import Rendering
import Synchronization
import Testing

/// A real headless browser that shows what it is given, and reaches nothing but us.
@Suite(.serialized, .enabled(if: BrowserProgram.path(ProcessInfo.processInfo.environment) != nil))
struct BrowserTests {
  private static let settings = PageSettings(
    userAgent: "exitway-test", languages: ["ko-KR", "ko"])

  private func browser() async throws -> Browser {
    let path = try #require(BrowserProgram.path(ProcessInfo.processInfo.environment))
    return try await Browser(path: path)
  }

  private func page(_ html: String) -> PageAnswer {
    PageAnswer(
      status: 200, headers: [.init("Content-Type", "text/html; charset=utf-8")],
      body: Array(html.utf8))
  }

  private func text(_ page: RenderedPage) -> String { String(decoding: page.html, as: UTF8.self) }

  @Test func `A page made by scripts and by what they fetch is written down at rest`() async throws
  {
    let browser = try await browser()
    let asked = Mutex<[PageRequest]>([])
    let shown = try await browser.render(
      "https://a.example/app#/leave",
      document: page(
        """
        <!doctype html><div id=root></div><script src=/app.js></script>
        <img src=/tracker.gif><link rel=stylesheet href=https://b.example/x.css>
        """),
      settings: Self.settings
    ) { request in
      asked.withLock { $0.append(request) }
      switch request.address {
      case "https://a.example/app.js":
        return PageAnswer(
          status: 200, headers: [.init("Content-Type", "text/javascript")],
          body: Array(
            """
            setTimeout(async () => {
              const words = await (await fetch('/words.json')).json();
              const send = await fetch('/delete', {method: 'POST'}).then(() => 'sent', () => 'kept');
              root.innerHTML = `<h1 class=no>${words.title}</h1><p>${send} ${location.hash}
                ${navigator.language}</p><button onclick="x()">Go &amp; "leave"</button>`;
              const host = document.createElement('x-exit');
              host.attachShadow({mode: 'open'}).innerHTML = '<a href=/bye>회원탈퇴</a>';
              root.append(host);
            }, 300);
            """.utf8))
      case "https://a.example/words.json":
        return PageAnswer(
          status: 200, headers: [.init("Content-Type", "application/json")],
          body: Array("{\"title\": \"계정\"}".utf8))
      case "https://b.example/x.css":
        return PageAnswer(
          status: 200, headers: [.init("Content-Type", "text/css")],
          body: Array(".no { display: none } button { visibility: hidden }".utf8))
      default: return nil
      }
    }
    let html = text(shown)
    #expect(html.contains("<h1 class=\"no\" hidden>계정</h1>"), "\(html)")
    #expect(html.contains("kept #/leave"), "nothing is sent: \(html)")
    #expect(html.contains("ko-KR"))
    #expect(
      html.contains("style=\"visibility:hidden\">Go &amp; &quot;leave&quot;</button>"), "\(html)")
    #expect(html.contains(/<a [^>]*href="\/bye"[^>]*>회원탈퇴<\/a>/), "open shadow trees are read")
    #expect(!html.contains("script"))
    #expect(!shown.isRestless && shown.navigation == nil)
    // What sends is offered, for whoever answers to refuse.
    #expect(
      asked.withLock { $0.filter { $0.method != "GET" }.map(\.address) } == [
        "https://a.example/delete"
      ])
    let addresses = asked.withLock { $0.filter { $0.method == "GET" }.map(\.address) }
    #expect(
      Set(addresses) == [
        "https://a.example/app.js", "https://a.example/words.json", "https://b.example/x.css",
      ])
  }

  @Test func `A script that leads elsewhere is told, and not followed`() async throws {
    let browser = try await browser()
    let shown = try await browser.render(
      "https://a.example/", document: page("<script>location.href = '/next?x=1'</script>"),
      settings: Self.settings
    ) { _ in nil }
    #expect(shown.navigation == "https://a.example/next?x=1")
  }

  @Test func `A form that a script sends is not sent, and leads nowhere`() async throws {
    let browser = try await browser()
    let shown = try await browser.render(
      "https://a.example/",
      document: page(
        "<form id=f method=post action=/delete><button>Go</button></form><script>f.submit()</script>"
      ), settings: Self.settings
    ) { _ in nil }
    #expect(shown.navigation == nil)
    #expect(text(shown).contains(/<button[^>]*>Go<\/button>/), "\(text(shown))")
  }

  @Test func `A page that never rests ends at its time, and a question is not answered`()
    async throws
  {
    let browser = try await browser()
    var settings = Self.settings
    settings.seconds = 1.5
    let shown = try await browser.render(
      "https://a.example/",
      document: page(
        """
        <p id=a></p><script>setTimeout(() => { document.title = confirm('Delete?') }, 100);
        setInterval(() => { a.textContent += '.' }, 50)</script>
        """), settings: settings
    ) { _ in nil }
    #expect(shown.isRestless)
    #expect(text(shown).contains("<title>false</title>"))
  }

  @Test func `What one page leaves behind is not there for the next`() async throws {
    let browser = try await browser()
    let html =
      "<p id=a></p><script>a.textContent = document.cookie + (localStorage.x ?? 'empty');"
      + "document.cookie = 'x=1'; localStorage.x = 'kept'</script>"
    for _ in 1...2 {
      let shown = try await browser.render(
        "https://a.example/", document: page(html), settings: Self.settings
      ) { _ in nil }
      #expect(text(shown).contains("<p id=\"a\">empty</p>"))
    }
  }

  @Test func `Nothing of the browser is left when it is gone, crashed or not`() async throws {
    let path = try #require(BrowserProgram.path(ProcessInfo.processInfo.environment))
    let folder = NSTemporaryDirectory() + "exitway-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func children() -> Set<String> {
      let found = try? FileManager.default.contentsOfDirectory(atPath: "/proc")
      return Set((found ?? []).filter { Int($0) != nil }).filter { pid in
        let line = (try? Data(contentsOf: URL(filePath: "/proc/\(pid)/cmdline"))) ?? Data()
        return String(decoding: line, as: UTF8.self).contains(folder)
      }
    }
    do {
      let browser = try await Browser(path: path, profileIn: folder)
      let own = children()
      #expect(!own.isEmpty)
      for pid in own { kill(pid_t(pid) ?? 0, SIGKILL) }
      await #expect(throws: RenderingError.self) {
        _ = try await browser.render(
          "https://a.example/", document: page("x"), settings: Self.settings
        ) { _ in nil }
      }
      #expect(browser.isLost)
    }
    _ = try await Browser(path: path, profileIn: folder).version
    try await Task.sleep(for: .milliseconds(500))
    #expect(children().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
  }

  @Test func `A program that is no browser is told as such`() async throws {
    await #expect(throws: RenderingError.self) { _ = try await Browser(path: "/bin/true") }
    await #expect(throws: RenderingError.self) { _ = try await Browser(path: "/nowhere") }
    #expect(BrowserProgram.path(["EXITWAY_BROWSER": "/nowhere", "PATH": "/usr/bin"]) == nil)
  }
}

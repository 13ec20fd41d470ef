import Foundation
import Rendering
import TestSupport
import Testing

/// Pages whose scripts take all they can get: the browser, the time, the memory.
@Suite(.serialized, .enabled(if: BrowserProgram.path(ProcessInfo.processInfo.environment) != nil))
struct HostilePageTests {
  private static let attacks = [
    "a loop that never ends": "while (true) {}",
    "all memory": "const a = []; for (;;) a.push(new Array(1e6).fill(Math.random()))",
    "questions without end": "setInterval(() => { for (;;) alert('x') }, 50)",
    "requests without end": "setInterval(() => fetch('/more?' + Math.random()), 1)",
    "addresses without end": "let n = 0; for (;;) history.pushState({}, '', '/p' + n++)",
    "workers, windows, a file and itself": """
    for (let i = 0; i < 50; i++) new Worker('data:text/javascript,for(;;){}');
    for (let i = 0; i < 50; i++) open('/x' + i);
    const a = document.createElement('a'); a.href = 'data:text/plain,x'; a.download = 'x.txt';
    a.click(); setTimeout(() => location.reload(), 100)
    """,
  ]

  @Test(arguments: attacks.keys.sorted())
  func `The case ends with its reason, the next page is shown, and nothing is left`(
    attack: String
  ) async throws {
    let script = try #require(Self.attacks[attack])
    let server = try RawServer.site { request in
      switch request.path {
      case "/account": RawServer.html("<div id=root></div><script>\(script)</script>")
      case "/":
        RawServer.html(
          """
          <div id=root></div><script>root.innerHTML =
          '<h1>Welcome</h1><p>Look at what we have for you.</p><a href="/signup">Sign up</a>'</script>
          """)
      case "/signup":
        RawServer.html(
          "<h1>Join</h1><form method=post><input name=email><button>Sign up</button></form>")
      default: RawServer.page("", status: "404 Not Found")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server, "limits: {pages: 12, seconds: 60}")
    let folder = tool.folder.url.appending(path: "browsers").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (run, report) = try await tool.check(environment: ["TMPDIR": folder])
    let found = try #require(report.cases.first)
    #expect(found.delete?.steps.isEmpty != false, "\(run.complaints)")
    // What lies behind the page is not judged, and the guest's page after it was shown all the same.
    let label = found.findings.first { $0.rule == "clarity-entry-label" }
    #expect(label?.outcome == "cantTell", "\(attack)")
    #expect(server.asked.contains("GET /signup"), "\(server.asked)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [], "\(attack)")
    #expect(server.requests.count < 400, "\(server.requests.count)")
  }
}

import Foundation
import Synchronization
import TestSupport
import Testing

/// `check --baseline`: only what is worse than before makes a run fail.
struct BaselineTests {
  @Test func `Known faults pass, and a new one is told with what was before`() async throws {
    let isGuilty = Mutex(false)
    let server = try RawServer.site { request in
      switch request.target {
      case "/account":
        return RawServer.html("<main><a href=/close>Delete account</a></main>")
      case "/close":
        let keep = isGuilty.withLock { $0 } ? "<p>We will be sad to lose you, Ann!</p>" : ""
        let decline = isGuilty.withLock { $0 } ? "<a href=/>No, I love my friends</a>" : ""
        return RawServer.html(
          "<main><h1>계정 삭제</h1>\(keep)<form method=post><button>Delete account</button>\(decline)"
            + "</form></main>")
      default: return RawServer.html("<h1>Home</h1>")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server, locale: "ko-KR")
    let first = try await tool.check()
    #expect(first.run.status == 1)
    try FileManager.default.copyItem(
      at: tool.folder.url.appending(path: "snapshots"),
      to: tool.folder.url.appending(path: "known"))
    let known = ["--baseline", tool.folder.url.appending(path: "known").path(), "--fail-on", "new"]

    let same = try await tool.check(known)
    #expect(same.run.status == 0, "\(same.run.output)")

    isGuilty.withLock { $0 = true }
    let worse = try await tool.check(known + ["--report", "text=\(tool.folder.url.path())/r.txt"])
    #expect(worse.run.status == 1)
    let text = try String(
      contentsOf: tool.folder.url.appending(path: "r.txt"), encoding: .utf8)
    #expect(text.contains("before    ✓ pass"), "\(text)")

    // A run is a baseline too: against its own faults nothing is new.
    let against = try await tool.check(["--baseline", "last", "--fail-on", "new"])
    #expect(against.run.status == 0)
  }

  @Test func `Without a baseline there is nothing new`() async throws {
    let run = try await ToolRun(["check", "x", "--fail-on", "new"])
    #expect(run.status == 64 || run.status == 2)
    #expect(run.complaints.contains("--fail-on new needs a --baseline."))
    let none = try await ToolRun(
      ["check", "scenarios/demo", "--baseline", "no-such-thing", "--output", "/dev/null/x"])
    #expect(none.status == 2)
    #expect(none.complaints.contains("no-such-thing: this is no folder, no run and no revision"))
  }
}

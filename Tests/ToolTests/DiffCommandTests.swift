import Foundation
import Synchronization
import TestSupport
import Testing

/// `exitway diff` on folders, runs and revisions.
@Suite(.serialized)
struct DiffCommandTests {
  private func git(_ folder: URL, _ arguments: String...) throws {
    try Child.run(
      "/usr/bin/env",
      [
        "git", "-C", folder.path(), "-c", "user.name=t", "-c", "user.email=t@t.example", "-c",
        "init.defaultBranch=main",
      ] + arguments)
  }

  @Test func `A revision, a run and a folder are compared`() async throws {
    let isLonger = Mutex(false)
    let server = try RawServer.site { request in
      let longer = isLonger.withLock { $0 }
      switch request.target {
      case "/account": return RawServer.html("<main><a href=/s>Settings</a></main>")
      case "/s":
        let target = longer ? "/why" : "/close"
        return RawServer.html("<main><a href=\(target)>Delete account</a></main>")
      case "/why" where longer:
        return RawServer.html("<main><p>Please think again.<a href=/close>Continue</a></main>")
      case "/close":
        return RawServer.html(
          "<main><form method=post><button>Delete account</button></form></main>")
      default: return RawServer.html("<h1>Home</h1>")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    _ = try await tool.check()
    try git(tool.folder.url, "init", "-q")
    try git(tool.folder.url, "add", "snapshots")
    try git(tool.folder.url, "commit", "-q", "-m", "first")

    let same = try await diff(tool, "HEAD", tool.folder.url.path())
    #expect(same.status == 0 && same.output == "Nothing changed.\n")

    isLonger.withLock { $0 = true }
    _ = try await tool.check()
    let changed = try await diff(tool, "HEAD", tool.folder.url.path())
    #expect(changed.status == 1)
    #expect(changed.output.contains("- path-lengthened 3→4"))
    let runs = try FileManager.default.contentsOfDirectory(
      atPath: tool.folder.url.appending(path: ".exitway/runs").path
    ).sorted()
    let between = try await diff(tool, runs[0], "last")
    #expect(between.output == changed.output)

    let unknown = try await diff(tool, "no-such-thing", tool.folder.url.path())
    #expect(unknown.status == 2)
    #expect(unknown.complaints.contains("this is no folder, no run and no revision"))
  }

  private func diff(_ tool: SiteTool, _ old: String, _ new: String) async throws -> ToolRun {
    try await ToolRun(["diff", old, new, "--output", tool.folder.url.path()])
  }
}

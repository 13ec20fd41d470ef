import Foundation
import Synchronization
import TestSupport
import Testing

/// What a later run says when the way out is another one than before.
@Suite(.serialized)
struct PathChangeTests {
  private static func page(_ target: String, isMoved: Bool) -> String {
    switch target {
    case "/account": "<main><a href=/settings>Settings</a></main>"
    case "/settings":
      isMoved
        ? "<main><a href=/security>Security settings</a></main>"
        : "<main><a href=/close>Delete account</a></main>"
    case "/security" where isMoved: "<main><a href=/close>Delete account</a></main>"
    case "/close": "<main><form method=post><button>Delete account</button></form></main>"
    default: "<h1>Home</h1>"
    }
  }

  @Test func `A way that moved is told once, and stands in no snapshot`() async throws {
    let isMoved = Mutex(false)
    let server = try RawServer.site { request in
      RawServer.html(Self.page(request.target, isMoved: isMoved.withLock { $0 }))
    }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let first = try await tool.check()
    #expect(!first.run.output.contains("path-changed"))

    isMoved.withLock { $0 = true }
    let second = try await ToolRun([
      "check", tool.scenario, "--output", tool.folder.url.path(), "--report", "text",
    ])
    #expect(
      second.output.contains(
        "path-changed at step 2: it was “Settings” › “Delete account” › “Delete account”, "
          + "now it is “Settings” › “Security settings” › “Delete account” › “Delete account”"))
    let snapshots = try tool.folder.snapshots()
    for (name, bytes) in snapshots {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("path-changed"), "\(name)")
    }

    let third = try await ToolRun([
      "check", tool.scenario, "--output", tool.folder.url.path(), "--report", "text",
    ])
    #expect(!third.output.contains("path-changed"), "it is news only once")
    let proof = try await ToolRun([
      "verify", "last", "--output", tool.folder.url.path(),
    ])
    #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")
  }
}

import Foundation
import TestSupport
import Testing

/// The published schema of `report.json`, read by somebody else's validator.
struct ReportSchemaTests {
  /// Whether the validator accepts all of the files; what it complains about is printed.
  private func areValid(_ files: [URL]) -> Bool {
    let root = ToolRun.root
    let arguments = [root.appending(path: "scripts/validate-reports.py")] + files
    do {
      try Child.run(
        root.appending(path: ".build/test-tools/bin/python").path(), arguments.map { $0.path() })
      return true
    } catch {
      return false
    }
  }

  private func reports(below folder: URL) throws -> [URL] {
    try TemporaryFolder.files(below: folder).keys.filter { $0.hasSuffix("report.json") }.sorted()
      .map { folder.appending(path: $0) }
  }

  @Test func `Every snapshot of the demo is as the schema says`() throws {
    let snapshots = try reports(below: ToolRun.root.appending(path: "snapshots"))
    #expect(snapshots.count > 80)
    #expect(areValid(snapshots))
  }

  @Test func `Walls, accepted faults and second devices are in the schema too`() async throws {
    let server = try RawServer.site { request in
      request.target == "/account"
        ? RawServer.html("<h1>Log in</h1><form method=post><input type=password></form>")
        : RawServer.html("<h1>Home</h1>")
    }
    defer { server.stop() }
    let tool = try SiteTool(
      server,
      """
      devices: [desktop, mobile]
      expect:
        - {rule: reach-always-available, outcome: fail, reason: known, owner: QA, until: 2999-01-01}
      """)
    _ = try await tool.check(["--robots", "ignore", "--reason", "agreed with the operator"])
    let written = try reports(below: tool.folder.url.appending(path: "snapshots"))
    #expect(written.count == 1)
    #expect(areValid(written))
  }

  @Test func `What is not in the schema is refused`() throws {
    let snapshot = ToolRun.root.appending(
      path: "snapshots/demo/english-deletion-page/ko-KR/report.json")
    let text = try String(contentsOf: snapshot, encoding: .utf8)
    let folder = try TemporaryFolder()
    let wrong = folder.url.appending(path: "report.json")
    let changes = [
      ("\"version\" : 2", "\"version\" : 3"), ("\"nav\" : 5", "\"nav\" : -5"),
      ("\"platform\" :", "\"plattform\" :"), ("\"outcome\" : \"fail\"", "\"outcome\" : \"error\""),
      ("\"outcome\" : \"pass\"", "\"outcome\" : \"cantTell\""),
    ]
    for (old, new) in changes {
      #expect(text.contains(old))
      try text.replacing(old, with: new).write(to: wrong, atomically: true, encoding: .utf8)
      #expect(!areValid([wrong]), "\(new)")
    }
  }
}

import Foundation
import TestSupport
import Testing

/// Reports for tools, written by the real executable about a real site.
struct ReportFormatTests {
  private func place(in folder: URL, of name: String) throws -> [String] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let files = text.matches(of: #/"uri" : "([^"]*)"/#).map { String($0.1) }
    let lines = text.matches(of: #/"startLine" : ([0-9]+)/#).map { String($0.1) }
    return Set(zip(files, lines).map { "\($0):\($1)" }).sorted()
  }

  @Test func `Findings stand at the locale's line, in a replay and a joined run as well`()
    async throws
  {
    let server = try RawServer.site { request in
      request.target == "/account"
        ? RawServer.html("<main><h1>내 계정</h1><a href=/close>Delete account</a></main>")
        : RawServer.html("<h1>Home</h1>")
    }
    defer { server.stop() }
    let tool = try SiteTool(server, locale: "ko-KR")
    let folder = tool.folder.url
    let formats = ["junit", "sarif", "csv", "json"]
    let reports = formats.flatMap { ["--report", "\($0)=first.\($0)"] }
    let run = try await ToolRun(
      ["check", "./scenarios/../scenarios/site.yaml", "--report", "github"] + reports, in: folder)
    #expect(run.status == 1, "\(run.complaints)")
    #expect(run.output.contains("::error file=scenarios/site.yaml,line=2,title=site/ko-KR%3A "))
    #expect(try place(in: folder, of: "first.sarif") == ["scenarios/site.yaml:2"])
    let files = formats.map { folder.appending(path: "first.\($0)").path() }
    let root = ToolRun.root
    try await onThread {
      try Child.run(
        root.appending(path: ".build/test-tools/bin/python").path(),
        [root.appending(path: "scripts/validate-formats.py").path()] + files)
    }

    _ = try await ToolRun(
      ["check", "--replay", "last", "--report", "sarif=again.sarif"], in: folder)
    #expect(try place(in: folder, of: "again.sarif") == ["scenarios/site.yaml:2"])
    _ = try await ToolRun(
      ["merge", ".", "--output", "all", "--report", "sarif=joined.sarif"], in: folder)
    #expect(try place(in: folder, of: "joined.sarif") == ["scenarios/site.yaml:2"])
  }

  @Test func `A file elsewhere is named from the root, an address has no place`() async throws {
    let server = try RawServer.site { _ in RawServer.html("<h1>Home</h1>") }
    defer { server.stop() }
    let tool = try SiteTool(server)
    let elsewhere = try TemporaryFolder()
    _ = try await ToolRun(
      ["check", tool.scenario, "--report", "sarif=a.sarif"], in: elsewhere.url)
    #expect(try place(in: elsewhere.url, of: "a.sarif") == ["file://\(tool.scenario):2"])
    let record = try TemporaryFolder.files(below: elsewhere.url)
      .first { $0.key.hasSuffix("run.json") }
    #expect(!String(decoding: try #require(record?.value), as: UTF8.self).contains(tool.scenario))
    _ = try await ToolRun(
      ["check", server.address(), "--locale", "en-US", "--report", "sarif=b.sarif"],
      in: elsewhere.url)
    #expect(try place(in: elsewhere.url, of: "b.sarif") == [])
  }
}

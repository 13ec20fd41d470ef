import Foundation
import TestSupport
import Testing

/// Pages that somebody else captured are scored without touching the site.
@Suite(.serialized)
struct ImportTests {
  private static let account =
    "<h1>계정 설정</h1><p>계정 정보를 관리하세요.</p><a href='/delete'>계정 삭제</a>"
  private static let deletion = """
    <h1>Delete your account</h1><p>Once you delete your account, there is no way back. All of your \
    data will be removed for ever, please be certain about this.</p>
    <form action='/gone' method='post'><button>Delete my account</button></form>
    """

  private func entry(_ path: String, _ body: String) -> [String: Any] {
    [
      "request": ["method": "GET", "url": "https://wall.example\(path)"],
      "response": [
        "status": 200, "headers": [[String: String]](),
        "content": ["mimeType": "text/html", "text": "<html lang=ko><main>\(body)</main>"],
      ],
    ]
  }

  private func har(in folder: URL) throws -> URL {
    let log: [String: Any] = [
      "log": ["entries": [entry("/account", Self.account), entry("/delete", Self.deletion)]]
    ]
    let file = folder.appending(path: "capture.har")
    try JSONSerialization.data(withJSONObject: log).write(to: file)
    return file
  }

  @Test func `A HAR file of a page behind a wall shows the English deletion page`() async throws {
    let folder = try TemporaryFolder()
    let place = ["--output", folder.url.path()]
    let run = try await ToolRun(
      [
        "check", "--import", try har(in: folder.url).path(), "--locale", "ko-KR", "--report",
        "json",
      ]
        + place)
    #expect(run.status == 1, "\(run.complaints)")
    let report = try JSONDecoder().decode(SiteTool.Report.self, from: Data(run.output.utf8))
    let language = try #require(
      report.cases[0].findings.first { $0.rule == "lang-page-locale" })
    #expect(language.outcome == "fail", "\(language.observed)")
    #expect(report.cases[0].delete?.steps.isEmpty == false)
    #expect(report.reasons.contains("not-recorded") || !report.reasons.contains("network"))
    #expect(report.manners.allSatisfy { $0.robots == "notAsked" || $0.robots == "not-asked" })

    let verified = try await ToolRun(["verify", "last"] + place)
    #expect(verified.status == 0, "\(verified.output)\(verified.complaints)")
    let replayed = try await ToolRun(["check", "--replay", "last", "--report", "json"] + place)
    #expect(replayed.status == 1)
  }

  @Test func `A folder of saved pages works with a scenario of one's own`() async throws {
    let folder = try TemporaryFolder()
    let pages = folder.url.appending(path: "pages")
    try FileManager.default.createDirectory(
      at: pages.appending(path: "../scenarios"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
    for (name, body) in [("a.html", Self.account), ("d.html", Self.deletion)] {
      try "<meta charset=utf-8><html lang=ko><main>\(body)</main>".write(
        to: pages.appending(path: name), atomically: true, encoding: .utf8)
    }
    try "a.html\thttps://wall.example/account\nd.html\thttps://wall.example/delete\n".write(
      to: pages.appending(path: "index.tsv"), atomically: true, encoding: .utf8)
    let scenario = folder.url.appending(path: "scenarios/wall.yaml")
    try """
    platform: Wall
    locales: {ko-KR: {host: wall.example}}
    start: {account: "https://${host}/account"}
    session: {login: {page: "https://${host}/login", fields: {pw: "${env.NOT_SET}"}}}
    """.write(to: scenario, atomically: true, encoding: .utf8)
    let run = try await ToolRun([
      "check", scenario.path(), "--import", pages.path(), "--output", folder.url.path(),
      "--report", "json",
    ])
    let report = try JSONDecoder().decode(SiteTool.Report.self, from: Data(run.output.utf8))
    #expect(
      report.cases[0].findings.contains { $0.rule == "lang-page-locale" && $0.outcome == "fail" })
  }

  @Test func `A capture that cannot be used is explained`() async throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "x.har")
    try Data("not a capture".utf8).write(to: file)
    let run = try await ToolRun(["check", "--import", file.path(), "--locale", "ko-KR"])
    #expect(run.status == 4)
    #expect(run.complaints.contains("neither a WARC file nor a HAR file"))
    let both = try await ToolRun(["check", "--import", "x", "--replay", "y"])
    #expect(both.status == 64)
  }
}

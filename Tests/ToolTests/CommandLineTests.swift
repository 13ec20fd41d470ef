import Foundation
import TestSupport
import Testing

/// What the tool says to a newcomer, to bad input, and to a machine without network.
struct CommandLineTests {
  private func scenario(_ text: String, named name: String = "x.yaml") throws -> (
    TemporaryFolder, String
  ) {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return (folder, file.path())
  }

  @Test func `Help lists the commands and the exit codes`() async throws {
    let run = try await ToolRun(["--help"])
    #expect(run.status == 0)
    #expect(run.output.contains("check") && run.output.contains("demo"))
    #expect(run.output.contains("Exit codes: 0 conforming"))
  }

  @Test func `A bad command line ends with 64`() async throws {
    #expect(try await ToolRun(["check", "--bogus"]).status == 64)
  }

  @Test func `Every problem of a file is told at once, and nothing is written`() async throws {
    let (folder, file) = try scenario(
      """
      platform: X
      locals: {ko-KR: {}}
      locales: {ko_KR: {host: x.invalid}, en-US: {host: 3, cookie: {a: b}}}
      start: {home: "ftp://${host}/"}
      limits: {pages: many}
      """)
    let run = try await ToolRun(["check", file], in: folder.url)
    #expect(run.status == 2)
    #expect(
      run.complaints.contains("x.yaml:2:1: unknown key \"locals\" (did you mean \"locales\"?)"))
    #expect(run.complaints.contains(":3:11: unknown locale \"ko_KR\" (did you mean \"ko-KR\"?)"))
    #expect(run.complaints.contains("unknown key \"cookie\""))
    #expect(run.complaints.contains("no http or https address"))
    #expect(run.complaints.contains("limits.pages is \"many\" (expected a whole number)"))
    #expect(try TemporaryFolder.files(below: folder.url).count == 1)
  }

  @Test func `A host that does not exist is a network trouble, told in one line, with exit 4`()
    async throws
  {
    let (folder, file) = try scenario(
      """
      platform: Nowhere
      locales: {ko-KR: {host: nowhere.invalid}, de-DE: {host: nowhere.invalid}}
      start: {home: "https://${host}/", account: "https://${host}/account"}
      """)
    let run = try await ToolRun(["check", file, "--quiet"], in: folder.url)
    #expect(run.status == 4)
    let lines = run.output.split(separator: "\n").filter { $0.contains("Nothing could be told") }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains("network") })
    let written = try TemporaryFolder.files(below: folder.url).keys
    #expect(!written.contains { $0.hasPrefix("snapshots/") })
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func `A stop keeps what is finished and says what is not`(signal: Int32, status: Int32)
    async throws
  {
    // A host that takes connections and never answers.
    let listener = try RawServer { _ in .silence }
    defer { listener.stop() }
    let (folder, file) = try scenario(
      """
      platform: Silent
      locales: {ko-KR: {host: "127.0.0.1:\(listener.port)"}}
      start: {home: "http://${host}/"}
      """)
    let run = try await ToolRun(["check", file], in: folder.url) { process in
      while listener.requests.isEmpty { usleep(20_000) }
      kill(process.processIdentifier, signal)
    }
    #expect(run.status == status)
    #expect(run.output.contains("interrupted"))
    #expect(run.complaints.contains("finished cases are kept"))
    let written = try TemporaryFolder.files(below: folder.url).keys
    #expect(!written.contains { $0.hasPrefix("snapshots/") })
  }

  @Test(arguments: [
    (["check", "nosuch.yaml"], "there is no such file or folder"),
    (["check", "."], "the folder holds no scenario"),
    (["check", "https://x.invalid/"], "an address needs a locale"),
    (["check", "https://x.invalid/", "--locale", "kor-KO"], "unknown locale"),
    (
      ["check", "https://x.invalid/", "--locale", "ko-KR", "--report", "jsn"],
      "Did you mean “json”?"
    ),
  ])
  func `A wrong selection is explained and ends with 2`(arguments: [String], words: String)
    async throws
  {
    let folder = try TemporaryFolder()
    let run = try await ToolRun(arguments, in: folder.url)
    #expect(run.status == 2)
    #expect(run.complaints.contains(words))
  }

  @Test func `The shipped scenarios of real platforms are valid`() async throws {
    let folder = try TemporaryFolder()
    for name in ["aliexpress", "temu"] {
      let file = ToolRun.root.appending(path: "scenarios/\(name).yaml").path()
      // A proxy that does not exist keeps this test from ever asking the real site.
      let nowhere = "http://127.0.0.1:9"
      let run = try await ToolRun(
        ["check", file, "--quiet"], in: folder.url,
        environment: ["https_proxy": nowhere, "http_proxy": nowhere])
      #expect(run.status == 4, "\(run.complaints)")
      #expect(run.output.contains("3 cases: 3 cannot tell"))
    }
  }

  @Test func `README shows the commands there are`() async throws {
    let readme = try String(
      contentsOf: ToolRun.root.appending(path: "README.md"), encoding: .utf8)
    let help = try await ToolRun(["check", "--help"]).output
    for option in ["--locale", "--report", "--fail-on", "--output"] {
      #expect(readme.contains(option) && help.contains(option))
    }
    #expect(readme.contains("make demo") && readme.contains("make test"))
  }
}

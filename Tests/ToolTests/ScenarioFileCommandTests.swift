import Foundation
import TestSupport
import Testing

/// `scenario format`, `schema` and `import`: nothing is fetched, and nothing is lost.
struct ScenarioFileCommandTests {
  private func write(_ text: String, _ name: String, in folder: TemporaryFolder) throws -> String {
    let url = folder.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path()
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  // MARK: format

  @Test func `Format says which files it changed, and check which it would`() async throws {
    let folder = try TemporaryFolder()
    let untidy = "platform: X # name\r\n\n\nlocales:\n    ko-KR: {host: x.example}   \n"
    let file = try write(untidy, "scenarios/x.yaml", in: folder)
    let tidy = """
      # yaml-language-server: $schema=scenario.schema.json
      platform: X # name

      locales:
        ko-KR: {host: x.example}

      """
    let other = try write(tidy, "scenarios/y.yaml", in: folder)
    let check = try await ToolRun(["scenario", "format", "--check"], in: folder.url)
    #expect(check.status == 1)
    #expect(check.output == "scenarios/x.yaml\n")
    #expect(try read(file) == untidy, "check writes nothing")
    let run = try await ToolRun(["scenario", "format", "scenarios"], in: folder.url)
    #expect(run.status == 0 && run.output == "scenarios/x.yaml\n", "\(run.complaints)")
    #expect(try read(file) == tidy && (try read(other)) == tidy)
    #expect(try await ToolRun(["scenario", "format", "--check"], in: folder.url).status == 0)
  }

  @Test func `One faulty file leaves all of them as they are`() async throws {
    let folder = try TemporaryFolder()
    let good = try write("platform:   X\n\n\n", "a.yaml", in: folder)
    _ = try write("platform: [\n", "b.yaml", in: folder)
    let run = try await ToolRun(["scenario", "format", folder.url.path()])
    #expect(run.status == 2)
    #expect(run.complaints.contains("b.yaml:2:1: not YAML"), "\(run.complaints)")
    #expect(try read(good) == "platform:   X\n\n\n")
  }

  // MARK: schema

  private func isValid(_ files: [String]) -> Bool {
    let script = ToolRun.root.appending(path: "scripts/validate-scenarios.sh").path()
    return (try? Child.run("/bin/sh", [script] + files)) != nil
  }

  @Test func `The schema that is printed is the one beside the scenarios`() async throws {
    let run = try await ToolRun(["scenario", "schema"])
    let copy = ToolRun.root.appending(path: "scenarios/scenario.schema.json").path()
    #expect(run.status == 0)
    #expect(run.output == (try read(copy)))
  }

  @Test func `Every scenario of this repository is as the schema says`() throws {
    let scenarios = ToolRun.root.appending(path: "scenarios")
    let names = try TemporaryFolder.files(below: scenarios).keys.filter { $0.hasSuffix(".yaml") }
    #expect(names.count > 30)
    #expect(isValid(names.sorted().map { scenarios.appending(path: $0).path() }))
  }

  @Test(arguments: [
    ("platform:", "plattform:"), ("{host:", "{hots:"), ("from: account}", "form: account}"),
    ("verified: false", "verfied: false"), ("render: auto", "render: often"),
    ("from: home}", "from: home, steps: [{follow: {purpos: delete}}]}"),
  ])
  func `A slip that the loader refuses is refused by the schema as well`(
    right: String, wrong: String
  ) async throws {
    let folder = try TemporaryFolder()
    let scenario = try read(ToolRun.root.appending(path: "scenarios/temu.yaml").path())
    #expect(scenario.contains(right))
    let file = try write(scenario.replacing(right, with: wrong), "x.yaml", in: folder)
    #expect(!isValid([file]))
    #expect(try await ToolRun(["scenario", "validate", "--offline", file]).status == 2)
  }

  // MARK: import

  private static let list = """
    [{"name": "Example", "url": "https://www.example.net/close", "difficulty": "easy"},
     {"name": "../../evil", "url": "http://evil.example/#/x"}, {"name": "Gone"}]
    """

  @Test func `An import writes drafts that load, and tells what to look at`() async throws {
    let folder = try TemporaryFolder()
    let list = try write(Self.list, "sites.json", in: folder)
    let arguments = [
      "scenario", "import", "justdeleteme", list, "--commit", "4762ba504d84", "--date",
      "2026-08-21",
    ]
    let run = try await ToolRun(arguments, in: folder.url)
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.output.contains("2 drafts written to scenarios/imported\n"))
    #expect(run.output.contains("1 needs-browser: evil"))
    #expect(run.output.contains("1 plain-http: evil") && run.output.contains("2 missing-locale"))
    #expect(run.output.contains("entry 3 \"Gone\": it has no name, or no web address"))
    let files = try TemporaryFolder.files(below: folder.url).keys.sorted()
    #expect(
      files == ["scenarios/imported/evil.yaml", "scenarios/imported/example.yaml", "sites.json"])
    let draft = try read(folder.url.appending(path: files[1]).path())
    #expect(draft.hasPrefix("# yaml-language-server: $schema=../scenario.schema.json\n"))
    #expect(draft.contains("from: \"jdm-contrib/jdm sites.json @4762ba504d84\", read: 2026-08-21"))
    let check = try await ToolRun(["scenario", "validate", "--offline"], in: folder.url)
    #expect(check.status == 0, "\(check.output)")
    #expect(isValid(files.prefix(2).map { folder.url.appending(path: $0).path() }))
    let style = try await ToolRun(["scenario", "format", "--check"], in: folder.url)
    #expect(style.status == 0, "\(style.output)")
  }

  @Test func `What a person completed is not written over`() async throws {
    let folder = try TemporaryFolder()
    let list = try write(Self.list, "sites.json", in: folder)
    let mine = try write("platform: mine\n", "out/example.yaml", in: folder)
    let arguments = ["scenario", "import", "justdeleteme", list, "--output", "out"]
    let run = try await ToolRun(arguments, in: folder.url)
    #expect(run.output.contains("1 files were there and stay as they are"))
    #expect(try read(mine) == "platform: mine\n")
    let forced = try await ToolRun(arguments + ["--force"], in: folder.url)
    #expect(forced.status == 0)
    #expect(try read(mine).contains("www.example.net"))
  }

  @Test func `What is no list, no commit and no day is refused`() async throws {
    let folder = try TemporaryFolder()
    let broken = try write("[{\"name\": \"x\",]", "sites.json", in: folder)
    let run = try await ToolRun(["scenario", "import", "justdeleteme", broken], in: folder.url)
    #expect(run.status == 2)
    #expect(run.complaints.contains("sites.json: this is no JSON list"))
    #expect(try TemporaryFolder.files(below: folder.url).count == 1)
    for option in [["--commit", "../x"], ["--date", "yesterday"]] {
      let run = try await ToolRun(["scenario", "import", "justdeleteme", broken] + option)
      #expect(run.status == 64)
    }
  }
}

import Foundation
import TestSupport
import Testing

/// Runs that are spread over machines, and joined again.
struct MergeTests {
  /// A platform in four locales whose Korean pages speak English.
  private static func site() throws -> RawServer {
    try RawServer.site { request in
      let isKorean = request.headers["host"]?.hasPrefix("ko") == true
      let title = isKorean ? "계정" : "Account"
      return switch request.target {
      case "/account":
        RawServer.html("<main><h1>\(title)</h1><a href=/close>Delete account</a></main>")
      case "/close":
        RawServer.html(
          """
          <main><h1>Delete account</h1><p>This deletes your account and all your data.
          <form method=post><button>Delete account</button></form></main>
          """)
      default: RawServer.html("<h1>\(title)</h1>")
      }
    }
  }

  /// A folder with as many scenarios as asked, of four locales each.
  private func scenarios(_ count: Int, _ server: RawServer) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let scenarios = folder.url.appending(path: "scenarios")
    try FileManager.default.createDirectory(at: scenarios, withIntermediateDirectories: true)
    for number in 0..<count {
      let text = """
        platform: Platform \(number)
        locales:
          en: {host: "en.localhost:\(server.port)"}
          ko: {host: "ko.localhost:\(server.port)"}
          ja: {host: "ja.localhost:\(server.port)"}
          de: {host: "de.localhost:\(server.port)"}
        reference-locale: en
        start: {home: "http://${host}/", account: "http://${host}/account"}
        limits: {pages: 10}
        """
      let name = "platform-\(number).yaml"
      try text.write(to: scenarios.appending(path: name), atomically: true, encoding: .utf8)
    }
    return folder
  }

  private func check(
    _ folder: TemporaryFolder, into output: String, _ arguments: [String] = [],
    environment: [String: String] = [:]
  ) async throws -> ToolRun {
    try await ToolRun(
      [
        "check", "scenarios", "--output", output, "--quiet", "--report", "json=\(output).json",
        // Hundreds of cases; how parts are joined does not hang on how often pages are fetched.
        "--fetches", "1",
      ] + arguments, in: folder.url, environment: environment)
  }

  private func cases(_ folder: TemporaryFolder, _ name: String) throws -> (cases: String, Int) {
    struct Report: Decodable {
      var cases: [Case]
      struct Case: Decodable { var caseID: String? }
    }
    let data = try Data(contentsOf: folder.url.appending(path: name))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let list = try #require(object["cases"] as? [Any])
    let parity = try #require(object["parity"] as? [Any])
    #expect(!parity.isEmpty)
    let both: [String: Any] = ["cases": list, "parity": parity]
    let text = try JSONSerialization.data(withJSONObject: both, options: .sortedKeys)
    return (String(decoding: text, as: UTF8.self), list.count)
  }

  @Test func `Four shards joined are the same, byte for byte, as one run`() async throws {
    let server = try Self.site()
    defer { server.stop() }
    let folder = try scenarios(100, server)
    let one = try await check(folder, into: "one")
    #expect(one.status == 1, "\(one.complaints)")
    for part in 1...4 {
      // As a Slurm array and as a Kubernetes Indexed Job call it, and by hand.
      let environment: [String: String] =
        switch part {
        case 1:
          [
            "SLURM_ARRAY_TASK_ID": "7", "SLURM_ARRAY_TASK_MIN": "7", "SLURM_ARRAY_TASK_COUNT": "4",
          ]
        case 2: ["JOB_COMPLETION_INDEX": "1", "EXITWAY_SHARDS": "4"]
        default: [:]
        }
      let shard = part <= 2 ? "auto" : "\(part)/4"
      let run = try await check(
        folder, into: "part-\(part)", ["--shard", shard], environment: environment)
      #expect(run.status == 1, "\(run.complaints)")
    }
    let merged = try await ToolRun(
      ["merge", "part-1", "part-2", "part-3", "part-4", "--output", "all"]
        + ["--quiet", "--report", "json=all.json"], in: folder.url)
    #expect(merged.status == 1, "\(merged.complaints)")

    let expected = try TemporaryFolder.files(below: folder.url.appending(path: "one/snapshots"))
    let joined = try TemporaryFolder.files(below: folder.url.appending(path: "all/snapshots"))
    #expect(expected.count(where: { $0.key.hasSuffix("report.json") }) == 400)
    #expect(joined == expected)
    let (left, right) = (try cases(folder, "one.json"), try cases(folder, "all.json"))
    #expect(left.1 == 400)
    #expect(left.cases == right.cases)

    // The joined run proves itself like any other.
    let verified = try await ToolRun(["verify", "last", "--output", "all"], in: folder.url)
    #expect(verified.status == 0, "\(verified.output)\(verified.complaints)")
    let history = try await ToolRun(["history", "--output", "all"], in: folder.url)
    #expect(history.output.split(separator: "\n").count == 400, "the joined run is in its history")
  }

  @Test func `Parts that overlap, and what is no run, are refused`() async throws {
    let server = try Self.site()
    defer { server.stop() }
    let folder = try scenarios(1, server)
    _ = try await check(folder, into: "a")
    _ = try await check(folder, into: "b")
    let overlap = try await ToolRun(["merge", "a", "b", "--output", "all"], in: folder.url)
    #expect(overlap.status == 2)
    #expect(overlap.complaints.contains("two parts have the case platform-0/de"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "all").path()))

    let nothing = try await ToolRun(["merge", "scenarios", "--output", "all"], in: folder.url)
    #expect(nothing.status == 2)
    #expect(nothing.complaints.contains("scenarios: this is neither a run nor an output folder"))

    // A part that was stopped says so when it is joined.
    let own = folder.url.appending(path: "a/.exitway/runs")
    let stopped = try #require(
      try FileManager.default.contentsOfDirectory(atPath: own.path()).first)
    let record = own.appending(path: stopped + "/run.json")
    let whole = try String(contentsOf: record, encoding: .utf8)
    try whole.replacing(/"isFinished" ?: ?true/, with: "\"isFinished\":false", maxReplacements: 1)
      .write(to: record, atomically: true, encoding: .utf8)
    let part = try await ToolRun(
      ["merge", "a", "--output", "some", "--fail-on", "never"], in: folder.url)
    #expect(part.status == 4)
    #expect(part.complaints.contains("1 cases are not finished"))
    try whole.write(to: record, atomically: true, encoding: .utf8)

    let runs = folder.url.appending(path: "b/.exitway/runs")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: runs.path()).first)
    let manifest = runs.appending(path: name + "/run.json")
    let text = try String(contentsOf: manifest, encoding: .utf8)
    try text.replacing(/"ruleSet" ?: ?"[^"]*"/, with: "\"ruleSet\":\"0.0.1\"")
      .replacing("platform-0", with: "platform-9")
      .write(to: manifest, atomically: true, encoding: .utf8)
    let mixed = try await ToolRun(["merge", "a", "b", "--output", "all"], in: folder.url)
    #expect(mixed.status == 2)
    #expect(mixed.complaints.contains("rules 0.0.1"))
  }

  @Test func `Parts by scenario keep the locales of a platform together`() async throws {
    let server = try Self.site()
    defer { server.stop() }
    let folder = try scenarios(5, server)
    var homes: [String: Set<Int>] = [:]
    var locales: [String: Int] = [:]
    for part in 1...3 {
      _ = try await check(
        folder, into: "part-\(part)", ["--shard", "\(part)/3", "--shard-by", "scenario"])
      let files = try TemporaryFolder.files(
        below: folder.url.appending(path: "part-\(part)/snapshots"))
      for name in files.keys where name.hasSuffix("report.json") {
        let platform = String(name.prefix { $0 != "/" })
        homes[platform, default: []].insert(part)
        locales[platform, default: 0] += 1
      }
    }
    #expect(homes.count == 5 && homes.values.allSatisfy { $0.count == 1 })
    #expect(locales.values.allSatisfy { $0 == 4 })
    #expect(Set(homes.values.flatMap(\.self)).count > 1)
  }

  @Test func `A shard without its numbers is refused`() async throws {
    let folder = try TemporaryFolder()
    for shard in ["0/4", "5/4", "4", "x/y", "1/0", "1/2/3"] {
      let run = try await ToolRun(["check", "x", "--shard", shard], in: folder.url)
      #expect(run.status == 64 || run.status == 2, "\(shard): \(run.status)")
    }
  }
}

import DemoPlatforms
import Evidence
import Foundation
import Recording
import Testing

/// Whoever has a run's folder can derive and prove everything again.
@Suite(.serialized)
struct RecordedRunTests {
  private static let cases = [
    "scenarios/demo/seven-steps.yaml", "scenarios/demo/asks-twice-for-password.yaml",
  ]

  /// Checks two platforms; the server is gone afterwards.
  private func record(into folder: URL) async throws -> (run: URL, output: String) {
    let server = try await DemoServer.start()
    let run = try await ToolRun(
      ["check", "--locale", "ko-KR", "--output", folder.path(), "--quiet"] + Self.cases,
      environment: ["EXITWAY_DEMO_PORT": String(server.port)])
    await server.stop()
    #expect(run.complaints.isEmpty)
    let runs = folder.appending(path: ".exitway/runs")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: runs.path()).first)
    return (runs.appending(path: name), run.output)
  }

  private func findings(_ output: String) -> String {
    String(output.prefix(upTo: output.range(of: "How the sites")?.lowerBound ?? output.endIndex))
  }

  @Test func `A replay needs no network and gives the same bytes; verify agrees`() async throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    let (run, output) = try await record(into: first.url)
    let replay = try await ToolRun([
      "check", "--replay", run.path(), "--output", second.url.path(), "--quiet",
    ])
    #expect(replay.complaints.isEmpty)
    #expect(replay.status == 1)
    #expect(findings(replay.output) + "\n" == findings(output))
    let before = try TemporaryFolder.files(below: first.url.appending(path: "snapshots"))
    let after = try TemporaryFolder.files(below: second.url.appending(path: "snapshots"))
    #expect(before.count > 10)
    #expect(before == after)

    let place = ["--output", first.url.path()]
    #expect(try await ToolRun(["verify", "last"] + place).status == 0)
    let snapshot = first.url.appending(path: "snapshots/demo/seven-steps/ko-KR")
    #expect(try await ToolRun(["verify", snapshot.path()] + place).status == 0)
  }

  @Test
  func `Verify names what was changed: a finding, a page, a snapshot, a byte of the recording`()
    async throws
  {
    let folder = try TemporaryFolder()
    let (run, _) = try await record(into: folder.url)
    let output = ["--output", folder.url.path()]

    let report = run.appending(path: "demo/seven-steps/ko-KR/report.json")
    let text = try String(contentsOf: report, encoding: .utf8)
    let start = try #require(text.range(of: "\"outcome\" : \"fail\""))
    try text.replacingCharacters(in: start, with: "\"outcome\" : \"pass\"")
      .write(to: report, atomically: true, encoding: .utf8)
    let changed = try await ToolRun(["verify", "last"] + output)
    #expect(changed.status == 1)
    #expect(changed.output.contains("demo/seven-steps/ko-KR"))
    try text.write(to: report, atomically: true, encoding: .utf8)

    let page = folder.url.appending(path: "snapshots/demo/seven-steps/ko-KR/journey.md")
    let words = try String(contentsOf: page, encoding: .utf8)
    try (words + "x").write(to: page, atomically: true, encoding: .utf8)
    let snapshot = try await ToolRun(
      ["verify", page.deletingLastPathComponent().path()] + output)
    #expect(snapshot.status == 1)
    #expect(snapshot.output.contains("journey.md"))

    let recording = run.appending(path: "demo/seven-steps/ko-KR.warc.gz")
    var bytes = try Data(contentsOf: recording)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: recording)
    let damaged = try await ToolRun(["verify", "last"] + output)
    #expect(damaged.status == 1)
    #expect(damaged.output.contains("recording"))
    #expect(try await ToolRun(["verify", "nothing"] + output).status == 4)
  }

  @Test func `warcio finds every digest right and can index the file`() async throws {
    let folder = try TemporaryFolder()
    let (run, _) = try await record(into: folder.url)
    let warcio = ToolRun.root.appending(path: ".build/test-tools/bin/warcio")
    try #require(
      FileManager.default.isExecutableFile(atPath: warcio.path()), "run scripts/setup-tests.sh")
    let file = run.appending(path: "demo/seven-steps/ko-KR.warc.gz")
    let check = try ProcessOutput(warcio, ["check", "-v", file.path()])
    #expect(check.status == 0)
    #expect(check.text.contains("digest pass"))
    #expect(!check.text.contains("digest failed") && !check.text.contains("no digest"))
    let index = try ProcessOutput(warcio, ["index", file.path()])
    #expect(index.status == 0)
    let lines = index.text.split(separator: "\n")
    let requests = lines.count { $0.contains("\"request\"") }
    #expect(requests > 10)
    #expect(lines.count { $0.contains("\"response\"") } == requests)
  }

  @Test func `No password, cookie or token is in any file of a run`() async throws {
    let folder = try TemporaryFolder()
    _ = try await record(into: folder.url)
    var recordings = 0
    for (name, data) in try TemporaryFolder.files(below: folder.url) {
      // The scenario's own text, which names the demo's public password, is copied as it is.
      if name.contains("/scenarios/") { continue }
      let parts = name.hasSuffix(".gz") ? PackedFile.members(Array(data)) : [Array(data)]
      recordings += name.hasPrefix(".exitway/runs/") && name.hasSuffix(".warc.gz") ? 1 : 0
      for part in parts {
        let text = String(decoding: part, as: UTF8.self)
        for secret in ["correct horse", "correct+horse", "correct%20horse", DemoServer.user] {
          #expect(!text.contains(secret), "\(secret) in \(name)")
        }
        // What is still packed would hide it; the database is searched as it is.
        let isDatabase = name.hasPrefix(".exitway/history.sqlite")
        #expect(isDatabase || !text.contains { $0 == "\u{1F}" }, "\(name)")
        for line in text.split(separator: "\r\n") where line.hasPrefix("Cookie: ") {
          #expect(line == "Cookie: session=redacted")
        }
      }
    }
    #expect(recordings == 2)
    let doctor = try await ToolRun(
      ["doctor", "--check-secrets", folder.url.appending(path: ".exitway/runs").path()],
      environment: ["EXITWAY_DEMO_USER": DemoServer.user])
    #expect(doctor.status == 1, "the copied scenario holds the demo's public name")
    #expect(doctor.output.contains("seven-steps.yaml: holds the value of EXITWAY_DEMO_USER"))
    #expect(!doctor.output.contains(".warc.gz"))
  }
}

/// What another program printed.
struct ProcessOutput {
  let status: Int32
  let text: String

  init(_ program: URL, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}

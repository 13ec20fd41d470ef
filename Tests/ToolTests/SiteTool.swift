import Foundation
import TestSupport
import Testing

/// Runs `exitway check` against a small site that a test makes up.
struct SiteTool {
  let folder: TemporaryFolder
  let server: RawServer
  let scenario: String

  /// - Parameters:
  ///   - server: the site.
  ///   - more: lines of the scenario besides its platform, locale and start pages.
  ///   - start: the start pages.
  ///   - locale: the reader's.
  /// - Throws: whatever keeps the files from being written.
  init(
    _ server: RawServer, _ more: String = "",
    start: String = "{home: \"http://${host}/\", account: \"http://${host}/account\"}",
    locale: String = "en-US"
  ) throws {
    folder = try TemporaryFolder()
    self.server = server
    scenario = folder.url.appending(path: "scenarios/site.yaml").path()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "scenarios"), withIntermediateDirectories: true)
    let text = """
      platform: Site
      locales: {\(locale): {host: "127.0.0.1:\(server.port)"}}
      start: \(start)
      \(more)
      """
    try text.write(toFile: scenario, atomically: true, encoding: .utf8)
  }

  /// Checks the site, and reads the JSON report.
  func check(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) async throws -> (run: ToolRun, report: Report) {
    let run = try await ToolRun(
      ["check", scenario, "--output", folder.url.path(), "--report", "json"] + arguments,
      environment: environment)
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    return (run, report)
  }

  /// Expects that the last run follows from its recording, without a browser as well, and that a
  /// check of the unchanged site gives the same snapshot.
  ///
  /// - Returns: the files of the snapshot.
  @discardableResult
  func expectProvenAndQuiet(
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> [String: Data] {
    let proof = try await ToolRun(
      ["verify", "last", "--output", folder.url.path()],
      environment: ["EXITWAY_BROWSER": "/nowhere"])
    #expect(
      proof.status == 0, "\(proof.output)\(proof.complaints)", sourceLocation: sourceLocation)
    let before = try folder.snapshots()
    _ = try await check()
    let after = try folder.snapshots()
    #expect(
      before == after, "an unchanged site gives the same snapshot", sourceLocation: sourceLocation)
    return after
  }

  /// Every file of runs and snapshots, packed ones unpacked.
  func everything() throws -> [String: String] {
    var texts: [String: String] = [:]
    for (name, data) in try TemporaryFolder.files(below: folder.url)
    where !name.contains("scenarios/") {
      texts[name] = Unpacked.text(of: data)
    }
    return texts
  }

  struct Report: Decodable {
    struct Finding: Decodable {
      var rule: String
      var outcome: String
      var reason: String?
      var observed: String
    }
    struct Failure: Decodable {
      var reason: String
      var detail: String
    }
    struct Journey: Decodable {
      var steps: [String]
      var ended: Failure?
    }
    struct Case: Decodable {
      var outcome: String
      var obstacle: Failure?
      var findings: [Finding]
      var delete: Journey?
      var robotsIgnored: String?
    }
    struct Manners: Decodable {
      var host: String
      var requests: Int
      var robots: String
      var repeated: Int
      var revalidated: Int
    }
    var cases: [Case]
    var manners: [Manners]
  }
}

extension SiteTool.Report {
  /// Reason codes of everything that could not be told.
  var reasons: Set<String> {
    Set(cases.flatMap { $0.findings.compactMap(\.reason) })
  }
}

import DemoPlatforms
import Evidence
import Foundation
import Reporting
import TestSupport
import Testing

/// The HTML report as its readers get it: a file, opened in a real browser, in five languages.
///
/// Pictures for people to look at are left in `.build/report-pages`.
@Suite(.serialized)
struct HTMLReportPageTests {
  private static let scenarios = [
    "good-exit", "english-deletion-page", "seven-steps", "broken-step",
  ].map { "scenarios/demo/\($0).yaml" }

  private static let shots = ToolRun.root.appending(path: ".build/report-pages")

  /// Checks a few platforms twice, so that there is a past; the server is gone afterwards.
  private func record(into folder: URL) async throws {
    let server = try await DemoServer.start()
    for _ in 0..<2 {
      let run = try await ToolRun(
        [
          "check", "--locale", "ko-KR", "--locale", "en-US", "--locale", "ar-SA", "--quiet",
          "--output", folder.path(), "--report", "html=\(folder.path())/first.html",
        ] + Self.scenarios,
        environment: ["EXITWAY_DEMO_PORT": String(server.port), "EXITWAY_LANGUAGE": "en"])
      #expect(run.status == 1 && run.complaints.isEmpty, "\(run.complaints)")
    }
    await server.stop()
  }

  private func report(_ language: String, in folder: URL) async throws -> URL {
    let file = folder.appending(path: "report-\(language).html")
    let run = try await ToolRun([
      "check", "--replay", "last", "--quiet", "--output", folder.path(), "--language", language,
      "--report", "html=\(file.path())",
    ])
    #expect(run.status == 1 && run.complaints.isEmpty, "\(run.complaints)")
    return file
  }

  /// Opens pages in a browser and returns whether nothing was wrong; what was is printed.
  private func look(at files: [URL], _ options: [String] = []) throws -> Bool {
    let root = ToolRun.root
    do {
      try Child.run(
        root.appending(path: ".build/test-tools/bin/python").path(),
        [root.appending(path: "scripts/check-html-report.py").path()] + options
          + files.map { $0.path() })
      return true
    } catch {
      return false
    }
  }

  @Test func `A report opens in a browser without a fault, in each language`() async throws {
    let folder = try TemporaryFolder()
    try await record(into: folder.url)
    let first = try String(
      contentsOf: folder.url.appending(path: "first.html"), encoding: .utf8)
    #expect(first.contains("aria-label=\"2 runs: 2 fail\""))
    for language in ReportLanguage.allCases {
      let file = try await report(language.rawValue, in: folder.url)
      try await inspect(file, language)
      // One language with each kind of letters is enough for the longest part.
      let axe = [.english, .korean].contains(language) ? [] : ["--no-axe"]
      #expect(try look(at: [file], ["--shots", Self.shots.path()] + axe), "\(language.rawValue)")
    }
  }

  /// exitway's own eyes: the report passes what it asks of others.
  private func inspect(_ file: URL, _ language: ReportLanguage) async throws {
    struct Description: Decodable {
      struct Language: Decodable {
        struct Foreign: Decodable {
          var text: String
        }
        var share: Double
        var declaredMatches: Bool
        var detected: String
        var foreign: [Foreign]
      }
      var language: Language
      var incomplete: Bool
    }
    let locales: [ReportLanguage: String] = [
      .english: "en-US", .german: "de-DE", .french: "fr-FR", .japanese: "ja-JP", .korean: "ko-KR",
    ]
    let run = try await ToolRun([
      "inspect", file.path(), "--locale", locales[language] ?? "", "--format", "json",
    ])
    let seen = try JSONDecoder().decode(Description.self, from: Data(run.output.utf8))
    #expect(!seen.incomplete && seen.language.declaredMatches)
    #expect(seen.language.detected == language.rawValue)
    let foreign = seen.language.foreign.map(\.text).joined(separator: "\n")
    #expect(seen.language.share >= 0.9, "\(language.rawValue): \(foreign)")
  }

  @Test func `Three hundred cases are one page that opens at once`() async throws {
    let folder = try TemporaryFolder()
    try await record(into: folder.url)
    let large = folder.url.appending(path: "large.html")
    let small = folder.url.appending(path: "small.html")
    for (file, count) in [(large, 300), (small, 3)] {
      try Data(try page(of: count, from: folder.url)).write(to: file)
    }
    let options = ["--reference", small.path(), "--large", large.path()]
    #expect(try look(at: [], options))
  }

  /// Recorded cases under other names until there are enough.
  private func page(of count: Int, from folder: URL) throws -> [UInt8] {
    let records = RunRecordStore(root: folder.appending(path: ".exitway/runs").path())
    let run = try #require(records.runs().last)
    let cases = try #require(try records.manifest(run: run)).cases.map(\.caseID)
    var reports: [CaseReport] = []
    var details: [CaseID: CaseDetail] = [:]
    for index in 0..<count {
      let caseID = cases[index % cases.count]
      var report = try #require(try records.report(run: run, caseID: caseID))
      let evidence = try #require(try records.evidence(run: run, caseID: caseID))
      report.caseID.scenario += "-\(index / cases.count)"
      reports.append(report)
      details[report.caseID] = CaseDetail(evidence)
    }
    var summary = RunSummary(toolVersion: "0", ruleSet: "0", of: reports)
    summary.details = details
    summary.language = .korean
    return try HTMLReporter().report(reports, summary)
  }

  @Test func `A language that nobody wrote is refused before anything is fetched`() async throws {
    let folder = try TemporaryFolder()
    let run = try await ToolRun(
      ["check", "--language", "tlh", "--output", folder.url.path()] + Self.scenarios)
    #expect(run.status == 2)
    #expect(run.complaints.contains("“tlh”"))
    #expect(run.complaints.contains("en, de, fr, ja, ko"))
    let set = try await ToolRun(
      ["check", "--output", folder.url.path()] + Self.scenarios,
      environment: ["EXITWAY_LANGUAGE": "tlh"])
    #expect(set.status == 2 && set.complaints.contains("“tlh”"))
  }
}

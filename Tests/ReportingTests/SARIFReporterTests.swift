import Evidence
import Foundation
import Reporting
import Testing

struct SARIFReporterTests {
  private struct Log: Decodable {
    struct Text: Decodable { var text: String }
    struct Rule: Decodable {
      var id: String
      var name: String?
      var properties: [String: Properties]?
      struct Properties: Decodable { init(from decoder: any Decoder) {} }
    }
    struct Driver: Decodable {
      var name: String
      var rules: [Rule]
    }
    struct Tool: Decodable { var driver: Driver }
    struct Artifact: Decodable {
      var uri: String
      var uriBaseId: String?
    }
    struct Region: Decodable { var startLine: Int }
    struct Physical: Decodable {
      var artifactLocation: Artifact
      var region: Region
    }
    struct Logical: Decodable { var fullyQualifiedName: String }
    struct Location: Decodable {
      var physicalLocation: Physical?
      var logicalLocations: [Logical]
    }
    struct Suppression: Decodable { var kind: String }
    struct Result: Decodable {
      var ruleId: String
      var ruleIndex: Int
      var kind: String
      var level: String
      var message: Text
      var locations: [Location]
      var partialFingerprints: [String: String]
      var baselineState: String?
      var suppressions: [Suppression]?
    }
    struct Run: Decodable {
      var tool: Tool
      var results: [Result]
    }
    var version: String
    var runs: [Run]
  }

  private func run(_ reports: [CaseReport], _ summary: RunSummary? = nil) throws -> Log.Run {
    let bytes = try SARIFReporter().report(reports, summary ?? Samples.placed(reports))
    return try #require(try JSONDecoder().decode(Log.self, from: Data(bytes)).runs.first)
  }

  @Test func `findings stand at the case's line, with what they rest on`() throws {
    let run = try run(Samples.all)
    let result = try #require(run.results.first)
    #expect(result.ruleId == "lang-page-locale" && result.level == "error")
    let location = try #require(result.locations.first)
    #expect(location.physicalLocation?.artifactLocation.uri == "scenarios/demo/seven-steps.yaml")
    #expect(location.physicalLocation?.artifactLocation.uriBaseId == "%SRCROOT%")
    #expect(location.physicalLocation?.region.startLine == 7)
    #expect(
      location.logicalLocations.map(\.fullyQualifiedName)
        == ["demo/seven-steps/ko-KR", "https://${host}/close main > p:nth-of-type(2)"])
    #expect(run.tool.driver.rules[result.ruleIndex].name == "LangPageLocale")
    #expect(run.results.last?.locations.first?.physicalLocation == nil)
  }

  @Test func `what could not be told is open, what is accepted is suppressed`() throws {
    let results = try run(Samples.all).results
    #expect(results.map(\.kind) == ["fail", "fail", "open", "open"])
    #expect(results.map(\.level) == ["error", "warning", "none", "none"])
    #expect(results.map { $0.suppressions?.count } == [nil, 1, nil, nil])
  }

  @Test func `a fingerprint outlives other words, and no two findings share one`() throws {
    let first = try run(Samples.all).results.map(\.partialFingerprints)
    #expect(Set(first).count == 4 && first.allSatisfy { $0.keys.first == "exitwayFinding/v1" })
    let changed = Samples.all.map { report in
      var report = report
      for index in report.findings.indices {
        report.findings[index].observed = "Other words."
        report.findings[index].page = "https://${host}/elsewhere"
      }
      return report
    }
    let second = try run(changed, Samples.summary(changed)).results.map(\.partialFingerprints)
    #expect(first == second)
  }

  @Test func `all results say how they were in the baseline, or none`() throws {
    #expect(try run(Samples.all).results.allSatisfy { $0.baselineState == nil })
    var report = Samples.bad
    report.findings[0].before = .fail
    report.findings[4].before = .pass
    report.findings[5].before = .fail
    let states = try run([report, Samples.unreachable]).results.map(\.baselineState)
    #expect(states == ["unchanged", "new", "updated", "new"])
  }

  @Test func `a message holds no link and no placeholder, an address no scheme of its own`() throws
  {
    var report = Samples.bad
    report.findings = [report.findings[0]]
    report.findings[0].observed = "[x](javascript:1) {0} \\"
    var summary = Samples.summary([report])
    summary.places[report.caseID] = ScenarioPlace(file: "javascript:a b/ä.yaml", line: 1)
    var result = try #require(try run([report], summary).results.first)
    #expect(result.message.text.contains(#"\[x\](javascript:1) {{0}} \\"#))
    var artifact = result.locations.first?.physicalLocation?.artifactLocation
    #expect(artifact?.uri == "javascript%3Aa%20b/%C3%A4.yaml")
    summary.places[report.caseID]?.file = "/elsewhere/x.yaml"
    result = try #require(try run([report], summary).results.first)
    artifact = result.locations.first?.physicalLocation?.artifactLocation
    #expect(artifact?.uri == "file:///elsewhere/x.yaml" && artifact?.uriBaseId == nil)
  }
}

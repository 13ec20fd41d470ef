import Evidence
import Foundation
import Operations
@testable import Serving

/// A folder with a history, run records and snapshots, and the site that shows it.
final class ServedFolder: Sendable {
  static let market = CaseID(scenario: "shops/market", locale: "ko-KR")
  /// What a hostile scenario could be called.
  static let hostile = CaseID(
    scenario: "\"><script>alert(1)</script>&'", locale: "<img src=x onerror=alert(2)>")
  static let secret = "private-words-of-a-reader"

  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "exitway-site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }
  var history: String { path + "/.exitway/history.sqlite" }
  var records: RunRecordStore { RunRecordStore(root: path + "/.exitway/runs") }

  func site(hosts: [String] = []) -> Site {
    Site(
      output: path, toolVersion: "9.9", hosts: HostRule(names: hosts), rejudge: { $1 })
  }

  static func run(_ number: Int) -> String {
    let minutes = String(number % 60 + 100).dropFirst()
    let hours = String(number / 60 + 100).dropFirst()
    return "20261101T\(hours)\(minutes)00.000Z-4f2a"
  }

  static func report(_ outcome: Outcome, of caseID: CaseID) -> CaseReport {
    CaseReport(
      caseID: caseID, platform: "Platform of \(caseID.scenario)", expectedLanguage: "ko",
      ruleSet: "1", outcome: outcome, obstacle: nil, scores: [], profiles: [],
      findings: [
        Finding(
          rule: "reach-link-depth", dimension: .reachability, severity: .major, outcome: outcome,
          observed: "seen", expected: "asked")
      ], delete: nil, signup: nil)
  }

  /// Enters a run in the history, writes its record, and the snapshots of its cases.
  func put(_ number: Int, _ outcome: Outcome, _ cases: [CaseID] = [market, hostile]) throws {
    let run = Self.run(number)
    let reports = cases.map { Self.report(outcome, of: $0) }
    var manifest = RunManifest(
      tool: "0.1", ruleSet: "1", userAgent: "", today: "2026-11-01", robotsIgnored: nil,
      ownProfiles: [],
      cases: cases.map {
        .init(caseID: $0, address: nil, variables: [:], secretVariables: [])
      })
    for index in manifest.cases.indices { manifest.cases[index].isFinished = true }
    try records.write(manifest, run: run)
    for report in reports {
      let evidence = CaseEvidence(
        caseID: report.caseID, platform: Self.secret, expectedLanguage: "ko", session: .signedIn,
        pages: [], entries: [], delete: .missing(EvidenceFailure(.notFound, "")),
        signup: .missing(EvidenceFailure(.notFound, "")), publicInfo: .observed(PublicInfo()))
      try records.write(run: run, evidence: evidence, report: report, exchanges: [])
      let files = ["journey.md", "report.json", "steps/01-home.yaml"].map {
        SnapshotFile(path: $0, bytes: Array("{\"file\": \"\($0)\"}\n".utf8))
      }
      _ = try SnapshotStore(root: path + "/snapshots").write(files, of: report)
    }
    try History(path: history).record(run: run, tool: "0.1", ruleSet: "1", reports: reports)
  }

  /// Every file and folder with its bytes, to see that nothing was written.
  func everything() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      files[name] = (try? Data(contentsOf: url.appending(path: name))) ?? Data()
    }
    return files
  }
}

/// An answer as a browser would take it apart.
struct Answer {
  var status: Int
  var headers: [String: String]
  var body: String

  init(_ text: String) {
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = (parts.first ?? "").split(separator: "\r\n")
    let words = (lines.first ?? "").split(separator: " ")
    status = words.count > 1 ? Int(words[1]) ?? 0 : 0
    headers = [:]
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      headers[halves[0].lowercased()] = halves[1].trimmingCharacters(in: .whitespaces)
    }
    body = parts.count > 1 ? String(parts[1]) : ""
  }
}

extension Site {
  /// The answer to a request with these lines.
  func ask(
    _ target: String, method: String = "GET", lines: [String] = ["Host: localhost:8400"]
  ) -> Answer {
    let head = (["\(method) \(target) HTTP/1.1"] + lines).joined(separator: "\r\n")
    return Answer(String(decoding: answer(head: Array(head.utf8), at: "127.0.0.1"), as: UTF8.self))
  }
}

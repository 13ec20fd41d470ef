import Evidence
import Foundation
import Operations

/// A folder of its own for one test, removed with ``remove()``.
struct TestFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/history-" + UUID().uuidString
  }

  var file: String { path + "/history.sqlite" }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// Runs a body with a new history and removes its folder.
func withHistory(_ body: (History, String) throws -> Void) throws {
  let folder = TestFolder()
  defer { folder.remove() }
  try body(try History(path: folder.file), folder.file)
}

/// The name of the run on a day of November.
func runName(_ day: Int) -> String {
  "202611\(day < 10 ? "0" : "")\(day)T103456Z-4f2a"
}

let demo = CaseID(scenario: "demo/seven-steps", locale: "ko-KR")

/// A report with one rule, `R1`, and the same outcome for the whole.
func report(
  _ outcome: Outcome, of caseID: CaseID = demo, obstacle: EvidenceFailure? = nil,
  rules: [String] = ["R1"]
) -> CaseReport {
  CaseReport(
    caseID: caseID, platform: "demo", expectedLanguage: "ko", ruleSet: "1", outcome: outcome,
    obstacle: obstacle, scores: [], profiles: [],
    findings: rules.map {
      Finding(
        rule: $0, dimension: .steps, severity: .major, outcome: outcome, observed: "",
        expected: "")
    }, delete: nil, signup: nil)
}

extension History {
  /// Records one report for the run of a day.
  func put(_ day: Int, _ reports: CaseReport...) throws {
    try record(run: runName(day), tool: "1.0", ruleSet: "1", reports: reports)
  }

  /// Records one report with its pages.
  func put(_ day: Int, _ report: CaseReport, pages: [PageDigest]) throws {
    try record(
      run: runName(day), tool: "1.0", ruleSet: "1", reports: [report],
      pages: [report.caseID: pages])
  }

  /// The runs that are kept, oldest first.
  func keptRuns() throws -> [HistoryRun] {
    try runs(newest: .max, skipping: 0).runs.map(\.run).reversed()
  }

  /// All that can be asked about the demo case, to compare.
  func demoHistory() throws -> CaseHistory? { try trend(of: demo) }
}

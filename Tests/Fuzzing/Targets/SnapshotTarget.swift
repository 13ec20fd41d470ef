import Evidence

/// A snapshot's report is refused, or survives being written and read back.
enum SnapshotTarget {
  private static let path = "report.json"

  static func read(_ bytes: [UInt8]) throws(Violation) {
    guard let report = try? CaseReport.read(bytes, path) else { return }
    guard let written = try? CanonicalJSON.encode(report),
      let again = try? CaseReport.read(written, path)
    else { throw Violation(description: "what was read can be written and read back") }
    try Violation.unless(again == report, "nothing is lost by writing a report")
    let twice = try? CanonicalJSON.encode(again)
    try Violation.unless(twice == written, "canonical JSON has one form")
    let name = SafeName.path(of: report.caseID)
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isSafe = parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && $0.utf8.count <= 80 }
    try Violation.unless(isSafe, "a case's folder lies below the root: \(name)")
  }
}

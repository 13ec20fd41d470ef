import Foundation

/// Brings reports that an older exitway wrote to today's form, so that old snapshots stay readable.
enum ReportUpgrade {
  /// A report's bytes in today's form; bytes that are no older report are given back as they are.
  static func upgraded(_ bytes: [UInt8]) -> [UInt8] {
    guard var report = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let version = report["version"] as? Int, version < CaseReport.currentVersion
    else { return bytes }
    if version < 2 { fromFirst(&report) }
    report["version"] = CaseReport.currentVersion
    guard let data = try? JSONSerialization.data(withJSONObject: report) else { return bytes }
    return Array(data)
  }

  /// Version 2 knows more counters, the walk's parts, how others counted, and each finding's norms.
  private static func fromFirst(_ report: inout [String: Any]) {
    fill(&report, ["published": [Any]()])
    for name in ["delete", "signup"] {
      guard var journey = report[name] as? [String: Any] else { continue }
      fill(&journey, ["reach": [Any](), "walk": [Any]()])
      if var counts = journey["counts"] as? [String: Any] {
        fill(&counts, ["flowPages": 0, "flowActions": 0, "interactions": 0])
        journey["counts"] = counts
      }
      if var search = journey["search"] as? [String: Any] {
        fill(&search, ["notLookedAt": 0])
        journey["search"] = search
      }
      report[name] = journey
    }
    let findings = report["findings"] as? [[String: Any]]
    report["findings"] = findings?.map { finding in
      var finding = finding
      fill(&finding, ["norms": [Any]()])
      return finding
    }
  }

  private static func fill(_ object: inout [String: Any], _ values: [String: Any]) {
    for (key, value) in values where object[key] == nil { object[key] = value }
  }
}

extension CaseReport {
  /// The report that a file holds, whichever version wrote it.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: its name, for the error.
  /// - Returns: the report in today's form.
  /// - Throws: `versionTooNew` or `notJSON`.
  package static func read(_ bytes: [UInt8], _ path: String) throws(EvidenceError) -> CaseReport {
    try StoredJSON.decode(
      CaseReport.self, ReportUpgrade.upgraded(bytes), path, newest: currentVersion)
  }
}

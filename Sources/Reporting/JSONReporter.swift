package import Evidence

/// Everything, for machines: canonical JSON with a version of its own.
package struct JSONReporter: Reporter {
  /// Version of the document's form; raised when a reader of the old form would misread the new.
  package static let currentVersion = 1

  package let identifier = "json"

  package init() {}

  private struct Document: Encodable {
    var version = currentVersion
    var tool: String
    var ruleSet: String
    var time: String?
    var counts: [String: Int]
    var manners: [HostManners]
    var parity: [ParityRecord]
    var cases: [CaseReport]
    /// What each outcome is in W3C's Evaluation and Report Language, for other tool chains.
    var earl: [String: String]
  }

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    // Every outcome is there, so that a script need not know which can be missing.
    let counts = Outcome.allCases.map { ($0.rawValue, summary.counts[$0] ?? 0) }
    let document = Document(
      tool: summary.toolVersion, ruleSet: summary.ruleSet, time: summary.time,
      counts: Dictionary(uniqueKeysWithValues: counts),
      manners: summary.manners, parity: summary.parity,
      cases: CaseView.sorted(reports).map(\.report),
      earl: EARL.outcomes)
    do {
      let bytes = try CanonicalJSON.encode(document)
      return Array(Escaping.json(String(decoding: bytes, as: UTF8.self)).utf8)
    } catch {
      throw ReportingError(
        .notEncodable, format: identifier, hint: "Please report this as a fault.")
    }
  }
}

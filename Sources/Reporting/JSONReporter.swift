package import Evidence

/// Everything, for machines: canonical JSON with a version of its own.
package struct JSONReporter: Reporter {
  /// Version of the document's form; raised when a reader of the old form would misread the new.
  package static let currentVersion = 1

  package let identifier = "json"

  package init() {}

  /// All but the cases, which come first in the order of keys.
  private struct Document: Encodable {
    var version = currentVersion
    var tool: String
    var ruleSet: String
    var time: String?
    var counts: [String: Int]
    var manners: [HostManners]
    var parity: [ParityRecord]
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
      manners: summary.manners, parity: summary.parity, earl: EARL.outcomes)
    do {
      // One after the other: all at once would take ten times the memory of what is written.
      var bytes = Array("{\n  \"cases\" : [\n".utf8)
      for (index, view) in CaseView.sorted(reports).enumerated() {
        if index > 0 { bytes += ",\n".utf8 }
        bytes += try Self.lines(of: view.report, indent: "    ")
      }
      bytes += "\n  ],".utf8
      bytes += try Self.lines(of: document, indent: "").dropFirst()
      bytes += "\n".utf8
      return bytes
    } catch {
      throw ReportingError(
        .notEncodable, format: identifier, hint: "Please report this as a fault.")
    }
  }

  /// A value's lines with an indent, and without the last one's end.
  private static func lines(of value: some Encodable, indent: String) throws -> [UInt8] {
    let text = Escaping.json(String(decoding: try CanonicalJSON.encode(value), as: UTF8.self))
    var lines: [UInt8] = []
    var isAtStart = true
    let end = UInt8(ascii: "\n")
    for byte in text.utf8.dropLast() {
      // Empty lines, as of empty lists, stay empty; line ends inside of texts are escaped.
      if isAtStart, byte != end { lines += indent.utf8 }
      lines.append(byte)
      isAtStart = byte == end
    }
    return lines
  }
}

/// A part of the tool that reads what strangers wrote, as a function of bytes.
///
/// The fuzzer calls it with millions of inputs, the suite with the kept ones (docs/fuzzing.md).
package enum FuzzTarget: String, CaseIterable, Sendable {
  case page, encoding, robots, headers, warc, har, scenario, snapshot, redaction, cron

  /// Reads the bytes as the tool would.
  ///
  /// - Throws: ``Violation`` where a promise does not hold; a crash is for whoever calls to notice.
  package func read(_ bytes: [UInt8]) throws(Violation) {
    switch self {
    case .page: try PageTarget.read(bytes)
    case .encoding: try EncodingTarget.read(bytes)
    case .robots: try RobotsTarget.read(bytes)
    case .headers: try HeadersTarget.read(bytes)
    case .warc: try WarcTarget.read(bytes)
    case .har: try HARTarget.read(bytes)
    case .scenario: try ScenarioTarget.read(bytes)
    case .snapshot: try SnapshotTarget.read(bytes)
    case .redaction: try RedactionTarget.read(bytes)
    case .cron: try CronTarget.read(bytes)
    }
  }
}

/// A promise that did not hold for an input.
package struct Violation: Error, CustomStringConvertible {
  /// What was promised, and how it was broken.
  package let description: String

  /// Says nothing where the promise holds.
  ///
  /// - Throws: itself where it does not.
  static func unless(_ holds: Bool, _ promise: String) throws(Violation) {
    if !holds { throw Violation(description: promise) }
  }
}

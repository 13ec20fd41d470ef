package import Evidence

/// JUnit's XML as continuous integration reads it: a suite a case, a test a rule.
///
/// There is no standard; the form is that of Jenkins' schema, which the others read too.
package struct JUnitReporter: Reporter {
  package let identifier = "junit"

  package init() {}

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    let suites = CaseView.sorted(reports).map { view in
      JUnitSuite(view: view, place: summary.places[view.report.caseID], time: summary.time)
    }
    let counts = suites.map(\.counts)
    let attributes = [
      ("name", "exitway \(summary.toolVersion), rules \(summary.ruleSet)"),
      ("tests", "\(counts.map(\.tests).reduce(0, +))"),
      ("failures", "\(counts.map(\.failures).reduce(0, +))"), ("errors", "0"),
    ]
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append(XMLTag.opening("testsuites", attributes))
    lines += suites.flatMap { $0.lines() }.map { "  " + $0 }
    lines.append("</testsuites>")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

/// Tags of XML with escaped values.
enum XMLTag {
  /// `<name key="value">`, or `<name key="value"/>` where nothing is in it.
  static func opening(
    _ name: String, _ attributes: [(String, String)], isEmpty: Bool = false
  ) -> String {
    let values = attributes.map { " \($0)=\"\(Escaping.xml($1))\"" }.joined()
    return "<\(name)\(values)\(isEmpty ? "/" : "")>"
  }

  /// An element that holds lines of text.
  static func element(
    _ name: String, _ attributes: [(String, String)], _ lines: [String]
  ) -> String {
    opening(name, attributes) + lines.map(Escaping.xml).joined(separator: "\n") + "</\(name)>"
  }
}

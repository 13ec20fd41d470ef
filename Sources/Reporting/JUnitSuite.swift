import Evidence

/// One case as a JUnit test suite.
///
/// JUnit knows no warning: a rule that warns passes, with its text as the test's output. "Skipped" is
/// kept for what could not be told and for accepted faults; a rule that does not apply is no test, so
/// that skipped tests always mean something.
struct JUnitSuite {
  let view: CaseView
  let place: ScenarioPlace?
  let time: String?

  /// What a test is for a viewer.
  private enum State {
    case passed, warned, failed, skipped

    init(_ finding: Finding) {
      self =
        switch FindingLevel(finding) {
        case .error: .failed
        case .warning: .warned
        case .note: .skipped
        case nil: .passed
        }
    }
  }

  private var findings: [Finding] {
    view.report.findings.filter { $0.outcome != .notApplicable || FindingLevel($0) != nil }
      .sorted { $0.rule < $1.rule }
  }

  /// Tests, those that failed, and those that were skipped.
  var counts: (tests: Int, failures: Int, skipped: Int) {
    let states = findings.map(State.init)
    return (states.count, states.count { $0 == .failed }, states.count { $0 == .skipped })
  }

  func lines() -> [String] {
    let counts = counts
    var attributes = [
      ("name", view.id), ("tests", "\(counts.tests)"), ("failures", "\(counts.failures)"),
      ("errors", "0"), ("skipped", "\(counts.skipped)"),
    ]
    if let time { attributes.append(("timestamp", time)) }
    if let place { attributes.append(("file", place.file)) }
    let tests = findings.flatMap(test).map { "  " + $0 }
    return [XMLTag.opening("testsuite", attributes)] + properties() + tests + ["</testsuite>"]
  }

  private func properties() -> [String] {
    let values = [
      ("platform", view.report.platform), ("language", view.report.expectedLanguage),
      ("outcome", view.report.outcome.rawValue),
    ]
    let lines = values.map { name, value in
      "    " + XMLTag.opening("property", [("name", name), ("value", value)], isEmpty: true)
    }
    return ["  <properties>"] + lines + ["  </properties>"]
  }

  private func test(_ finding: Finding) -> [String] {
    let attributes = [("classname", className), ("name", finding.rule)]
    // The text's lines are no markup: they begin where they begin, whatever the depth.
    let content: String
    switch State(finding) {
    case .passed: return [XMLTag.opening("testcase", attributes, isEmpty: true)]
    case .failed:
      content = XMLTag.element(
        "failure", [("message", message(finding)), ("type", finding.severity.rawValue)],
        body(finding))
    case .skipped:
      content = XMLTag.element("skipped", [("message", message(finding))], body(finding))
    case .warned:
      content = XMLTag.element("system-out", [], body(finding))
    }
    return [XMLTag.opening("testcase", attributes), "  " + content, "</testcase>"]
  }

  private func message(_ finding: Finding) -> String {
    let reason = view.report.obstacle.map(CaseView.failure) ?? CaseView.reason(finding)
    let words = [
      CaseView.expectation(finding), finding.outcome == .cantTell ? reason : finding.observed,
    ]
    return words.compactMap(\.self).joined(separator: ": ")
  }

  /// The message once more, because some viewers show it and others the body, and all that is known.
  private func body(_ finding: Finding) -> [String] {
    let told: Set = ["known", finding.outcome == .cantTell ? "reason" : "seen"]
    let details = FindingDetails(finding, in: view).items.filter { !told.contains($0.name) }.map {
      $0.name.isEmpty ? "  \($0.text)" : "\($0.name): \($0.text)"
    }
    return ["\(finding.outcome.word): \(message(finding))"] + details
  }

  /// Viewers make a tree of the dots, so those of the parts are written otherwise; no two cases have
  /// the same name.
  private var className: String {
    Escaping.replacing(view.id) { character in
      switch character {
      case "%": "%25"
      case ".": "%2E"
      case "/": "."
      default: nil
      }
    }
  }
}

package import Evidence

/// Annotations of GitHub Actions: workflow commands on standard output become notes on the files of
/// a pull request.
package struct GitHubReporter: Reporter {
  /// GitHub shows so many annotations of each kind for a step, and drops the rest without a word.
  private static let shownOfEachKind = 10
  /// Characters of a title that GitHub takes.
  private static let longestTitle = 250
  /// Together they keep a message far below the 64 KiB that GitHub takes.
  private static let (mostLines, longestLine) = (30, 500)

  package let identifier = "github"

  package init() {}

  private struct Annotation {
    var level: FindingLevel
    var title: String
    var lines: [String]
    var place: ScenarioPlace?
  }

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    let annotations = worstFirst(CaseView.sorted(reports)).map { view, finding in
      annotation(finding, view, summary.places[view.report.caseID])
    }
    var lines: [String] = []
    var left = 0
    for level in FindingLevel.allCases {
      let ofLevel = annotations.filter { $0.level == level }
      // One notice is kept for what is left out.
      let shown = ofLevel.prefix(Self.shownOfEachKind - (level == .note ? 1 : 0))
      lines += shown.map(command)
      left += ofLevel.count - shown.count
    }
    if left > 0 {
      let count = left == 1 ? "1 more finding is" : "\(left) more findings are"
      lines.append("::notice title=exitway::\(count) not shown here; see another report.")
    }
    lines.append("exitway: \(Escaping.terminal(summary.sentence))")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// What is to be told, an obstacle of a case once.
  private func worstFirst(_ cases: [CaseView]) -> [(CaseView, Finding?)] {
    let obstacles = cases.filter { $0.report.obstacle != nil }.map { ($0, nil as Finding?) }
    let findings = cases.filter { $0.report.obstacle == nil }.flatMap { view in
      view.report.findings.filter { FindingLevel($0) != nil }.map { (view, $0 as Finding?) }
    }
    func rank(_ item: (view: CaseView, finding: Finding?)) -> (Int, Int) {
      (item.finding?.outcome.severityRank ?? 0, item.finding?.severity.weight ?? 0)
    }
    return obstacles
      + findings.sorted { left, right in
        rank(left) != rank(right)
          ? rank(left) > rank(right)
          : (left.0.report.caseID, left.1?.rule ?? "") < (
            right.0.report.caseID, right.1?.rule ?? ""
          )
      }
  }

  private func annotation(_ finding: Finding?, _ view: CaseView, _ place: ScenarioPlace?)
    -> Annotation
  {
    guard let finding else {
      let words = view.report.obstacle.map(CaseView.failure) ?? ""
      return Annotation(
        level: .note, title: "\(view.id): nothing could be told", lines: [words], place: place)
    }
    let details = FindingDetails(finding, in: view).items.filter { $0.name != "seen" }
    let named = details.map { $0.name.isEmpty ? $0.text : "\($0.name): \($0.text)" }
    return Annotation(
      level: FindingLevel(finding) ?? .note, title: "\(view.id): \(finding.rule)",
      lines: [finding.observed] + named, place: place)
  }

  private func command(_ annotation: Annotation) -> String {
    let name =
      switch annotation.level {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let place = annotation.place.map { place in
      "file=\(Escaping.workflowProperty(place.file)),line=\(place.line),"
    }
    let title = Escaping.workflowProperty(Escaping.cut(annotation.title, to: Self.longestTitle))
    let lines = annotation.lines.prefix(Self.mostLines).map { line in
      Escaping.workflowMessage(Escaping.cut(line, to: Self.longestLine))
    }
    // A line break within a command.
    return "::\(name) \(place ?? "")title=\(title)::\(lines.joined(separator: "%0A"))"
  }
}

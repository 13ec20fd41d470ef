package import Evidence

/// Plain text for a terminal: the table of scores, then what is not in order, case by case.
package struct TextReporter: Reporter {
  package let identifier = "text"

  private let isColoured: Bool

  /// The caller decides about colour: it knows the terminal and the environment.
  package init(isColoured: Bool = false) {
    self.isColoured = isColoured
  }

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    let cases = CaseView.sorted(reports)
    var lines = ["exitway \(summary.toolVersion), rules \(summary.ruleSet)"].map(Escaping.terminal)
    if let time = summary.time { lines[0] += ", " + Escaping.terminal(time) }
    lines += ["", styled(summary.sentence, .strong), ""]
    lines += table(cases)
    lines += ["", Self.legend]
    for view in cases where view.needsSection {
      lines += [""] + section(view)
    }
    if cases.contains(where: { $0.report.delete != nil }) {
      lines += ["", JourneyCounter.definition]
    }
    let parity = ParityWords.lines(summary.parity)
    if !parity.isEmpty {
      lines += ["", styled(ParityWords.title, .strong)] + parity.map { "  " + safe($0) }
    }
    let manners = MannersWords.lines(
      summary.manners, ignored: MannersWords.ignored(in: reports))
    if !manners.isEmpty {
      lines += ["", styled(MannersWords.title, .strong)] + manners.map { "  " + safe($0) }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static let legend =
    "Each dimension: outcome, score of 100, share of the rules' weight that could be told.\n"
    + "✓ pass   ! warn   ✗ fail   ? cannot tell   - not applicable"

  private func table(_ cases: [CaseView]) -> [String] {
    var table = TextTable()
    table.add(
      (["case", "outcome"] + Dimension.allCases.map(\.rawValue)).map { .init($0, .strong) })
    for view in cases {
      let outcome = view.report.outcome
      let cells = Dimension.allCases.map { dimension in
        let view = view.dimension(dimension)
        let words = [view.outcome.mark, view.points, view.coverage].compactMap(\.self)
        return TextTable.Cell(words.joined(separator: " "), TextStyle(view.outcome))
      }
      let summary = TextTable.Cell("\(outcome.mark) \(outcome.word)", TextStyle(outcome))
      table.add([TextTable.Cell(view.id), summary] + cells)
    }
    return table.lines(isColoured: isColoured)
  }

  private func section(_ view: CaseView) -> [String] {
    let report = view.report
    let language = "reader's language \(report.expectedLanguage)"
    var lines = [styled(view.id, .strong) + safe(" (\(report.platform), \(language))")]
    if let obstacle = report.obstacle {
      lines.append(safe("  Nothing could be told: \(CaseView.failure(obstacle))"))
    }
    for journey in view.journeys.map(CaseView.journey) {
      lines.append("  " + safe(journey.head))
      lines += journey.steps.map { "      " + safe($0) }
    }
    lines += beside(report).map { "  " + safe($0) }
    for finding in view.open {
      lines += [""] + self.finding(finding, view)
    }
    if !view.unstable.isEmpty { lines += ["", "  " + styled(CaseView.unstableTitle, .strong)] }
    for finding in view.unstable {
      lines += [""] + self.finding(finding, view)
    }
    return lines
  }

  /// What stands beside the counters.
  private func beside(_ report: CaseReport) -> [String] {
    var lines = [
      report.pathChange?.sentence, CountWords.comparison(report), CountWords.rendered(report),
    ].compactMap(\.self)
    lines += report.delete.map(CountWords.findability) ?? []
    let published = CountWords.published(report.published)
    if !published.isEmpty {
      lines += ["\(CountWords.publishedTitle):"] + published.map { "    " + $0 }
    }
    return lines
  }

  private func finding(_ finding: Finding, _ view: CaseView) -> [String] {
    let outcome = finding.outcome
    let head = styled("\(outcome.mark) \(outcome.word)", TextStyle(outcome))
    var lines = [
      "  \(head)  " + styled(finding.rule, .strong)
        + safe("  \(finding.dimension.rawValue), \(finding.severity.rawValue)")
    ]
    lines += FindingDetails(finding, in: view).items.map { item in
      "      \(DisplayWidth.padded(item.name, to: 8))  \(safe(item.text))"
    }
    return lines
  }

  private func styled(_ text: String, _ style: TextStyle) -> String {
    style.applied(to: safe(text), isColoured: isColoured)
  }

  private func safe(_ text: String) -> String { Escaping.terminal(text) }
}

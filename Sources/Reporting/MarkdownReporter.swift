package import Evidence

/// Markdown that fits a comment on a pull request: the table first, the findings folded.
package struct MarkdownReporter: Reporter {
  /// GitHub refuses comments of more than 65,536 characters; this leaves room for a caller's words.
  private static let largest = 60_000

  package let identifier = "markdown"

  package init() {}

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    let cases = CaseView.sorted(reports)
    var text = "### exitway, \(Escaping.markdown(summary.sentence))\n\n"
    let closing = parity(summary) + manners(reports, summary) + footer(summary)
    var left = cases
    text += Self.head
    while let view = left.first {
      let row = row(view)
      guard text.utf8.count + row.utf8.count + closing.utf8.count < Self.largest else { break }
      text += row
      left.removeFirst()
    }
    if !left.isEmpty { text += "\n\(left.count) more cases do not fit here.\n" }
    var folded = cases.filter(\.needsSection)
    while let view = folded.first {
      let section = section(view)
      guard text.utf8.count + section.utf8.count + closing.utf8.count < Self.largest else { break }
      text += section
      folded.removeFirst()
    }
    if !folded.isEmpty {
      text += "\nThe findings of \(folded.count) more cases do not fit here.\n"
    }
    return Array((text + closing).utf8)
  }

  private static let head =
    "| case | outcome | language | steps | reachability | clarity |\n|---|---|---|---|---|---|\n"

  private func row(_ view: CaseView) -> String {
    let outcome = view.report.outcome
    let cells = Dimension.allCases.map { dimension in
      let view = view.dimension(dimension)
      let coverage = view.coverage.map { " (\($0))" } ?? ""
      return "\(view.outcome.mark) \(view.points)\(coverage)"
    }
    let first = [Escaping.markdownCell(view.id), "\(outcome.mark) \(outcome.word)"]
    return "| \((first + cells).joined(separator: " | ")) |\n"
  }

  private func section(_ view: CaseView) -> String {
    let findings = view.open.count == 1 ? "1 open finding" : "\(view.open.count) open findings"
    let count = view.report.obstacle == nil ? findings : "nothing could be told"
    var lines = ["", "<details><summary>\(Escaping.html(view.id)): \(count)</summary>", ""]
    if let obstacle = view.report.obstacle {
      lines += ["Nothing could be told: " + Escaping.markdown(CaseView.failure(obstacle)), ""]
    }
    for journey in view.journeys.map(CaseView.journey) {
      lines += [Escaping.markdown(journey.head), ""]
      lines += journey.steps.map { "- \(Escaping.markdown($0))" } + [""]
    }
    let beside =
      [
        view.report.pathChange?.sentence, CountWords.comparison(view.report),
        CountWords.rendered(view.report),
      ].compactMap(\.self)
      + (view.report.delete.map(CountWords.findability) ?? [])
    if !beside.isEmpty { lines += [beside.map(Escaping.markdown).joined(separator: " "), ""] }
    let published = CountWords.published(view.report.published)
    if !published.isEmpty {
      lines += ["\(CountWords.publishedTitle):", ""]
      lines += published.map { "- \(Escaping.markdown($0))" } + [""]
    }
    for finding in view.open { lines += self.finding(finding, view) }
    if !view.unstable.isEmpty { lines += ["", CaseView.unstableTitle + ":", ""] }
    for finding in view.unstable { lines += self.finding(finding, view) }
    if lines.last?.isEmpty == false { lines.append("") }
    return (lines + ["</details>", ""]).joined(separator: "\n")
  }

  private func finding(_ finding: Finding, _ view: CaseView) -> [String] {
    let outcome = finding.outcome
    let head = "- **\(outcome.mark) \(outcome.word)** \(Escaping.markdownCode(finding.rule))"
    var lines = ["\(head) (\(finding.dimension.rawValue), \(finding.severity.rawValue))"]
    func add(_ name: String, _ text: String?, isCode: Bool = false) {
      guard let text, !text.isEmpty else { return }
      let safe = isCode ? Escaping.markdownCode(text) : Escaping.markdown(text)
      lines.append("  - \(name): \(safe)")
    }
    add("reason", CaseView.reason(finding))
    add("before", finding.before?.word)
    add("known", CaseView.expectation(finding))
    add("seen", finding.observed)
    add("asked", finding.expected)
    add("words", finding.quote, isCode: true)
    add("page", finding.page, isCode: true)
    add("place", finding.place, isCode: true)
    for item in finding.trace { add("counted", item) }
    add("to do", finding.advice)
    for norm in view.norms(finding) { add("norm", norm) }
    return lines
  }

  private func parity(_ summary: RunSummary) -> String {
    let lines = ParityWords.lines(summary.parity)
    guard !lines.isEmpty else { return "" }
    let shown = lines.prefix(20).map { "- \(Escaping.markdown($0))\n" }.joined()
    return "\n\(ParityWords.title):\n\n\(shown)"
  }

  private func manners(_ reports: [CaseReport], _ summary: RunSummary) -> String {
    let lines = MannersWords.lines(summary.manners, ignored: MannersWords.ignored(in: reports))
    guard !lines.isEmpty else { return "" }
    let shown = lines.prefix(20).map { "- \(Escaping.markdown($0))\n" }.joined()
    return "\n\(MannersWords.title):\n\n\(shown)"
  }

  private func footer(_ summary: RunSummary) -> String {
    let time = summary.time.map { ", \($0)" } ?? ""
    let origin = "exitway \(summary.toolVersion), rules \(summary.ruleSet)\(time)"
    return """

      Each dimension: outcome, score of 100, share of the rules' weight that could be told.
      ✓ pass, ! warn, ✗ fail, ? cannot tell, - not applicable.
      \(JourneyCounter.definition)
      A finding is an indicator, not a legal judgement.
      \(Escaping.markdown(origin))

      """
  }
}

package import Evidence

/// The walks as Mermaid diagrams in Markdown.
package struct MermaidReporter: Reporter {
  package let identifier = "mermaid"

  package init() {}

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    var lines: [String] = []
    for view in CaseView.sorted(reports) {
      for (title, journey) in view.journeys {
        lines += ["## \(Escaping.markdown(view.id)), \(title)", "", "```mermaid"]
        lines += JourneyGraphText.mermaid(JourneyGraph(journey)) + ["```", ""]
      }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}

/// The walks as graphs in Graphviz' DOT, one after another.
package struct DotReporter: Reporter {
  package let identifier = "dot"

  package init() {}

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    var lines: [String] = []
    for view in CaseView.sorted(reports) {
      for (title, journey) in view.journeys {
        lines += JourneyGraphText.dot(JourneyGraph(journey), named: "\(view.id), \(title)")
      }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

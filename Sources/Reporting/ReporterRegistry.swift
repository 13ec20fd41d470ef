import Scenarios

/// The formats there are, by name.
package enum ReporterRegistry {
  /// Every reporter, sorted by name; `isColoured` is for those that write to terminals.
  package static func all(isColoured: Bool = false) -> [any Reporter] {
    [
      CSVReporter(), DotReporter(), GitHubReporter(), HTMLReporter(), JSONReporter(),
      JUnitReporter(), MarkdownReporter(), MermaidReporter(), SARIFReporter(),
      TextReporter(isColoured: isColoured),
    ]
  }

  /// The reporter with this name.
  ///
  /// - Throws: `unknownFormat` with the names there are, and the one that was probably meant.
  package static func named(_ name: String, isColoured: Bool = false) throws(ReportingError)
    -> any Reporter
  {
    let all = all(isColoured: isColoured)
    if let reporter = all.first(where: { $0.identifier == name }) { return reporter }
    let names = all.map(\.identifier)
    let known = "The formats are \(names.joined(separator: ", "))."
    let hint = suggestion(for: name, among: names).map { "Did you mean “\($0)”? \(known)" } ?? known
    throw ReportingError(.unknownFormat, format: name, hint: hint)
  }

  /// The known name nearest to what was written: a usual short form, or at most two slips away.
  private static func suggestion(for name: String, among names: [String]) -> String? {
    let written = name.lowercased()
    let usual = [
      "md": "markdown", "htm": "html", "txt": "text", "plain": "text", "console": "text",
      "xml": "junit", "xunit": "junit", "annotations": "github", "actions": "github",
      "code-scanning": "sarif", "excel": "csv", "spreadsheet": "csv", "graphviz": "dot",
    ]
    if let meant = usual[written] { return meant }
    return Suggestion.nearest(to: written, among: names)
  }
}

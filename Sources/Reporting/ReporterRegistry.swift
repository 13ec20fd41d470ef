/// The formats there are, by name.
package enum ReporterRegistry {
  /// Every reporter, sorted by name; `isColoured` is for those that write to terminals.
  package static func all(isColoured: Bool = false) -> [any Reporter] {
    [HTMLReporter(), JSONReporter(), MarkdownReporter(), TextReporter(isColoured: isColoured)]
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
    ]
    if let meant = usual[written] { return meant }
    let near = names.map { (distance: distance(written, $0), name: $0) }.filter { $0.distance <= 2 }
    return near.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// Levenshtein's distance of two words, the first cut to 32 letters.
  private static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.prefix(32))
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}

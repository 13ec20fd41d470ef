import Evidence

/// What is said beside the counters: how others would have counted, how hard it was to find, how
/// leaving compares with joining.
enum CountWords {
  static let publishedTitle = "Counted as in published cases"

  /// One line a way of counting: `opc-2024: 2 (OPC Canada: clicks to find …)`.
  static func published(_ counts: [PublishedCount]) -> [String] {
    counts.compactMap { count in
      guard let way = PublishedCount.ways.first(where: { $0.id == count.id }) else { return nil }
      let numbers = [
        count.delete.map { "leaving \($0)" }, count.signup.map { "joining \($0)" },
      ].compactMap(\.self)
      guard !numbers.isEmpty else { return nil }
      return "\(numbers.joined(separator: ", ")): \(way.definition) (\(way.who))"
    }
  }

  /// Which pages needed a browser; nil where none did.
  static func rendered(_ report: CaseReport) -> String? {
    guard let pages = report.renderedPages, !pages.isEmpty else { return nil }
    return "Filled by scripts, and shown in a browser: \(pages.joined(separator: ", "))."
  }

  /// `Leaving takes 5, joining 2: 3 more, 2.5 times as many.`; nil without both.
  static func comparison(_ report: CaseReport) -> String? {
    guard let leaving = report.delete, let joining = report.signup, leaving.ended == nil,
      joining.ended == nil
    else { return nil }
    let (out, into) = (leaving.counts.total, joining.counts.total)
    let difference = out - into
    let more =
      difference == 0 ? "as many" : "\(abs(difference)) \(difference > 0 ? "more" : "fewer")"
    guard into > 0 else { return "Leaving takes \(out) actions, joining \(into): \(more)." }
    let tenths = out * 10 / into
    return "Leaving takes \(out) actions, joining \(into): \(more), "
      + "\(tenths / 10).\(tenths % 10) times as many."
  }

  /// Sentences about how hard the entry control was to find.
  static func findability(_ journey: JourneySummary) -> [String] {
    guard let found = journey.findability else { return [] }
    let pages = found.pagesLookedAt == 1 ? "1 page" : "\(found.pagesLookedAt) pages"
    let links = found.depth == 1 ? "1 link" : "\(found.depth) links"
    var lines = [
      "Found after \(pages), \(links) deep; lostness 0.\(padded(found.lostness))."
    ]
    var place: [String] = []
    if found.listLength > 1 { place.append("link \(found.position) of \(found.listLength)") }
    if found.isBehindOpener { place.append("behind something that must be opened first") }
    if found.region != .main { place.append("in the page's \(found.region.rawValue)") }
    if !place.isEmpty { lines.append("The entry control is \(place.joined(separator: ", ")).") }
    if found.isOnlyThroughHelp { lines.append("Every way that was found leads through help.") }
    if !found.unclearLabels.isEmpty {
      let labels = found.unclearLabels.map { $0.isEmpty ? "no name" : "“\($0)”" }
      lines.append("Labels that do not say what they do: \(labels.joined(separator: ", ")).")
    }
    let reach = journey.reach.map { "\($0.entry) \($0.links.map(String.init) ?? "not seen")" }
    if reach.count > 1 {
      lines.append("Links to it from each start: \(reach.joined(separator: ", ")).")
    }
    return lines
  }

  private static func padded(_ hundredths: Int) -> String {
    hundredths < 10 ? "0\(hundredths)" : "\(min(hundredths, 99))"
  }
}

/// What locales of one platform do differently, in words.
enum ParityWords {
  static let title = "Compared with the reference locale"

  static func lines(_ records: [ParityRecord]) -> [String] {
    records.flatMap { record in
      record.differences.map { difference in
        let page = difference.page.map { " \($0)" } ?? ""
        return "\(record.caseID) against \(record.reference): \(difference.kind.rawValue): "
          + difference.detail + page
      }
    }
  }
}

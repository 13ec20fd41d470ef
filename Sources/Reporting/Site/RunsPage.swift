package import Evidence

/// The list of runs, newest first.
package struct RunsPage {
  private let runs: [RunPage.Entry]
  private let before: String?
  private let total: Int
  private let pager: SitePager
  private let hasRecord: (String) -> Bool

  /// - Parameters:
  ///   - page: the runs, which may be one more than the page shows: it is what the last one is
  ///     compared with.
  ///   - pager: which part of the list it is.
  ///   - hasRecord: whether a run's record is on disk, so that its report can be shown.
  package init(_ page: RunPage, pager: SitePager, hasRecord: @escaping (String) -> Bool) {
    runs = Array(page.runs.prefix(pager.size))
    before = page.runs.dropFirst(pager.size).first?.run.name
    total = page.total
    self.pager = pager
    self.hasRecord = hasRecord
  }

  package func bytes(in frame: SiteFrame) -> [UInt8] {
    let pages = pager.links(of: total, at: SiteAddress.runs, [])
    let count = total == 1 ? "1 run is kept" : "\(total) runs are kept"
    return HTMLDocument(
      title: "exitway: runs",
      body: [
        .element(
          "header", [],
          [
            .element("h1", "Runs, the newest first"),
            .element("p", [.named("quiet")], "\(count). Times are UTC."), .newline,
          ]), .element("main", [], [pages, table(), pages]), .newline,
      ], frame: frame
    ).bytes()
  }

  private func table() -> HTMLText {
    let head = ["run", "cases", "compared"].map {
      HTMLText.element("th", [.other("scope", "col")], $0)
    }
    // Each is asked once: it is a look at the disk.
    let earlier = runs.dropFirst().map(\.run.name) + [before].compactMap(\.self)
    let known = Set((runs.map(\.run.name) + earlier).filter(hasRecord))
    let rows = runs.enumerated().map { index, entry in
      row(entry, earlier: earlier.indices.contains(index) ? earlier[index] : nil, known)
    }
    return .element(
      "table", [.named("plain runs")],
      [.element("thead", [], [.element("tr", [], head)]), .element("tbody", [], rows)])
  }

  private func row(_ entry: RunPage.Entry, earlier: String?, _ known: Set<String>) -> HTMLText {
    let name = entry.run.name
    let time = HTMLTrendWords.time(name)
    let isKnown = known.contains(name)
    let link =
      isKnown ? HTMLText.element("a", [.other("href", SiteAddress.ofRun(name))], [time]) : time
    let about = "exitway \(entry.run.tool), rules \(entry.run.ruleSet)"
    let note = isKnown ? about : "\(about); its record is not here"
    var compared: [HTMLText] = []
    if let earlier, isKnown, known.contains(earlier) {
      compared = [
        .element(
          "a", [.other("href", SiteAddress.diff(earlier, name))], "with the one before")
      ]
    }
    return .element(
      "tr", [],
      [
        .element(
          "th", [.other("scope", "row")],
          [link, .text(" "), .element("span", [.named("quiet")], note)]),
        .element("td", [], counts(entry.counts)), .element("td", [], compared),
      ])
  }

  /// `✗ fail 3`, the worst first.
  private func counts(_ counts: [Outcome: Int]) -> [HTMLText] {
    Outcome.allCases.sorted { $0.severityRank > $1.severityRank }.flatMap { outcome in
      counts[outcome].map { [HTMLMatrix.badge(outcome), .text(" \($0) ")] } ?? []
    }
  }
}

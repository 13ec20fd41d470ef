import Evidence

/// One case of the trend page: its runs, rules, changes and pages.
struct HTMLTrendSection {
  /// Drawings below each other, each of ``HTMLSparkline/mostRuns``.
  static let mostStrips = 10

  let history: CaseHistory
  /// A page of one case shows more of it.
  let isAlone: Bool

  private var trend: CaseTrend { history.trend }
  private var mostChanges: Int { isAlone ? 500 : TrendPage.changesOfEach }
  private var mostPages: Int { isAlone ? 200 : 20 }

  func section() -> HTMLText {
    let id = HTMLMatrix.anchor(trend.caseID)
    var content: [HTMLText] = [
      .newline,
      .element(
        "h2", [.id(id + ":title")],
        [
          .element("bdi", trend.caseID.scenario), .text(", "),
          .element("bdi", trend.caseID.locale),
        ]),
      .element(
        "p", [.named("quiet")],
        [HTMLMatrix.badge(trend.state.outcome), .text(" ")] + HTMLTrendWords.state(trend.state)),
    ]
    content += strips()
    content += rules() + changes() + pages()
    return .element(
      "section", [.named("case"), .id(id), .other("aria-labelledby", id + ":title")],
      content + [.newline])
  }

  private func strips() -> [HTMLText] {
    let size = HTMLSparkline.mostRuns
    let shown = Array(trend.points.suffix((isAlone ? Self.mostStrips : 1) * size))
    // All strips of a case have one scale, or one could not be compared with the next.
    let most = shown.compactMap(\.total).max()
    // The newest strip is full; the oldest may not be.
    let first = shown.count % size
    let starts = (first > 0 ? [0] : []) + Array(stride(from: first, to: shown.count, by: size))
    let drawings = starts.map { start in
      HTMLSparkline(shown[start..<(start == 0 && first > 0 ? first : start + size)])
        .svg(most: most)
    }
    let runs = trend.runs == 1 ? "1 run is kept" : "\(trend.runs) runs are kept"
    let part = shown.count < trend.runs ? ", the newest \(shown.count) are drawn" : ""
    let steps = HTMLSparkline(trend.points).steps.map { "; \($0)" } ?? ""
    return drawings + [.element("p", [.named("quiet")], "\(runs)\(part)\(steps).")]
  }

  private func rules() -> [HTMLText] {
    let sorted = history.rules.sorted {
      ($1.outcome.severityRank, $0.rule) < ($0.outcome.severityRank, $1.rule)
    }
    let isOpen = { (state: RuleState) in
      state.outcome != .pass && state.outcome != .notApplicable
    }
    let shown = isAlone ? sorted : sorted.filter(isOpen)
    guard !shown.isEmpty else {
      return sorted.isEmpty ? [] : [.element("p", "No rule is open.")]
    }
    let rows = shown.map { state in
      [
        [.element("code", state.rule), .text(" "), HTMLMatrix.badge(state.outcome)],
        [HTMLTrendWords.time(state.since)],
        [state.lastGood.map(HTMLTrendWords.time) ?? .text("never")],
      ]
    }
    return [
      .element("h3", isAlone ? "Rules" : "Open rules"),
      Self.table(["rule", "since", "last passed"], rows),
    ]
  }

  /// The newest first: what a reader looks for is at the top.
  private func changes() -> [HTMLText] {
    guard !history.changes.isEmpty else { return [] }
    let rows = history.changes.suffix(mostChanges).reversed().map { change in
      [
        change.rule.isEmpty ? [HTMLText.text("the whole case")] : [.element("code", change.rule)],
        [HTMLMatrix.badge(change.from), .text(" → "), HTMLMatrix.badge(change.to)],
        [HTMLTrendWords.time(change.run)],
      ]
    }
    return [
      .element("h3", rows.count < history.changes.count || !isAlone ? "Newest changes" : "Changes"),
      Self.table(["rule", "change", "run"], rows),
    ]
  }

  private func pages() -> [HTMLText] {
    guard !history.pages.isEmpty else { return [] }
    // Pages that the newest runs met; a token in an address can make many that were met once.
    let shown = history.pages.sorted { ($1.lastSeen, $0.page) < ($0.lastSeen, $1.page) }
      .prefix(mostPages)
    let rows = shown.map { page in
      [
        [HTMLText.element("code", [.other("title", page.hash)], page.page)],
        [HTMLTrendWords.time(page.since)],
        [page.lastOther.map(HTMLTrendWords.time) ?? .text("never")],
        [HTMLText.text("\(page.changes)")],
      ]
    }
    let rest = history.pages.count - shown.count
    return [
      .element("h3", "Pages, as a reader saw them"),
      Self.table(["page", "as it is since", "another one until", "changes"], rows),
      .element("p", [.named("quiet")], rest > 0 ? "\(rest) more pages are not shown." : ""),
    ]
  }

  /// A table whose first column names the row.
  private static func table(_ head: [String], _ rows: [[[HTMLText]]]) -> HTMLText {
    let head = head.map { HTMLText.element("th", [.other("scope", "col")], $0) }
    let rows = rows.map { cells in
      let first = HTMLText.element("th", [.other("scope", "row")], cells.first ?? [])
      return HTMLText.element(
        "tr", [], [first] + cells.dropFirst().map { .element("td", [], $0) })
    }
    return .element(
      "table", [.named("plain runs")],
      [.element("thead", [], [.element("tr", [], head)]), .element("tbody", [], rows)])
  }
}

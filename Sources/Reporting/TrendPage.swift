package import Evidence

/// How cases fared run by run, as one page for people who read.
///
/// What is drawn is capped, so that a long history makes no page that no browser can show; what is
/// left out is said.
package struct TrendPage {
  /// Runs of each case that are drawn on a page of several.
  package static let runsOfEach = HTMLSparkline.mostRuns
  /// Runs that are drawn on a page of one case.
  package static let runsOfOne = HTMLTrendSection.mostStrips * HTMLSparkline.mostRuns
  /// Changes of each case that are shown on a page of several.
  package static let changesOfEach = 20
  private static let mostCases = 500

  private let cases: [CaseHistory]

  /// A page of these cases, sorted by case.
  package init(_ cases: [CaseHistory]) {
    self.cases = cases.sorted { $0.trend.caseID < $1.trend.caseID }
  }

  /// The page, alone or as one of a site: the same bytes for the same cases.
  package func bytes(in frame: SiteFrame? = nil) -> [UInt8] {
    let shown = Array(cases.prefix(Self.mostCases))
    let isOne = cases.count == 1
    var main: [HTMLText] = isOne ? [] : [.element("ul", [.named("trends")], shown.map(Self.row))]
    if shown.count < cases.count {
      main.append(.element("p", "\(cases.count - shown.count) more cases are not shown."))
    }
    let sections = shown.map { HTMLTrendSection(history: $0, isAlone: isOne).section() }
    main += [.newline, .element("div", [.id("cases")], sections)]
    let skip = HTMLText.element(
      "a", [.named("skip"), .other("href", "#cases")], "Skip to the cases")
    return HTMLDocument(
      title: "exitway: how cases fared, run by run",
      body: (isOne ? [] : [skip]) + [header(), .element("main", [], main), .newline], frame: frame
    ).bytes()
  }

  /// `3 cases: 1 fail, 2 pass`, and what the marks mean.
  private func header() -> HTMLText {
    let counts = Dictionary(grouping: cases, by: \.trend.state.outcome).mapValues(\.count)
    let summary = RunSummary(toolVersion: "", ruleSet: "", counts: counts)
    let words = cases.isEmpty ? "no run is on record" : summary.sentence
    return .element(
      "header", [],
      [
        .element("h1", "Run by run, \(words)"), HTMLTrendWords.legend(),
        HTMLTrendWords.explanation(), .newline,
      ])
  }

  private static func row(_ history: CaseHistory) -> HTMLText {
    HTMLTrendWords.row(history.trend, link: "#" + HTMLMatrix.anchor(history.trend.caseID))
  }
}

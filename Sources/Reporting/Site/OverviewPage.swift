package import Evidence

/// The first page of the site: the newest state of every case, and a search among them.
package struct OverviewPage {
  /// What somebody looks for.
  package struct Search: Sendable, Hashable {
    /// Longer words are cut: no case has a longer name.
    private static let longest = 200

    /// Part of a case's name, whatever its letters' case; empty for all.
    package let words: String
    /// Only cases that came to it; nil for all.
    package let outcome: Outcome?
    /// Lowered once: a page asks it of every case.
    private let lowered: String

    package init(words: String, outcome: Outcome?) {
      self.words = String(words.prefix(Self.longest))
      self.outcome = outcome
      lowered = self.words.lowercased()
    }

    /// Whether a case is looked for.
    package func fits(_ caseID: CaseID, _ outcome: Outcome) -> Bool {
      guard self.outcome == nil || self.outcome == outcome else { return false }
      return lowered.isEmpty || caseID.description.lowercased().contains(lowered)
    }

    fileprivate var query: [(name: String, value: String)] {
      [("q", words), ("outcome", outcome?.rawValue ?? "")]
    }
  }

  private let cases: CasePage
  private let search: Search
  private let pager: SitePager

  package init(_ cases: CasePage, search: Search, pager: SitePager) {
    self.cases = cases
    self.search = search
    self.pager = pager
  }

  package func bytes(in frame: SiteFrame) -> [UInt8] {
    let rows = cases.trends.map { trend in
      HTMLTrendWords.row(trend, link: SiteAddress.ofCase(trend.caseID))
    }
    let pages = pager.links(of: cases.fitting, at: SiteAddress.overview, search.query)
    var main: [HTMLText] = [form(), found(), pages]
    if !rows.isEmpty { main += [.element("ul", [.named("trends")], rows), pages] }
    return HTMLDocument(
      title: "exitway: can people leave?", body: [header(), .element("main", [], main), .newline],
      frame: frame
    ).bytes()
  }

  private func header() -> HTMLText {
    let summary = RunSummary(toolVersion: "", ruleSet: "", counts: cases.counts)
    return .element(
      "header", [],
      [
        .element("h1", "Can people leave? \(summary.sentence)"), HTMLTrendWords.legend(),
        HTMLTrendWords.explanation(), .newline,
      ])
  }

  private func form() -> HTMLText {
    let outcomes =
      [HTMLText.element("option", [.other("value", "")], "any outcome")]
      + Outcome.allCases.map { outcome in
        let chosen: [HTMLText.Attribute] = outcome == search.outcome ? [.other("selected", "")] : []
        return .element("option", [.other("value", outcome.rawValue)] + chosen, outcome.word)
      }
    return .element(
      "form", [.other("action", SiteAddress.overview), .other("role", "search")],
      [
        .element(
          "label", [],
          [
            .text("Case "),
            .void(
              "input",
              [
                .other("type", "search"), .other("name", "q"), .other("value", search.words),
                .other("maxlength", "200"),
              ]),
          ]), .text(" "),
        .element(
          "select", [.other("name", "outcome"), .other("aria-label", "Outcome")], outcomes),
        .text(" "), .element("button", "Show"), .newline,
      ])
  }

  private func found() -> HTMLText {
    let all = cases.counts.values.reduce(0, +)
    if cases.fitting == 0 { return .element("p", "No case fits.") }
    guard cases.fitting < all else { return .text("") }
    let cases = cases.fitting == 1 ? "1 case fits" : "\(cases.fitting) cases fit"
    return .element("p", "\(cases), of \(all).")
  }
}

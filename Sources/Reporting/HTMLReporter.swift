package import Evidence

/// One self-contained page for people who read: no network, no script, print and dark styles.
package struct HTMLReporter: Reporter {
  package let identifier = "html"
  package let description = "one page to read or print, with journeys and evidence"

  package init() {}

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    page(reports, summary)
  }

  /// The page, alone or as one of a site.
  package func page(
    _ reports: [CaseReport], _ summary: RunSummary, in frame: SiteFrame? = nil
  ) -> [UInt8] {
    let cases = CaseView.sorted(reports)
    var body: [HTMLText] = [
      .element("a", [.named("skip"), .other("href", "#cases")], "Skip to the cases"),
      header(summary),
    ]
    let sections = cases.map { HTMLCaseSection(view: $0).section() }
    let main = [HTMLMatrix.table(cases), .newline, .element("div", [.id("cases")], sections)]
    body.append(.element("main", [], main))
    let manners = MannersWords.lines(
      summary.manners, ignored: MannersWords.ignored(in: reports))
    body.append(HTMLMethod.section(manners: manners))
    return HTMLDocument(title: "exitway: can a person leave?", body: body, frame: frame).bytes()
  }

  private func header(_ summary: RunSummary) -> HTMLText {
    let time = summary.time.map { ", \($0)" } ?? ""
    let origin = "exitway \(summary.toolVersion), rules \(summary.ruleSet)\(time)"
    return .element(
      "header", [],
      [
        .element("h1", "Can a person leave? \(summary.sentence)"),
        .element("p", [.named("quiet")], origin), .newline,
      ])
  }
}

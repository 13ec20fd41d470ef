package import Evidence

/// One self-contained page for people who read: no network, works without scripts, print and dark
/// styles, in the reader's language.
package struct HTMLReporter: Reporter {
  package let identifier = "html"

  package init() {}

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    try page(reports, summary)
  }

  /// The page, alone or as one of a site.
  package func page(
    _ reports: [CaseReport], _ summary: RunSummary, in frame: SiteFrame? = nil
  ) throws(ReportingError) -> [UInt8] {
    let words = try Words(summary.language)
    let cases = CaseView.sorted(reports)
    let norms = HTMLNorms(words: words, cases: cases)
    let pictures = PictureBudget.ofEach(
      of: cases.count, withPictures: summary.details.values.count { !$0.pictures.isEmpty })
    let sections = cases.map { view in
      HTMLCaseSection(
        view: view, words: words, norms: norms, detail: summary.details[view.report.caseID],
        parity: summary.parity.filter { $0.caseID == view.report.caseID },
        pictureBudget: pictures
      ).section()
    }
    let main = [
      HTMLFilters(words: words, cases: cases).controls(),
      HTMLMatrix(words: words, details: summary.details).table(cases), .newline,
      .element("div", [.id("cases")], sections),
    ]
    let introduction = HTMLIntroduction(words: words, summary: summary)
    let manners = HTMLManners(words: words, manners: summary.manners, reports: reports)
    let footer = manners.section() + norms.section() + HTMLMethod(words: words).section()
    let body = [
      .element("a", [.named("skip"), .other("href", "#cases")], words("Skip to the cases")),
      introduction.header(), HTMLText.element("main", [], main),
      .element("footer", [], footer), .newline, .script(HTMLScript.code), .newline,
    ]
    return HTMLDocument(
      title: words("exitway: can a person leave?"), body: body, language: words.language,
      script: HTMLScript.code, frame: frame
    ).bytes()
  }
}

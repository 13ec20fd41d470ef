import Evidence

/// The part of the page about one case: scores, the way out, languages, findings, norms.
struct HTMLCaseSection {
  let view: CaseView

  private var report: CaseReport { view.report }

  func section() -> HTMLText {
    let id = HTMLMatrix.anchor(view)
    var content: [HTMLText] = [
      .newline,
      .element(
        "h2", [.id(id + ":title")],
        [.element("bdi", report.platform), .text(", \(report.caseID.locale)")]),
      facts(),
    ]
    if let obstacle = report.obstacle {
      content.append(
        .element("p", [.named("outcome cantTell")], "? Nothing could be told"))
      content.append(.element("p", CaseView.failure(obstacle)))
    }
    content += [scores(), HTMLWalks(report: report).section(), languages(), findings(), norms()]
    return .element(
      "section", [.named("case"), .id(id), .other("aria-labelledby", id + ":title")],
      content + [.newline])
  }

  private func facts() -> HTMLText {
    .element(
      "p", [.named("quiet")],
      [
        HTMLMatrix.badge(report.outcome), .text(" · "), .element("code", view.id),
        .text(" · reader's language \(report.expectedLanguage) · rules \(report.ruleSet)"),
      ])
  }

  private func scores() -> HTMLText {
    let head = ["dimension", "outcome", "score", "told", "range"].map {
      HTMLText.element("th", [.other("scope", "col")], $0)
    }
    let rows = Dimension.allCases.map { dimension in
      let view = view.dimension(dimension)
      return HTMLText.element(
        "tr", [],
        [
          .element("th", [.other("scope", "row")], dimension.rawValue),
          .element("td", [], [HTMLMatrix.badge(view.outcome)]), .element("td", view.points),
          .element("td", view.coverage ?? "-"), .element("td", view.range ?? "-"),
        ])
    }
    return .element(
      "table", [.named("plain")],
      [
        .element("caption", [.named("quiet")], "Scores of 100, and what they rest on"),
        .element("thead", [], [.element("tr", [], head)]), .element("tbody", [], rows),
      ])
  }

  /// Words that language rules point to, page by page.
  private func languages() -> HTMLText {
    let quoted = view.open.filter { $0.dimension == .language && $0.quote != nil }
    guard !quoted.isEmpty else { return .text("") }
    let pages = Dictionary(grouping: quoted) { $0.page ?? "" }.sorted { $0.key < $1.key }
    let items = pages.map { page, findings in
      let quotes = findings.compactMap(\.quote).reduce(into: [String]()) { quotes, quote in
        if !quotes.contains(quote) { quotes.append(quote) }
      }
      return HTMLText.element(
        "li", [],
        [.element("p", [], [.element("code", page)])]
          + quotes.map { self.quote($0, isForeign: true) })
    }
    return .element(
      "div", [],
      [.element("h3", "Words in question, page by page"), .element("ul", [], items)])
  }

  private func findings() -> HTMLText {
    var content: [HTMLText] = [.element("h3", "Findings")]
    if !view.needsSection {
      content.append(.element("p", "No open finding."))
    }
    content += view.open.map(article)
    if !view.unstable.isEmpty {
      content.append(.element("h4", CaseView.unstableTitle))
      content += view.unstable.map(article)
    }
    for outcome in [Outcome.pass, .notApplicable] {
      let rules = view.rules(outcome)
      guard !rules.isEmpty else { continue }
      content.append(
        .element(
          "p", [.named("quiet")],
          [HTMLMatrix.badge(outcome), .text(": "), .element("code", rules.joined(separator: ", "))]
        ))
    }
    return .element("div", [], content)
  }

  private func article(_ finding: Finding) -> HTMLText {
    let head: [HTMLText] = [
      HTMLMatrix.badge(finding.outcome), .text(" "), .element("code", finding.rule),
    ]
    var rows: [HTMLText] = []
    func add(_ name: String, _ content: [HTMLText]) {
      rows += [.element("dt", name), .element("dd", [], content)]
    }
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { add(name, [.text(text)]) }
    }
    func addCode(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { add(name, [.element("code", text)]) }
    }
    add("reason", CaseView.reason(finding))
    add("known", CaseView.expectation(finding))
    add("asked", finding.expected)
    if let words = finding.quote {
      add("words", [quote(words, isForeign: finding.dimension == .language)])
    }
    addCode("page", finding.page)
    addCode("place", finding.place)
    if !finding.trace.isEmpty { add("counted", [Self.list(finding.trace)]) }
    add("to do", finding.advice)
    let norms = view.norms(finding)
    if !norms.isEmpty { add("norms", [Self.list(norms)]) }
    addCode("evidence", finding.evidence)
    return .element(
      "article", [.named(finding.outcome.rawValue)],
      [
        .newline, .element("h4", [], head), .element("p", finding.observed),
        .element(
          "p", [.named("quiet")], "\(finding.dimension.rawValue), \(finding.severity.rawValue)"),
        .element("dl", [], rows),
      ])
  }

  private func norms() -> HTMLText {
    guard !report.profiles.isEmpty else { return .text("") }
    let rows = report.profiles.sorted { $0.profile < $1.profile }.map { profile in
      HTMLText.element(
        "tr", [],
        [
          .element("th", [.other("scope", "row")], [.element("code", profile.profile)]),
          .element("td", [], [HTMLMatrix.badge(profile.outcome)]),
          .element("td", Self.words(profile.indicators)),
        ])
    }
    return .element(
      "div", [],
      [
        .element("h3", "Norms"),
        .element("table", [.named("plain")], [.element("tbody", [], rows)]),
      ])
  }

  private static func words(_ indicators: [ProfileVerdict.Indicator]) -> String {
    guard !indicators.isEmpty else { return "no indicator" }
    return indicators.map { "indicator for \($0.article) (\($0.rule), \($0.basis))" }
      .joined(separator: "; ")
  }

  private static func list(_ items: [String]) -> HTMLText {
    .element("ul", [], items.map { .element("li", [.other("dir", "auto")], $0) })
  }

  /// Words of the site, kept apart from ours in direction and language.
  private func quote(_ words: String, isForeign: Bool) -> HTMLText {
    let told = QuoteLanguage.tag(of: words, expected: report.expectedLanguage)
    // Latin letters in question may be any language: a wrong mark would be worse than none.
    let tag = isForeign && told == report.expectedLanguage ? "" : told
    return .element("blockquote", [.other("dir", "auto"), .other("lang", tag)], words)
  }
}

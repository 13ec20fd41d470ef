import Evidence

/// One finding with everything by which it can be checked and mended.
struct HTMLFinding {
  let view: CaseView
  let words: Words
  let norms: HTMLNorms

  /// Where a finding stands in the page.
  static func anchor(_ finding: Finding, in view: CaseView) -> String {
    HTMLMatrix.anchor(view) + ":" + finding.rule
  }

  /// A warning or fault.
  func article(_ finding: Finding) -> HTMLText {
    let head: [HTMLText] = [
      words.badge(finding.outcome), .text(" "), .text(words.title(ofRule: finding.rule)),
    ]
    let kind = "\(words.name(finding.dimension)), \(words(finding.severity.rawValue)), "
    return .element(
      "article",
      [.named(finding.outcome.rawValue), .id(Self.anchor(finding, in: view))],
      [
        .newline, .element("h4", [], head), .element("p", [], [words.sentence(finding.observed)]),
        .element("p", [.named("quiet")], [.text(kind), .element("code", finding.rule)]),
        .element("dl", [], rows(finding)),
      ])
  }

  /// What could not be told, in few words: there is nothing to mend.
  func line(_ finding: Finding) -> HTMLText {
    var content: [HTMLText] = [
      .text(words.title(ofRule: finding.rule) + " "), .element("code", finding.rule), .text(": "),
    ]
    if let reason = finding.reason {
      content += [.element("code", reason.rawValue), .text(" " + words(reason.sentence) + " ")]
    }
    return .element("li", [], content + [words.sentence(finding.observed)])
  }

  private func rows(_ finding: Finding) -> [HTMLText] {
    var rows: [HTMLText] = []
    func add(_ name: String, _ content: [HTMLText]) {
      rows += [.element("dt", name), .element("dd", [], content)]
    }
    func addCode(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { add(name, [.element("code", text)]) }
    }
    if let reason = finding.reason {
      add(
        words("reason"), [.element("code", reason.rawValue), .text(" " + words(reason.sentence))])
    }
    if let known = CaseView.expectation(finding) { add(words("known"), [.text(words(known))]) }
    if !finding.advice.isEmpty { add(words("to mend"), [words.sentence(finding.advice)]) }
    add(words("asked"), [words.sentence(finding.expected)])
    if let words = finding.quote {
      add(self.words("words"), [quote(words, isForeign: finding.dimension == .language)])
    }
    addCode(words("page"), finding.page)
    addCode(words("place"), finding.place)
    if !finding.trace.isEmpty { add(words("counted"), [list(finding.trace)]) }
    let norms = norms.items(of: finding, in: view)
    if !norms.isEmpty { add(words("norms"), [.element("ul", [], norms)]) }
    addCode(words("evidence"), finding.evidence)
    return rows
  }

  private func list(_ lines: [String]) -> HTMLText {
    .element(
      "ul", [],
      lines.map { .element("li", [], [HTMLStep(line: $0, words: words).text()]) })
  }

  /// Words of the site, kept apart from ours in direction and language.
  private func quote(_ words: String, isForeign: Bool) -> HTMLText {
    let told = QuoteLanguage.tag(of: words, expected: view.report.expectedLanguage)
    // Latin letters in question may be any language: a wrong mark would be worse than none.
    let tag = isForeign && told == view.report.expectedLanguage ? "" : told
    return HTMLQuote.block(words, language: tag)
  }
}

/// Words of a site in a block of their own.
enum HTMLQuote {
  static func block(_ words: String, language: String) -> HTMLText {
    .element(
      "blockquote",
      [.other("dir", "auto"), .other("lang", language), .other("translate", "no")], words)
  }
}

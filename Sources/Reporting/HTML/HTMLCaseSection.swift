import Evidence

/// The part of the page about one case: scores, the way out, languages, findings, norms.
struct HTMLCaseSection {
  let view: CaseView
  let words: Words
  let norms: HTMLNorms
  let detail: CaseDetail?
  let parity: [ParityRecord]
  /// Bytes of pictures that it may hold.
  let pictureBudget: Int

  private var report: CaseReport { view.report }
  private var finding: HTMLFinding { HTMLFinding(view: view, words: words, norms: norms) }

  func section() -> HTMLText {
    let id = HTMLMatrix.anchor(view)
    var content: [HTMLText] = [
      .newline,
      .element(
        "h2", [.id(id + ":title")],
        [.foreign(report.platform), .text(", "), .element("code", report.caseID.locale)]),
      facts(),
    ]
    if let obstacle = report.obstacle {
      content.append(
        .element("p", [.named("outcome cantTell")], "? " + words("Nothing could be told")))
      content.append(.element("p", [], HTMLWalks.failure(obstacle, words)))
    }
    content += [inShort(), scores(), HTMLWalks(report: report, words: words).section()]
    if let detail {
      content.append(HTMLPictures(detail: detail, budget: pictureBudget, words: words).section())
      content.append(
        HTMLPages(detail: detail, reader: report.expectedLanguage, words: words).section())
    }
    content += [findings(), compared(), norms.table(of: report)]
    return .element("section", attributes(id), content + [.newline])
  }

  /// What the filters look at.
  private func attributes(_ id: String) -> [HTMLText.Attribute] {
    [
      .named("case"), .id(id), .other("aria-labelledby", id + ":title"),
      .other("data-platform", report.caseID.scenario), .other("data-locale", report.caseID.locale),
      .other("data-outcome", report.outcome.rawValue),
      .other("data-profile", report.profiles.map(\.profile).joined(separator: " ")),
    ]
  }

  private func facts() -> HTMLText {
    var content: [HTMLText] = [
      words.badge(report.outcome), .text(" · "), .element("code", view.id),
    ]
    content.append(
      .text(" · " + words("reader's language: {1}", words.name(of: report.expectedLanguage))))
    if let name = detail?.operatorName {
      content += [.text(" · ")] + words.html("operator: {1}", .foreign(name))
    }
    if let host = detail?.host {
      content +=
        [.text(" · ")]
        + words.html("{1} stands for {2}", .element("code", "${host}"), .element("code", host))
    }
    return .element("p", [.named("quiet")], content)
  }

  /// Faults and warnings, a line each: what a reader takes along who reads no further.
  private func inShort() -> HTMLText {
    let faults = view.open.filter { $0.outcome == .fail || $0.outcome == .warn }
    guard !faults.isEmpty else { return .text("") }
    let items = faults.map { finding in
      HTMLText.element(
        "li", [],
        [
          words.mark(finding.outcome), .text(" "),
          .element(
            "a", [.other("href", "#" + HTMLFinding.anchor(finding, in: view))],
            words.title(ofRule: finding.rule)),
          .text(": "), words.sentence(finding.observed),
        ])
    }
    return .element(
      "div", [],
      [.element("h3", words("In short")), .element("ul", [.named("short")], items)])
  }

  private func scores() -> HTMLText {
    let head = ["dimension", "outcome", "score", "told", "range"].map {
      HTMLText.element("th", [.other("scope", "col")], words($0))
    }
    let rows = Dimension.allCases.map { dimension in
      let view = view.dimension(dimension)
      return HTMLText.element(
        "tr", [],
        [
          .element("th", [.other("scope", "row")], words.name(dimension)),
          .element("td", [], [words.badge(view.outcome)]), .element("td", view.points),
          .element("td", view.coverage ?? "-"), .element("td", view.range(words) ?? "-"),
        ])
    }
    return .element(
      "table", [.named("plain")],
      [
        .element("caption", [.named("quiet")], words("Scores of 100, and what they rest on")),
        .element("thead", [], [.element("tr", [], head)]), .element("tbody", [], rows),
      ])
  }

  private func findings() -> HTMLText {
    var content: [HTMLText] = [.newline, .element("h3", words("Findings"))]
    if !view.needsSection {
      content.append(.element("p", words("No open finding.")))
    }
    content += view.open.filter { $0.outcome != .cantTell }.map(finding.article)
    let untold = view.open.filter { $0.outcome == .cantTell }
    content += folded(
      words.count(untold.count, "{1} rule cannot be told", "{1} rules cannot be told"),
      untold.map(finding.line))
    content += folded(words(CaseView.unstableTitle), view.unstable.map(finding.line))
    for outcome in [Outcome.pass, .notApplicable] {
      let titles = view.rules(outcome).map {
        HTMLText.element("li", [], [.text(words.title(ofRule: $0) + " "), .element("code", $0)])
      }
      content += folded("\(outcome.mark) \(words.word(outcome)) (\(titles.count))", titles)
    }
    return .element("div", [], content)
  }

  /// A list that is open on paper and shut on the screen.
  private func folded(_ title: String, _ items: [HTMLText]) -> [HTMLText] {
    guard !items.isEmpty else { return [] }
    return [
      .element(
        "details", [],
        [.element("summary", title), .element("ul", [.named("quiet")], items)])
    ]
  }

  /// What the platform does otherwise here than in its reference locale.
  private func compared() -> HTMLText {
    let items = parity.flatMap { record in
      record.differences.map { difference in
        let page = difference.page.map { [HTMLText.text(" "), .element("code", $0)] } ?? []
        return HTMLText.element("li", [], [words.sentence(difference.detail)] + page)
      }
    }
    guard let reference = parity.first?.reference, !items.isEmpty else { return .text("") }
    return .element(
      "div", [],
      [
        .element("h3", words("Compared with the reference locale {1}", reference)),
        .element("ul", [], items),
      ])
  }
}

import Evidence

/// The first screen: platforms and their locales against the four dimensions.
enum HTMLMatrix {
  static func table(_ cases: [CaseView]) -> HTMLText {
    let columns = ["locale"] + Dimension.allCases.map(\.rawValue)
    let head = HTMLText.element(
      "tr", [], columns.map { .element("th", [.other("scope", "col")], $0) })
    let caption = HTMLText.element(
      "caption", [.named("quiet")],
      "Each dimension: outcome, score of 100, and how much of the rules' weight could be told.")
    return .element(
      "table", [.named("matrix")],
      [caption, .element("thead", [], [head])] + groups(cases).map(body))
  }

  /// Cases of one scenario together; they are sorted by scenario already.
  private static func groups(_ cases: [CaseView]) -> [[CaseView]] {
    cases.reduce(into: []) { groups, view in
      if groups.last?.last?.report.caseID.scenario == view.report.caseID.scenario {
        groups[groups.count - 1].append(view)
      } else {
        groups.append([view])
      }
    }
  }

  private static func body(_ group: [CaseView]) -> HTMLText {
    let report = group.first?.report
    let name: [HTMLText] = [
      .element("bdi", report?.platform ?? ""), .text(" "),
      .element("code", [.named("quiet")], report?.caseID.scenario ?? ""),
    ]
    let head = HTMLText.element(
      "tr", [],
      [.element("th", [.other("scope", "rowgroup"), .other("colspan", "5")], name)])
    return .element("tbody", [], [.newline, head] + group.map(row))
  }

  private static func row(_ view: CaseView) -> HTMLText {
    let link = HTMLText.element(
      "a", [.other("href", "#" + anchor(view))], view.report.caseID.locale)
    let head = HTMLText.element("th", [.other("scope", "row")], [link, badge(view.report.outcome)])
    return .element("tr", [], [head] + Dimension.allCases.map { cell(view.dimension($0)) })
  }

  private static func cell(_ view: DimensionView) -> HTMLText {
    var content: [HTMLText] = [mark(view.outcome)]
    if view.score?.score != nil {
      content += [.text(" "), .element("span", [.named("points")], view.points)]
    }
    if let coverage = view.coverage {
      content.append(.element("span", [.named("coverage")], "\(coverage) told"))
    }
    if let range = view.range {
      content.append(.element("span", [.named("range")], range))
    }
    return .element("td", [], content)
  }

  /// An outcome as mark and word; colour only repeats it.
  static func badge(_ outcome: Outcome) -> HTMLText {
    .element(
      "span", [.named("outcome \(outcome.rawValue)")], "\(outcome.mark) \(outcome.word)")
  }

  /// The mark alone, with the word for those who cannot see it.
  private static func mark(_ outcome: Outcome) -> HTMLText {
    .element(
      "span",
      [
        .named("outcome \(outcome.rawValue)"), .other("role", "img"),
        .other("aria-label", outcome.word), .other("title", outcome.word),
      ], outcome.mark)
  }

  /// The section of a case; `:` cannot stand in a safe name, so no two cases share one.
  static func anchor(_ view: CaseView) -> String { anchor(view.report.caseID) }

  /// The same of a case without a report.
  static func anchor(_ caseID: CaseID) -> String {
    "case:" + SafeName.path(of: caseID).split(separator: "/").joined(separator: ":")
  }
}

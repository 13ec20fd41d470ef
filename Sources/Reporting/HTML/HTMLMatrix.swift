import Evidence

/// The first screen: platforms and their locales against the four dimensions.
struct HTMLMatrix {
  /// Runs of the drawing beside a locale; more would not fit a phone.
  private static let drawnRuns = 12

  let words: Words
  let details: [CaseID: CaseDetail]

  func table(_ cases: [CaseView]) -> HTMLText {
    let columns = [words("locale")] + Dimension.allCases.map(words.name)
    let head = HTMLText.element(
      "tr", [], columns.map { .element("th", [.other("scope", "col")], $0) })
    var caption = words(
      "Each dimension: outcome, score of 100, and how much of the rules' weight could be told.")
    if details.values.contains(where: { $0.trend != nil }) {
      caption +=
        " "
        + words(
          "Below the outcome: the last runs, the newest on the right, and since when it is so.")
    }
    return .element(
      "table", [.named("matrix")],
      [
        .element("caption", [.named("quiet")], caption), .element("thead", [], [head]),
      ] + groups(cases).map(body))
  }

  /// Cases of one scenario together; they are sorted by scenario already.
  private func groups(_ cases: [CaseView]) -> [[CaseView]] {
    cases.reduce(into: []) { groups, view in
      if groups.last?.last?.report.caseID.scenario == view.report.caseID.scenario {
        groups[groups.count - 1].append(view)
      } else {
        groups.append([view])
      }
    }
  }

  private func body(_ group: [CaseView]) -> HTMLText {
    let report = group.first?.report
    let name: [HTMLText] = [
      .foreign(report?.platform ?? ""), .text(" "),
      .element("code", [.named("quiet")], report?.caseID.scenario ?? ""),
    ]
    let head = HTMLText.element(
      "tr", [],
      [.element("th", [.other("scope", "rowgroup"), .other("colspan", "5")], name)])
    return .element("tbody", [], [.newline, head] + group.map(row))
  }

  private func row(_ view: CaseView) -> HTMLText {
    let link = HTMLText.element(
      "a", [.other("href", "#" + Self.anchor(view))],
      [.element("code", view.report.caseID.locale)])
    let head = HTMLText.element(
      "th", [.other("scope", "row")],
      [link, words.badge(view.report.outcome)] + trend(view.report.caseID))
    return .element(
      "tr", [.other("data-case", Self.anchor(view))],
      [head] + Dimension.allCases.map { cell(view.dimension($0)) })
  }

  private func trend(_ caseID: CaseID) -> [HTMLText] {
    guard let trend = details[caseID]?.trend, trend.points.count > 1 else { return [] }
    let line = HTMLSparkline(trend.points, most: min(Self.drawnRuns, trend.points.count))
    let since = words.html("since {1}", HTMLTrendWords.day(trend.state.since))
    return [
      line.svg(label: label(line.points)),
      .element("span", [.named("coverage")], since),
    ]
  }

  /// `12 runs: 10 pass, 2 fail`.
  private func label(_ points: [CaseTrend.Point]) -> String {
    let counts = Outcome.allCases.compactMap { outcome in
      let count = points.count { $0.outcome == outcome }
      return count == 0 ? nil : words("{1} {2}", words.word(outcome), "\(count)")
    }
    return words.count(points.count, "{1} run", "{1} runs") + ": "
      + counts.joined(separator: words(", "))
  }

  private func cell(_ view: DimensionView) -> HTMLText {
    var content: [HTMLText] = [words.mark(view.outcome)]
    if view.score?.score != nil {
      content += [.text(" "), .element("span", [.named("points")], view.points)]
    }
    if let coverage = view.coverage {
      content.append(.element("span", [.named("coverage")], words("{1} told", coverage)))
    }
    if let range = view.range(words) {
      content.append(.element("span", [.named("range")], range))
    }
    return .element("td", [], content)
  }

  /// The section of a case; `:` cannot stand in a safe name, so no two cases share one.
  static func anchor(_ view: CaseView) -> String { anchor(view.report.caseID) }

  /// The same of a case without a report.
  static func anchor(_ caseID: CaseID) -> String {
    "case:" + SafeName.path(of: caseID).split(separator: "/").joined(separator: ":")
  }

  /// An outcome as mark and English word, for pages that have no other language yet.
  static func badge(_ outcome: Outcome) -> HTMLText {
    .element(
      "span", [.named("outcome \(outcome.rawValue)")], "\(outcome.mark) \(outcome.word)")
  }
}

extension DimensionView {
  /// `48 to 72` in the reader's language.
  func range(_ words: Words) -> String? {
    guard range != nil, let score, let lowest = score.lowest, let highest = score.highest else {
      return nil
    }
    return words("{1} to {2}", "\(lowest)", "\(highest)")
  }
}

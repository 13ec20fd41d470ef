import Evidence

/// Leaving and joining side by side: pictures, enumerated steps, counters, and how it was searched.
struct HTMLWalks {
  let report: CaseReport

  func section() -> HTMLText {
    let walks = [
      walk("Leaving", report.delete, end: "✓ final control: found, not pressed"),
      walk(
        "Leaving, \(report.secondDevice?.device ?? "")", report.secondDevice?.delete,
        end: "✓ final control: found, not pressed"),
      walk("Joining, for comparison", report.signup, end: "✓ end of signing up: not sent"),
    ].compactMap(\.self)
    guard !walks.isEmpty else { return .text("") }
    return .element(
      "div", [],
      [
        .newline, .element("h3", "The way out"), .element("div", [.named("walks")], walks),
        comparison(), counts(), published(),
      ]
    )
  }

  private func walk(_ title: String, _ journey: JourneySummary?, end: String) -> HTMLText? {
    guard let journey else { return nil }
    var content: [HTMLText] = [.element("h4", title)]
    if let picture = JourneyPicture(title: title, journey: journey, finalNote: end).svg() {
      content.append(picture)
    }
    if journey.steps.isEmpty {
      content.append(.element("p", "No step could be taken."))
    } else {
      content.append(.element("ol", [], journey.steps.map(StepLine.init).map(item)))
    }
    if let ended = journey.ended {
      content.append(
        .element("p", [], [HTMLMatrix.badge(.cantTell), .text(" " + CaseView.failure(ended))]))
    }
    content.append(.element("p", [.named("quiet")], Self.words(journey.search)))
    content += rejected(journey.search)
    return .element("div", [.named("walk")], content)
  }

  private func item(_ step: StepLine) -> HTMLText {
    guard let action = step.action, let label = step.label, let address = step.address else {
      return .element("li", [.other("dir", "auto")], step.text)
    }
    let language = QuoteLanguage.tag(of: label, expected: report.expectedLanguage)
    let number = step.number.map { HTMLText.Attribute.other("value", "\($0)") }
    return .element(
      "li", [number ?? .named("free")],
      [
        .text(action + " “"), .element("bdi", [.other("lang", language)], label),
        .text("” on "), .element("code", address), .text(step.note.map { " " + $0 } ?? ""),
      ])
  }

  private static func words(_ search: SearchRecord) -> String {
    let pages = search.pagesSeen == 1 ? "1 page was" : "\(search.pagesSeen) pages were"
    guard let depth = search.exhaustiveToDepth else {
      return "\(pages) looked at; no level was looked at completely."
    }
    return "\(pages) looked at; every page up to depth \(depth) was."
  }

  private func rejected(_ search: SearchRecord) -> [HTMLText] {
    guard !search.rejected.isEmpty else { return [] }
    let items = search.rejected.map { candidate in
      let language = QuoteLanguage.tag(of: candidate.label, expected: report.expectedLanguage)
      return HTMLText.element(
        "li", [],
        [
          .text("“"), .element("bdi", [.other("lang", language)], candidate.label),
          .text("” to "), .element("code", candidate.address), .text(": \(candidate.reason)"),
        ])
    }
    return [
      .element(
        "details", [],
        [
          .element("summary", [.named("quiet")], "Looked at or left out on the way"),
          .element("ul", [.named("quiet")], items),
        ])
    ]
  }

  private func comparison() -> HTMLText {
    let lines =
      [report.pathChange?.sentence, CountWords.comparison(report)].compactMap(\.self)
      + (report.delete.map(CountWords.findability) ?? [])
    return lines.isEmpty ? .text("") : .element("p", lines.joined(separator: " "))
  }

  private func published() -> HTMLText {
    guard !report.published.isEmpty else { return .text("") }
    let head = ["how", "leaving", "joining"].map {
      HTMLText.element("th", [.other("scope", "col")], $0)
    }
    let rows = report.published.compactMap { count -> HTMLText? in
      guard let way = PublishedCount.ways.first(where: { $0.id == count.id }) else { return nil }
      return .element(
        "tr", [],
        [
          .element("th", [.other("scope", "row")], "\(way.definition) (\(way.who))"),
          .element("td", count.delete.map(String.init) ?? "-"),
          .element("td", count.signup.map(String.init) ?? "-"),
        ])
    }
    return .element(
      "table", [.named("numbers plain")],
      [
        .element("caption", [.named("quiet")], CountWords.publishedTitle),
        .element("thead", [], [.element("tr", [], head)]), .element("tbody", [], rows),
      ])
  }

  private func counts() -> HTMLText {
    let head = ["", "leaving", "joining"].map {
      $0.isEmpty ? HTMLText.element("td", "") : .element("th", [.other("scope", "col")], $0)
    }
    let rows = JourneyCounter.all.map { counter in
      HTMLText.element(
        "tr", [],
        [
          .element("th", [.other("scope", "row")], counter.name),
          .element("td", (report.delete?.counts).map(counter.text) ?? "-"),
          .element("td", (report.signup?.counts).map(counter.text) ?? "-"),
        ])
    }
    return .element(
      "table", [.named("numbers plain")],
      [
        .element("caption", [.named("quiet")], JourneyCounter.definition),
        .element("thead", [], [.element("tr", [], head)]), .element("tbody", [], rows),
      ])
  }
}

import Evidence

/// The counters of leaving and joining, ours and those of published cases.
struct HTMLCounts {
  let report: CaseReport
  let words: Words

  func section() -> HTMLText {
    .element(
      "details", [],
      [.element("summary", words("All counters, and how is counted")), counts(), published()])
  }

  private func head(_ first: String) -> HTMLText {
    let columns = [words("leaving"), words("joining")]
    let corner: HTMLText =
      first.isEmpty ? .element("td", "") : .element("th", [.other("scope", "col")], first)
    return .element(
      "tr", [], [corner] + columns.map { .element("th", [.other("scope", "col")], $0) })
  }

  private func counts() -> HTMLText {
    let rows = JourneyCounter.all.map { counter in
      HTMLText.element(
        "tr", [],
        [
          .element("th", [.other("scope", "row")], words(counter.name)),
          .element("td", (report.delete?.counts).map(counter.text) ?? "-"),
          .element("td", (report.signup?.counts).map(counter.text) ?? "-"),
        ])
    }
    return .element(
      "table", [.named("numbers plain")],
      [
        .element("caption", [.named("quiet")], words(JourneyCounter.definition)),
        .element("thead", [], [head("")]), .element("tbody", [], rows),
      ])
  }

  private func published() -> HTMLText {
    guard !report.published.isEmpty else { return .text("") }
    let rows = report.published.compactMap { count -> HTMLText? in
      guard let way = PublishedCount.ways.first(where: { $0.id == count.id }) else { return nil }
      return .element(
        "tr", [],
        [
          .element(
            "th", [.other("scope", "row")],
            [.text(words(way.definition) + " ("), .foreign(way.who, language: "en"), .text(")")]),
          .element("td", count.delete.map(String.init) ?? "-"),
          .element("td", count.signup.map(String.init) ?? "-"),
        ])
    }
    return .element(
      "table", [.named("numbers plain")],
      [
        .element("caption", [.named("quiet")], words(CountWords.publishedTitle)),
        .element("thead", [], [head(words("how"))]), .element("tbody", [], rows),
      ])
  }
}

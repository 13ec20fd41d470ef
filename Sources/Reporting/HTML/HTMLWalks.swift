import Evidence

/// Leaving and joining side by side: pictures, enumerated steps, and how it was searched.
struct HTMLWalks {
  /// Of what was left out, the rest is in report.json.
  private static let mostRejected = 15

  let report: CaseReport
  let words: Words

  func section() -> HTMLText {
    let end = words("final control: found, not pressed")
    let device = report.secondDevice.map { words($0.device) } ?? ""
    let walks = [
      walk(words("Leaving"), report.delete, end: end),
      walk(words("Leaving, {1}", device), report.secondDevice?.delete, end: end),
      walk(
        words("Joining, for comparison"), report.signup, end: words("end of signing up: not sent")),
    ].compactMap(\.self)
    guard !walks.isEmpty else { return .text("") }
    return .element(
      "div", [],
      [
        .newline, .element("h3", words("The way out")), .element("div", [.named("walks")], walks),
        comparison(), HTMLCounts(report: report, words: words).section(),
      ]
    )
  }

  private func walk(_ title: String, _ journey: JourneySummary?, end: String) -> HTMLText? {
    guard let journey else { return nil }
    var content: [HTMLText] = [.element("h4", title)]
    let picture = JourneyPicture(title: title, journey: journey, finalNote: end, words: words)
    if let picture = picture.svg() { content.append(picture) }
    if journey.steps.isEmpty {
      content.append(.element("p", words("No step could be taken.")))
    } else {
      content.append(.element("ol", [], Self.steps(of: journey, words).map(item)))
    }
    if let ended = journey.ended {
      content.append(
        .element("p", [], [words.badge(.cantTell), .text(" ")] + Self.failure(ended, words)))
    }
    content.append(.element("p", [.named("quiet")], search(journey.search)))
    content += rejected(journey.search)
    return .element("div", [.named("walk")], content)
  }

  /// The enumerated steps with what is known of each label's language.
  static func steps(of journey: JourneySummary, _ words: Words) -> [HTMLStep] {
    journey.steps.enumerated().map { index, line in
      let step = journey.walk.indices.contains(index) ? journey.walk[index] : nil
      return HTMLStep(
        line: line, words: words, language: step?.language, isForeign: step?.isForeign ?? false)
    }
  }

  private func item(_ step: HTMLStep) -> HTMLText {
    let number = step.number.map { HTMLText.Attribute.other("value", "\($0)") }
    return .element("li", [number ?? .named("free")], [step.sentence()])
  }

  /// Why nothing could be told, or why a walk ended: code, sentence, and what was seen.
  static func failure(_ failure: EvidenceFailure, _ words: Words) -> [HTMLText] {
    [
      .element("code", failure.reason.rawValue), .text(" " + words(failure.reason.sentence) + " ("),
      words.sentence(failure.detail), .text(")"),
    ]
  }

  private func search(_ search: SearchRecord) -> String {
    let pages = words.count(
      search.pagesSeen, "{1} page was looked at", "{1} pages were looked at")
    guard let depth = search.exhaustiveToDepth else {
      return pages + "; " + words("no level was looked at completely.")
    }
    return pages + "; " + words("every page up to depth {1} was.", "\(depth)")
  }

  private func rejected(_ search: SearchRecord) -> [HTMLText] {
    guard !search.rejected.isEmpty else { return [] }
    let left = search.rejected.count - Self.mostRejected
    let items = search.rejected.prefix(Self.mostRejected).map { candidate in
      let language = QuoteLanguage.tag(of: candidate.label, expected: report.expectedLanguage)
      return HTMLText.element(
        "li", [],
        [
          .text("“"), .foreign(candidate.label, language: language), .text("” "),
          .element("code", candidate.address), .text(": "), words.sentence(candidate.reason),
        ])
    }
    return [
      .element(
        "details", [],
        [
          .element("summary", [.named("quiet")], words("Looked at or left out on the way")),
          .element("ul", [.named("quiet")], items),
          left > 0
            ? .element("p", words.count(left, "{1} more is not shown.", "{1} more are not shown."))
            : .text(""),
        ])
    ]
  }

  /// What changed, and how hard it was, in sentences.
  private func comparison() -> HTMLText {
    let lines =
      [report.pathChange?.sentence, CountWords.comparison(report)].compactMap(\.self)
      + (report.delete.map(CountWords.findability) ?? [])
    guard !lines.isEmpty else { return .text("") }
    let sentences = lines.map { [words.sentence($0)] }
    return .element("p", [], Array(sentences.joined(separator: [.text(" ")])))
  }
}

import Evidence

/// What is known about one finding, as names and plain texts in the order of reading.
struct FindingDetails {
  let items: [(name: String, text: String)]

  init(_ finding: Finding, in view: CaseView) {
    var items: [(String, String)] = []
    func add(_ name: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      items.append((name, text))
    }
    add("reason", CaseView.reason(finding))
    add("before", finding.before.map { "\($0.mark) \($0.word)" })
    add("known", CaseView.expectation(finding))
    add("seen", finding.observed)
    add("asked", finding.expected)
    add("words", finding.quote.map { "“\($0)”" })
    add("page", finding.page)
    add("place", finding.place)
    for (index, item) in finding.trace.enumerated() { add(index == 0 ? "counted" : "", item) }
    add("to do", finding.advice)
    for norm in view.norms(finding) { add("norm", norm) }
    self.items = items
  }
}

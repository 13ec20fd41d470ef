import Evidence

/// Choices that narrow the cases down; without scripts they are not there.
struct HTMLFilters {
  let words: Words
  let cases: [CaseView]

  func controls() -> HTMLText {
    guard cases.count > 1 else { return .text("") }
    let reports = cases.map(\.report)
    let names = Dictionary(
      reports.map { ($0.caseID.scenario, $0.platform) }, uniquingKeysWith: { first, _ in first })
    let fields = [
      field("platform", words("platform"), counted(reports.map { [$0.caseID.scenario] })) {
        names[$0] ?? $0
      },
      field("locale", words("locale"), counted(reports.map { [$0.caseID.locale] })) { $0 },
      field("profile", words("norm"), counted(reports.map { $0.profiles.map(\.profile) })) { $0 },
      field("outcome", words("outcome"), counted(reports.map { [$0.outcome.rawValue] })) { raw in
        Outcome(rawValue: raw).map { "\($0.mark) \(words.word($0))" } ?? raw
      },
    ]
    let reset = HTMLText.element(
      "button", [.other("type", "button"), .id("filter:reset")], words("show all"))
    let status = HTMLText.element(
      "p",
      [
        .id("filter:status"), .other("role", "status"), .named("quiet"),
        .other("data-words", words("{1} of {2} cases are shown.", "{1}", "{2}")),
      ], "")
    return .element(
      "div",
      [
        .id("filter"), .named("filter"), .other("role", "search"),
        .other("aria-label", words("Narrow the cases down")), .other("hidden", ""),
      ], fields + [reset, status])
  }

  /// Each value with the number of its cases, sorted.
  private func counted(_ values: [[String]]) -> [(value: String, count: Int)] {
    let counts = values.flatMap { Set($0) }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func field(
    _ name: String, _ title: String, _ values: [(value: String, count: Int)],
    _ label: (String) -> String
  ) -> HTMLText {
    let all = HTMLText.element(
      "option", [.other("value", "")], words("all ({1})", "\(cases.count)"))
    let options = values.map { value, count in
      HTMLText.element(
        "option", [.other("value", value), .other("translate", "no")],
        "\(label(value)) (\(count))")
    }
    return .element(
      "label", [],
      [
        .element("span", title),
        .element(
          "select", [.other("data-filter", name), .other("autocomplete", "off")],
          [all] + options),
      ])
  }
}

import Conformance
import Evidence
import Scenarios

/// The norms of a report: what an indicator is an indicator for.
struct HTMLNorms {
  private let words: Words
  /// The norms that ship with exitway; one of the user's own is not among them.
  private let known: [String: NormProfile]

  init(words: Words, cases: [CaseView]) {
    self.words = words
    let used = Set(cases.flatMap { $0.report.profiles.map(\.profile) })
    known = used.intersection(NormLibrary.ids).reduce(into: [:]) { norms, id in
      norms[id] = try? NormLibrary.load(id)
    }
  }

  /// `indicator for Art. 38(4) (kr-pipa, decision)`, one a norm that a finding is mapped to.
  func items(of finding: Finding, in view: CaseView) -> [HTMLText] {
    view.report.profiles.sorted { $0.profile < $1.profile }.flatMap { profile in
      profile.indicators.filter { $0.rule == finding.rule }.map { indicator in
        let other =
          indicator.outcome == finding.outcome
          ? "" : "; " + words("{1} there", words.word(indicator.outcome))
        return HTMLText.element(
          "li", [],
          words.html(
            "indicator for {1} ({2}, {3})", .foreign(indicator.article, language: "en"),
            link(profile.profile), .text(basis(indicator.basis) + other)))
      }
    }
  }

  /// What each norm's rules say together, in one case.
  func table(of report: CaseReport) -> HTMLText {
    guard !report.profiles.isEmpty else { return .text("") }
    let rows = report.profiles.sorted { $0.profile < $1.profile }.map { profile in
      HTMLText.element(
        "tr", [],
        [
          .element("th", [.other("scope", "row")], [link(profile.profile)] + name(profile.profile)),
          .element("td", [], [words.badge(profile.outcome)]),
          .element("td", [], articles(profile.indicators)),
        ])
    }
    return .element(
      "div", [],
      [
        .element("h3", words("Norms")),
        .element("table", [.named("plain")], [.element("tbody", [], rows)]),
      ])
  }

  /// What each norm is, once for the whole report.
  func section() -> [HTMLText] {
    guard !known.isEmpty else { return [] }
    let items = known.values.sorted { $0.id < $1.id }.map { norm in
      let status = words(norm.status.rawValue) + ", " + words("read on {1}", norm.asOf)
      return HTMLText.element(
        "li", [.id(Self.anchor(norm.id))],
        [
          .element("code", norm.id), .text(" "), .foreign(norm.instrument, language: "en"),
          .text(" (\(words(norm.jurisdiction)); \(status))"),
        ])
    }
    return [.newline, .element("h2", words("The norms")), .element("ul", [], items)]
  }

  private func name(_ id: String) -> [HTMLText] {
    guard let norm = known[id] else { return [] }
    return [.text(" "), .foreign(norm.instrument, language: "en")]
  }

  private func articles(_ indicators: [ProfileVerdict.Indicator]) -> [HTMLText] {
    guard !indicators.isEmpty else { return [.text(words("no indicator"))] }
    var articles: [String] = []
    for indicator in indicators where !articles.contains(indicator.article) {
      articles.append(indicator.article)
    }
    let list = articles.map { HTMLText.foreign($0, language: "en") }
    return [.text(words("indicators for") + " ")]
      + Array(list.map { [$0] }.joined(separator: [.text("; ")]))
  }

  private func link(_ id: String) -> HTMLText {
    let name = HTMLText.element("code", id)
    guard known[id] != nil else { return name }
    return .element("a", [.other("href", "#" + Self.anchor(id))], [name])
  }

  /// What an article's bearing on a rule rests on.
  private func basis(_ raw: String) -> String {
    switch NormProfile.Basis(rawValue: raw) {
    case .mandate: words("the text says it")
    case .case: words("a decision says it")
    case .guide: words("guidance")
    case .policy: words("a store's terms")
    case .probe: words("an investigation without a finding")
    case .proxy: words("our inference")
    case nil: raw
    }
  }

  private static func anchor(_ id: String) -> String { "norm:" + id }
}

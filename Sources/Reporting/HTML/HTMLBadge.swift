import Evidence

extension Words {
  /// An outcome's word: "fail".
  func word(_ outcome: Outcome) -> String { self(outcome.word) }

  /// An outcome as mark and word; colour only repeats it.
  func badge(_ outcome: Outcome) -> HTMLText {
    .element(
      "span", [.named("outcome \(outcome.rawValue)")], "\(outcome.mark) \(word(outcome))")
  }

  /// The mark alone, with the word for those who cannot see it.
  func mark(_ outcome: Outcome) -> HTMLText {
    .element(
      "span",
      [
        .named("outcome \(outcome.rawValue)"), .other("role", "img"),
        .other("aria-label", word(outcome)), .other("title", word(outcome)),
      ], outcome.mark)
  }

  /// `3 cases: 1 fail, 2 pass`, the worst first.
  func sentence(_ counts: [Outcome: Int]) -> String {
    let parts = Outcome.allCases.sorted { $0.severityRank > $1.severityRank }.compactMap {
      outcome in counts[outcome].map { self("{1} {2}", word(outcome), "\($0)") }
    }
    let cases = count(counts.values.reduce(0, +), "{1} case", "{1} cases")
    return parts.isEmpty ? cases : "\(cases): \(parts.joined(separator: self(", ")))"
  }

  /// The name of a dimension, as a heading.
  func name(_ dimension: Dimension) -> String { self(dimension.rawValue) }

  /// A rule's title; its id where it is none of ours.
  func title(ofRule id: String) -> String {
    RuleTitles.title(id).map { self($0) } ?? id
  }
}

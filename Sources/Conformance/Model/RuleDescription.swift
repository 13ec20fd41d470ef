package import Evidence

/// What a rule is, for people and for reports.
///
/// The parts follow the W3C ACT Rules Format 1.1: what is looked at, when the rule applies, and
/// what is expected.
package struct RuleDescription: Sendable, Hashable {
  /// Stable name: the subject as a noun phrase, after its dimension's prefix.
  package let id: String
  /// The subject in words, as a heading.
  package let title: String
  /// The score it is part of.
  package let dimension: Dimension
  /// Its weight in that score.
  package let severity: Severity
  /// What is looked at, and how it is counted.
  package let checks: String
  /// The evidence it needs, and when it does not apply.
  package let applicability: String
  /// One sentence with `{name}` where a threshold's value goes.
  package let expectation: String
  /// The numbers it turns on; their names are what norms may set.
  package let thresholds: [Threshold]

  package init(
    id: String, title: String, dimension: Dimension, severity: Severity, checks: String,
    applicability: String, expectation: String, thresholds: [Threshold] = []
  ) {
    self.id = id
    self.title = title
    self.dimension = dimension
    self.severity = severity
    self.checks = checks
    self.applicability = applicability
    self.expectation = expectation
    self.thresholds = thresholds
  }

  /// The expectation as a sentence, with the values in force.
  package func expected(with values: Thresholds) -> String {
    thresholds.reduce(expectation) { sentence, threshold in
      let parts = sentence.split(separator: "{\(threshold.name)}", omittingEmptySubsequences: false)
      return parts.joined(separator: "\(values[threshold])")
    }
  }
}

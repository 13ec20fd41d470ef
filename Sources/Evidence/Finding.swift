/// One rule's outcome in one case, with what shows it.
package struct Finding: Codable, Sendable, Hashable {
  package var rule: String
  package var dimension: Dimension
  package var severity: Severity
  package var outcome: Outcome
  /// Always there where the outcome is ``Outcome/cantTell``, and only there.
  package var reason: ReasonCode?
  /// One sentence: what was seen.
  package var observed: String
  /// One sentence: what the rule asks for.
  package var expected: String
  /// What the platform's developer can do; empty where nothing is to be mended.
  package var advice: String
  /// Address of the page it was seen on, with the scenario's variables.
  package var page: String?
  /// CSS selector of the place on that page.
  package var place: String?
  /// The words seen, at most 200 characters.
  package var quote: String?
  /// Enumerated steps or other counted things, one a line.
  package var trace: [String]
  /// SHA-256 of the page's evidence, hexadecimal.
  package var evidence: String?
  /// The scenario's `expect:` entry that covers it, if one does.
  package var expectation: Expectation?

  /// The outcome in the baseline that a run is held against; in no snapshot.
  package var before: Outcome?
  /// The norms that bear on it, sorted by profile; empty where no profile of the case maps the rule.
  package var norms: [Norm] = []

  /// What a finding is an indicator for.
  package struct Norm: Codable, Sendable, Hashable {
    package var profile: String
    package var article: String
    /// `mandate`, `case`, `guide`, `policy`, `probe` or `proxy`.
    package var basis: String
    /// The outcome in that profile, after its own thresholds, overrides and caps.
    package var outcome: Outcome

    package init(profile: String, article: String, basis: String, outcome: Outcome) {
      self.profile = profile
      self.article = article
      self.basis = basis
      self.outcome = outcome
    }
  }

  package enum Expectation: String, Codable, Sendable, Hashable {
    /// Known and accepted until its date.
    case accepted
    /// Declared as a known finding, but the rule passes now.
    case unexpectedPass = "unexpected-pass"
    /// Its date is past.
    case expired
  }

  package init(
    rule: String, dimension: Dimension, severity: Severity, outcome: Outcome,
    reason: ReasonCode? = nil, observed: String, expected: String, advice: String = "",
    page: String? = nil, place: String? = nil, quote: String? = nil, trace: [String] = [],
    evidence: String? = nil, expectation: Expectation? = nil
  ) {
    self.rule = rule
    self.dimension = dimension
    self.severity = severity
    self.outcome = outcome
    self.reason = reason
    self.observed = observed
    self.expected = expected
    self.advice = advice
    self.page = page
    self.place = place
    self.quote = quote
    self.trace = trace
    self.evidence = evidence
    self.expectation = expectation
  }
}

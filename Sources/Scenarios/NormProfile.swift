/// A norm as data: which rules bear on it, with what basis, and where it differs from the standard.
package struct NormProfile: Sendable, Hashable {
  /// Whether and how the norm binds today.
  package enum Status: String, Sendable, Hashable, CaseIterable {
    case inForce = "in-force"
    case guidance
    /// Not in force yet: the profile is judged only where a scenario names it.
    case pending
    /// A contract, such as a store's policy.
    case policy
  }

  /// How a rule follows from the norm.
  package enum Basis: String, Sendable, Hashable, CaseIterable {
    /// The text says it.
    case mandate
    /// A regulator or court found it.
    case `case`
    case guide
    case policy
    /// An investigation without a finding.
    case probe
    /// Our inference; no text says it.
    case proxy
  }

  package struct Mapping: Sendable, Hashable {
    package var rule: String
    package var article: String
    package var basis: Basis
    /// Numbers in place of the rule's own, by the rule's names for them.
    package var thresholds: [String: Int]
    /// Outcomes in place of the rule's own: `warn: fail`.
    package var outcomes: [String: String]

    package init(
      rule: String, article: String, basis: Basis, thresholds: [String: Int] = [:],
      outcomes: [String: String] = [:]
    ) {
      self.rule = rule
      self.article = article
      self.basis = basis
      self.thresholds = thresholds
      self.outcomes = outcomes
    }
  }

  package var id: String
  package var instrument: String
  package var jurisdiction: String
  package var status: Status
  /// The day from which it binds, `2026-06-19`; nil where that is not known.
  package var validFrom: String?
  /// The day on which it was read.
  package var asOf: String
  /// What was read.
  package var source: String
  /// What the profile cannot tell, in one sentence.
  package var note: String?
  /// The profile is itself guidance: outcomes that rest on guidance are not capped in it.
  package var isGuidance: Bool
  package var rules: [Mapping]

  package init(
    id: String, instrument: String, jurisdiction: String, status: Status,
    validFrom: String? = nil, asOf: String = "", source: String = "", note: String? = nil,
    isGuidance: Bool, rules: [Mapping]
  ) {
    self.id = id
    self.instrument = instrument
    self.jurisdiction = jurisdiction
    self.status = status
    self.validFrom = validFrom
    self.asOf = asOf
    self.source = source
    self.note = note
    self.isGuidance = isGuidance
    self.rules = rules
  }
}

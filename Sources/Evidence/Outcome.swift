/// What a rule says about one case.
///
/// The five values are those of EARL 1.0 under this project's names; there is no "error": what could
/// not be observed is ``cantTell``, always with a ``ReasonCode``.
package enum Outcome: String, Codable, Sendable, Hashable, CaseIterable {
  case pass
  case warn
  case fail
  case cantTell
  case notApplicable

  /// Order used for "the worst outcome": a known fault outranks an unknown, an unknown a pass.
  package var severityRank: Int {
    switch self {
    case .notApplicable: 0
    case .pass: 1
    case .cantTell: 2
    case .warn: 3
    case .fail: 4
    }
  }

  /// The worse of two outcomes, by ``severityRank``.
  package func worse(_ other: Outcome) -> Outcome {
    other.severityRank > severityRank ? other : self
  }
}

/// The four things that are scored.
package enum Dimension: String, Codable, Sendable, Hashable, CaseIterable {
  case language
  case steps
  case reachability
  case clarity
}

/// How much a rule weighs in its dimension's score.
package enum Severity: String, Codable, Sendable, Hashable, CaseIterable {
  case critical
  case major
  case minor

  /// Weight in the dimension's mean: critical 4, major 2, minor 1.
  package var weight: Int {
    switch self {
    case .critical: 4
    case .major: 2
    case .minor: 1
    }
  }
}

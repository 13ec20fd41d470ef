import Evidence

/// Outcomes in the Evaluation and Report Language (W3C, EARL 1.0 Schema, section 2.7).
enum EARL {
  /// EARL knows no warning: a warning is a failed test with less weight.
  static func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: "earl:passed"
    case .warn, .fail: "earl:failed"
    case .cantTell: "earl:cantTell"
    case .notApplicable: "earl:inapplicable"
    }
  }

  /// Every outcome, by its name in reports.
  static let outcomes = Dictionary(
    uniqueKeysWithValues: Outcome.allCases.map { ($0.rawValue, outcome($0)) })
}

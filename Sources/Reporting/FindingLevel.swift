import Evidence

/// How loud a finding is for tools that know three levels.
///
/// It follows what makes `check` fail: a fault that is accepted is not loud, and an expectation that
/// is over is, whatever was found.
enum FindingLevel: Sendable, Hashable, CaseIterable {
  case error, warning, note

  /// Nil where all is well or nothing applies.
  init?(_ finding: Finding) {
    switch (finding.expectation, finding.outcome) {
    case (.accepted, _), (nil, .cantTell): self = .note
    case (.expired, _), (.unexpectedPass, _), (nil, .fail): self = .error
    case (nil, .warn): self = .warning
    case (nil, .pass), (nil, .notApplicable): return nil
    }
  }
}

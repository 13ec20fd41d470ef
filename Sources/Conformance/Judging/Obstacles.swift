import Evidence

/// Tells a case of which nothing could be told from one that was judged.
enum Obstacles {
  /// The one failure behind every outcome, where all rules that apply could not tell for it.
  static func obstacle(_ findings: [Finding], in evidence: CaseEvidence) -> EvidenceFailure? {
    let applying = findings.filter { $0.outcome != .notApplicable }
    guard let first = applying.first, let reason = first.reason,
      applying.allSatisfy({ $0.reason == reason })
    else { return nil }
    let failures = [
      evidence.delete.failure, evidence.delete.value?.ended, evidence.signup.failure,
      evidence.publicInfo.failure,
    ]
    return failures.compactMap(\.self).first { $0.reason == reason }
      ?? EvidenceFailure(reason, first.observed)
  }
}

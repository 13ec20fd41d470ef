import Evidence
import Scenarios

/// What a norm's mapped rules say together.
enum ProfileJudging {
  /// The verdict of one norm: the worst outcome among its rules, after its own thresholds, its
  /// overrides, and the cap on what rests on guidance or inference.
  static func verdict(
    of profile: NormProfile, findings: [Finding], evidence: CaseEvidence, options: JudgeOptions
  ) -> ProfileVerdict {
    let judged = profile.rules.compactMap { mapping in
      outcome(
        of: mapping, in: profile, findings: findings, evidence: evidence, options: options
      ).map { outcome in
        ProfileVerdict.Indicator(
          rule: mapping.rule, article: mapping.article, basis: mapping.basis.rawValue,
          outcome: outcome)
      }
    }
    let indicators = judged.filter { $0.outcome != .pass && $0.outcome != .notApplicable }
      .sorted { ($0.rule, $0.article) < ($1.rule, $1.article) }
    return ProfileVerdict(
      profile: profile.id, outcome: judged.map(\.outcome).worst, indicators: indicators)
  }

  /// Nil for a rule that this rule set does not have, or that the scenario has turned off.
  private static func outcome(
    of mapping: NormProfile.Mapping, in profile: NormProfile, findings: [Finding],
    evidence: CaseEvidence, options: JudgeOptions
  ) -> Outcome? {
    guard options.rulesOff[mapping.rule] == nil, let rule = RuleRegistry.rule(mapping.rule),
      let finding = findings.first(where: { $0.rule == mapping.rule })
    else { return nil }
    let own =
      mapping.thresholds.isEmpty
      ? finding.outcome
      : rule.judge(evidence, thresholds: Thresholds(overrides: mapping.thresholds)).outcome
    let stated = mapping.outcomes[own.rawValue].flatMap(Outcome.init(rawValue:)) ?? own
    return stated == .fail && isCapped(mapping.basis, in: profile) ? .warn : stated
  }

  /// True where a fault can be no more than a warning: no text demands it, or only guidance does.
  private static func isCapped(_ basis: NormProfile.Basis, in profile: NormProfile) -> Bool {
    switch basis {
    case .mandate, .case, .policy: false
    case .guide, .probe, .proxy: !profile.isGuidance
    }
  }
}

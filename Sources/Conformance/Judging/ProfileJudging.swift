import Evidence
import Scenarios

/// What a norm's mapped rules say together.
enum ProfileJudging {
  /// One norm's rules with their outcomes.
  struct Mapped {
    let profile: String
    let indicators: [ProfileVerdict.Indicator]

    var verdict: ProfileVerdict {
      let open = indicators.filter { $0.outcome != .pass && $0.outcome != .notApplicable }
      return ProfileVerdict(
        profile: profile, outcome: indicators.map(\.outcome).worst, indicators: open)
    }

    func norms(of rule: String) -> [Finding.Norm] {
      indicators.filter { $0.rule == rule }.map {
        Finding.Norm(
          profile: profile, article: $0.article, basis: $0.basis, outcome: $0.outcome)
      }
    }
  }

  /// The outcomes of one norm's rules, after its own thresholds, its overrides, and the cap on what
  /// rests on guidance or inference.
  static func mapped(
    _ profile: NormProfile, findings: [Finding], evidence: CaseEvidence, options: JudgeOptions
  ) -> Mapped {
    let judged = profile.rules.compactMap { mapping in
      outcome(
        of: mapping, in: profile, findings: findings, evidence: evidence, options: options
      ).map { outcome in
        ProfileVerdict.Indicator(
          rule: mapping.rule, article: mapping.article, basis: mapping.basis.rawValue,
          outcome: outcome)
      }
    }
    return Mapped(
      profile: profile.id,
      indicators: judged.sorted { ($0.rule, $0.article) < ($1.rule, $1.article) })
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

import Evidence

/// Says what happened to a case between two looks, in typed events.
///
/// A pure function of both sides. What one side could not observe has not changed; it is told as
/// lost or gained.
package enum CaseComparison {
  /// The events of all cases, sorted by case and kind.
  package static func events(
    _ before: [ComparedCase], _ now: [ComparedCase]
  ) -> [ChangeEvent] {
    let old = Dictionary(before.map { ($0.report.caseID, $0) }, uniquingKeysWith: { $1 })
    let new = Dictionary(now.map { ($0.report.caseID, $0) }, uniquingKeysWith: { $1 })
    return Set(old.keys).union(new.keys).sorted().flatMap { caseID -> [ChangeEvent] in
      switch (old[caseID], new[caseID]) {
      case (let old?, let new?): events(of: caseID, old, new)
      case (nil, _):
        [ChangeEvent(.caseAdded, in: caseID, origin: .scenario, meaning: .neutral, subject: "")]
      case (_, nil):
        [ChangeEvent(.caseRemoved, in: caseID, origin: .scenario, meaning: .neutral, subject: "")]
      }
    }
  }

  private static func events(
    of caseID: CaseID, _ old: ComparedCase, _ new: ComparedCase
  ) -> [ChangeEvent] {
    let causes = causes(caseID, old.report, new.report)
    if let lost = observation(caseID, old.report, new.report) { return causes + [lost] }
    let isOther = !causes.isEmpty
    return causes + outcomes(caseID, old.report, new.report, isOther)
      + WayComparison(caseID: caseID, isOther: isOther).events(old.report, new.report)
      + texts(caseID, old, new)
  }

  /// What changed besides the site.
  private static func causes(
    _ caseID: CaseID, _ old: CaseReport, _ new: CaseReport
  ) -> [ChangeEvent] {
    var events: [ChangeEvent] = []
    func add(
      _ kind: ChangeEvent.Kind, _ origin: ChangeEvent.Origin, _ before: String?, _ now: String?
    ) {
      guard let before, let now, before != now else { return }
      events.append(
        ChangeEvent(
          kind, in: caseID, origin: origin, meaning: .neutral, subject: "", before: before,
          now: now))
    }
    add(.scenarioChanged, .scenario, old.scenarioHash?.prefix12, new.scenarioHash?.prefix12)
    add(.rulesChanged, .rules, old.ruleSet, new.ruleSet)
    add(.toolChanged, .tool, old.tool, new.tool)
    return events
  }

  /// A case that one side could not look at.
  private static func observation(
    _ caseID: CaseID, _ old: CaseReport, _ new: CaseReport
  ) -> ChangeEvent? {
    switch (old.obstacle, new.obstacle) {
    case (nil, let obstacle?):
      ChangeEvent(
        .observationLost, in: caseID, meaning: .unclear, subject: obstacle.reason.rawValue)
    case (let obstacle?, nil):
      ChangeEvent(
        .observationGained, in: caseID, meaning: .unclear, subject: obstacle.reason.rawValue)
    case (let before?, let now?) where before.reason != now.reason:
      ChangeEvent(
        .observationLost, in: caseID, meaning: .unclear, subject: now.reason.rawValue,
        before: before.reason.rawValue, now: now.reason.rawValue)
    default: nil
    }
  }

  private static func outcomes(
    _ caseID: CaseID, _ old: CaseReport, _ new: CaseReport, _ isOther: Bool
  ) -> [ChangeEvent] {
    let before = Dictionary(old.findings.map { ($0.rule, $0) }, uniquingKeysWith: { $1 })
    return new.findings.compactMap { finding in
      guard let known = before[finding.rule], known.outcome != finding.outcome else { return nil }
      return ChangeEvent(
        .outcomeChanged, in: caseID,
        meaning: isOther ? .unclear : meaning(from: known.outcome, to: finding.outcome),
        subject: finding.rule, before: known.outcome.rawValue, now: finding.outcome.rawValue,
        evidenceBefore: known.evidence, evidenceNow: finding.evidence)
    }
  }

  static func meaning(from before: Outcome, to now: Outcome) -> ChangeEvent.Meaning {
    let told: Set<Outcome> = [.pass, .warn, .fail]
    guard told.contains(before), told.contains(now) else { return .unclear }
    return now.severityRank > before.severityRank ? .regression : .improvement
  }

  /// Pages of the way out that both sides passed, and whose words differ.
  private static func texts(
    _ caseID: CaseID, _ old: ComparedCase, _ new: ComparedCase
  ) -> [ChangeEvent] {
    new.texts.keys.sorted().compactMap { address in
      guard let before = old.texts[address], let now = new.texts[address], before != now else {
        return nil
      }
      let words = WordDiff.of(before.joined(separator: " "), now.joined(separator: " "))
      return ChangeEvent(
        .textChanged, in: caseID, meaning: .neutral, subject: address, before: words.removed,
        now: words.added)
    }
  }
}

extension String {
  fileprivate var prefix12: String { String(prefix(12)) }
}

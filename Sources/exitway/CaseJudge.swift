import Conformance
import Evidence
import Scenarios

/// One case's evidence, ready to be written, with what the rules say about it.
struct JudgedCase {
  var evidence: CaseEvidence
  var report: CaseReport
  /// Rules that two fetches of the same pages answer differently, and how.
  var unstable: [String: String] = [:]
  /// Pictures of its pages, until they are written.
  var sights: [PageSight] = []
}

/// Judges gathered cases: volatile parts are taken out first, so that hashes and quotes are the same
/// for the same page.
struct CaseJudge {
  let selection: Selection
  /// The day against which `until:` dates are read, `2027-03-01`.
  let today: String

  /// The evidence with holes, and what the rules say about it.
  func judge(_ evidence: CaseEvidence, of work: CaseWork) -> JudgedCase {
    let scenario = work.scenario
    // The vault has taken the secrets out; should one have come through, it ends here. In a replay
    // there are none.
    let secrets = scenario.secrets.map(\.value).filter { !$0.hasPrefix("redacted-") }
    var evidence = Redactor(secrets: secrets).redact(evidence)
    if !work.availability.isEmpty, let isThere = evidence.isWayOutThere {
      evidence.availability = work.availability + [isThere]
    }
    let steady = evidence.steadied(remembering: work.variations)
    let first = report(steady, scenario)
    var unstable: [String: String] = [:]
    for later in evidence.laterReadings() {
      let other = report(later.steadied(remembering: work.variations), scenario)
      unstable.merge(Self.disagreements(first, other)) { old, _ in old }
    }
    let settled = unstable.isEmpty ? first : report(steady, scenario, unstable: unstable)
    return JudgedCase(evidence: steady, report: settled, unstable: unstable)
  }

  /// Rules on which a later fetch of the pages disagrees with the first one.
  ///
  /// A fault that a later fetch could not confirm is not asserted, either.
  private static func disagreements(
    _ first: CaseReport, _ later: CaseReport
  ) -> [String: String] {
    let others = Dictionary(later.findings.map { ($0.rule, $0) }, uniquingKeysWith: { $1 })
    var unstable: [String: String] = [:]
    for finding in first.findings where finding.outcome.isTold {
      guard let other = others[finding.rule], other.outcome != finding.outcome else { continue }
      let isUnconfirmed = finding.outcome != .pass || other.reason == .unstable
      guard other.outcome.isTold || other.outcome == .cantTell && isUnconfirmed else { continue }
      unstable[finding.rule] =
        "One fetch of the pages gave \"\(finding.outcome.rawValue)\", another"
        + " \"\(other.outcome.rawValue)\"."
    }
    return unstable
  }

  /// What two visits of one run say together: where both could tell and disagree, nobody can.
  func settle(
    _ first: JudgedCase, _ second: JudgedCase, of scenario: ResolvedScenario
  ) -> JudgedCase {
    let before = Dictionary(
      first.report.findings.map { ($0.rule, $0.outcome) }, uniquingKeysWith: { $1 })
    var unstable = first.unstable.merging(second.unstable) { old, _ in old }
    for finding in second.report.findings {
      guard let old = before[finding.rule], old.isTold, finding.outcome.isTold,
        old != finding.outcome
      else { continue }
      unstable[finding.rule] =
        "The first visit gave \"\(old.rawValue)\", the second \"\(finding.outcome.rawValue)\"."
    }
    // The visit that could tell more is the one to show.
    var settled = told(second) >= told(first) ? second : first
    if !unstable.isEmpty {
      settled.report = report(settled.evidence, scenario, unstable: unstable)
      settled.unstable = unstable
    }
    return settled
  }

  private func told(_ judged: JudgedCase) -> Int {
    judged.report.findings.count { $0.outcome.isTold }
  }

  private func report(
    _ evidence: CaseEvidence, _ scenario: ResolvedScenario, unstable: [String: String] = [:]
  ) -> CaseReport {
    let expectations = scenario.expectations.map { entry in
      ExpectedFinding(
        rule: entry.rule, outcome: Outcome(rawValue: entry.outcome) ?? .fail, until: entry.until)
    }
    var options = JudgeOptions(
      expectations: expectations, rulesOff: scenario.rules.compactMapValues(\.off), today: today)
    options.thresholds = scenario.rules.mapValues(\.thresholds).filter { !$0.value.isEmpty }
    options.unstable = unstable
    var report = Evaluation.judge(
      evidence, profiles: selection.norms(of: scenario), options: options)
    report.tool = Tool.version
    report.scenarioHash = selection.hash(of: scenario.id)
    report.variations = evidence.variations
    let rendered = evidence.pages.filter { $0.isRendered == true && $0.presses == nil }
      .map(\.address)
    report.renderedPages = rendered.isEmpty ? nil : rendered
    report.fetches = evidence.fetches
    return report
  }
}

extension Outcome {
  /// Whether a rule could tell.
  fileprivate var isTold: Bool { self == .pass || self == .warn || self == .fail }
}

extension CaseEvidence {
  /// Whether something was missed for a reason that may have passed in a minute.
  var mayBeBetterSoon: Bool {
    var failures = [delete.failure, signup.failure, publicInfo.failure, delete.value?.ended]
    if case .failed(let failure) = session { failures.append(failure) }
    failures += entries.map(\.page.failure)
    return failures.contains { failure in
      switch failure?.reason {
      case .network: true
      case .blocked:
        failure?.detail.contains("429") == true || failure?.detail.contains("503") == true
      case .httpError:
        failure?.detail.contains("502") == true || failure?.detail.contains("504") == true
      default: false
      }
    }
  }
}

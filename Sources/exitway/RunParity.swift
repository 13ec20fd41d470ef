import Conformance
import Evidence
import Gathering
import Scenarios

/// Each case beside its platform's reference locale, where one run visited both.
enum RunParity {
  /// - Parameters:
  ///   - cases: the cases of the run.
  ///   - evidence: what was seen of a case; nil where it was not visited.
  /// - Returns: the cases that differ from their reference, in the order of the cases.
  static func records(
    _ cases: [ResolvedScenario], evidence: (CaseID) throws -> CaseEvidence?
  ) rethrows -> [ParityRecord] {
    // A platform's cases follow one another, so its reference is asked for once.
    var last: (caseID: CaseID, evidence: CaseEvidence?)?
    return try cases.compactMap { scenario in
      guard let locale = scenario.referenceLocale, locale != scenario.locale,
        let own = try evidence(CaseID(scenario))
      else { return nil }
      let caseID = CaseID(scenario: scenario.id, locale: locale.rawValue)
      if last?.caseID != caseID { last = (caseID, try evidence(caseID)) }
      return last?.evidence.map { ParityComparison.record(of: own, against: $0) }
    }
    .filter { !$0.differences.isEmpty }.sorted { $0.caseID < $1.caseID }
  }
}

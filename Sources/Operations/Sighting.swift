package import Evidence

/// What one run saw of one watched thing.
struct Sighting: Sendable, Hashable {
  var subject: WatchSubject
  var isTrouble: Bool
  /// Why it could not be told, where that is the trouble.
  var reason: String?
  /// Whether it rests on several runs already, and needs no other one that agrees.
  var isCertain = false
}

/// A case's report with the number of times that the run fetched the case and came to it.
package struct WatchedReport: Sendable {
  package var report: CaseReport
  /// Fetches of this run that agree on the report, at least 1.
  package var fetches: Int

  package init(_ report: CaseReport, fetches: Int = 1) {
    self.report = report
    self.fetches = max(1, fetches)
  }

  /// Everything the report says about watched things, each once; what it cannot tell about one of
  /// them is no sighting of it.
  var sightings: [Sighting] {
    // A case that was stopped was not looked at.
    if report.obstacle?.reason == .interrupted { return [] }
    let untold = report.obstacle != nil || report.outcome == .cantTell
    let reason =
      report.obstacle?.reason ?? report.findings.first { $0.outcome == .cantTell }?.reason
    var sightings = [
      Sighting(
        subject: .wholeCase, isTrouble: untold, reason: untold ? reason?.rawValue : nil)
    ]
    guard report.obstacle == nil else { return sightings }
    if let delete = report.delete, let isThere = WayOut.isThere(delete.ended) {
      sightings.append(
        Sighting(
          subject: .wayOut, isTrouble: !isThere,
          reason: isThere ? nil : delete.ended?.reason.rawValue))
    }
    return sightings + rules
  }

  /// One a rule, with its worst outcome; a failure that the scenario accepts is known already.
  private var rules: [Sighting] {
    let told = report.findings.filter {
      $0.outcome != .cantTell && !($0.outcome == .fail && $0.expectation == .accepted)
    }
    let outcomes = Dictionary(told.map { (StoredName.text($0.rule), $0.outcome) }) { $0.worse($1) }
    return outcomes.sorted { $0.key < $1.key }.map { rule, outcome in
      let fails = outcome == .fail
      return Sighting(
        subject: .rule(rule), isTrouble: fails, isCertain: fails && rule == Self.ruleOfManyRuns)
    }
  }

  /// It fails when the way out was missed in two runs, which is what readers hear in the same moment.
  private static let ruleOfManyRuns = "reach-always-available"
}

import Evidence

/// The walk to the control that deletes the account, with its counts.
struct DeleteJourney: RuleInput {
  var counts: Counts
  /// The enumerated steps, and what they add up to.
  var trace: [String]
  /// The page on which the walk ended, and the final control where it was seen.
  var end: Judgement.Spot?
  /// Flow pages, in order.
  var flow: [PageRecord]
  /// The pages offer only ways off the web, so there are no steps to count.
  var isOffWebOnly: Bool
  /// Why the counts are only lower bounds; nil where they are complete.
  var unseen: EvidenceFailure?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let journey = try evidence.delete.get()
    counts = journey.counts
    trace =
      StepLines.of(journey, pages: evidence.pagesByID) + [StepLines.sum(journey.counts)]
    flow = journey.flowPages.compactMap(evidence.page)
    isOffWebOnly = journey.isOffWebOnly
    unseen = journey.unseen
    let last = (journey.flowPages.last ?? journey.pages.last).flatMap(evidence.page)
    end =
      SeenControl(journey.final, in: evidence)?.spot ?? last.map { Judgement.Spot(page: $0) }
  }

  static let noWebJourney = "The pages offer no way to delete the account on the web."

  /// Judges a count that is complete, or a lower bound where the walk ended early.
  ///
  /// A bound that is already too high fails; any other bound proves nothing.
  func judge(_ count: Int, in band: Band, counted: String, advice: String) -> Judgement {
    if isOffWebOnly { return .notApplicable(Self.noWebJourney, at: end) }
    let outcome = band.outcome(of: count)
    guard let unseen else {
      return .of(outcome, counted + ".", advice: advice, at: end, trace: trace)
    }
    let seen = "\(counted) as far as the walk came."
    if outcome == .fail { return .fail(seen, advice: advice, at: end, trace: trace) }
    return .cantTell(unseen, seen: seen, at: end, trace: trace)
  }
}

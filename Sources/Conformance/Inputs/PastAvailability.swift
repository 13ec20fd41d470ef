import Evidence

/// Whether the way out was there in earlier runs.
struct PastAvailability: RuleInput {
  /// One a run, the newest last; empty without history.
  var runs: [Bool]
  /// The entry control, where this run saw it.
  var entry: Judgement.Spot?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    // Who could look at nothing today says nothing about other days either.
    if let failure = evidence.delete.failure, evidence.availability == nil { throw failure }
    runs = evidence.availability ?? []
    entry = SeenControl(evidence.delete.value?.entry, in: evidence)?.spot
  }
}

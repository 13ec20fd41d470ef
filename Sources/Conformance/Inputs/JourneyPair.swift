import Evidence

/// Leaving beside joining, counted by the same code.
struct JourneyPair: RuleInput {
  var delete: DeleteJourney
  /// Sign-up, or why there is nothing to compare with.
  var signup: Observation<JourneyRecord>
  var signupTrace: [String]

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    delete = try DeleteJourney(from: evidence)
    signup = evidence.signup
    signupTrace =
      evidence.signup.value.map { journey in
        StepLines.of(journey, pages: evidence.pagesByID) + [StepLines.sum(journey.counts)]
      } ?? []
  }
}

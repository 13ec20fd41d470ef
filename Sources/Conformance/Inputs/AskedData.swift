import Evidence

/// What the forms of the deletion flow ask for, beside what sign-up asks for.
struct AskedData: RuleInput {
  var flow: DeletionFlow
  /// Fields of every form on the pages of sign-up.
  var signupFields: [Form.Field]
  /// Why what sign-up asks for is not fully known; nil where it is.
  var noBaseline: EvidenceFailure?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    flow = try DeletionFlow(from: evidence)
    switch evidence.signup {
    case .missing(let failure):
      signupFields = []
      noBaseline = EvidenceFailure(.noBaseline, failure.detail)
    case .observed(let journey):
      let pages = (journey.pages + journey.flowPages).compactMap(evidence.page)
      signupFields = pages.flatMap(\.forms).flatMap(\.fields)
      noBaseline = journey.unseen.map { failure in
        EvidenceFailure(.noBaseline, "Sign-up was not seen to its end: \(failure.detail)")
      }
      if noBaseline == nil, signupFields.isEmpty {
        noBaseline = EvidenceFailure(.noBaseline, "No form of sign-up was seen.")
      }
    }
  }
}

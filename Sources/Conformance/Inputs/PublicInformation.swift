import Evidence

/// What a visitor without an account finds about deleting one.
struct PublicInformation: RuleInput {
  var info: PublicInfo
  var page: PageRecord?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    info = try evidence.publicInfo.get()
    page = info.page.flatMap(evidence.page)
    if info.page != nil, page == nil {
      throw EvidenceFailure(.internal, "The page of the public information is not in the evidence.")
    }
  }
}

import Evidence

/// The pages that may name what has to be done before the account can be deleted.
struct ConditionPages: RuleInput {
  /// Pages that a person sees before or when deleting begins, in order, each once: that of the
  /// entry control, the public information, the first page of the flow.
  var early: [PageRecord]
  /// Pages further on.
  var late: [PageRecord]
  /// Why the public information was not seen, where it was not looked for.
  var publicUnseen: EvidenceFailure?
  /// Why some of the flow was not seen; nil where all of it was.
  var unseen: EvidenceFailure?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let publicPage = evidence.publicInfo.value?.page
    publicUnseen = evidence.publicInfo.failure
    var flow: [String] = []
    var entry: String?
    switch evidence.delete {
    case .missing(let failure):
      guard publicPage != nil else { throw failure }
      unseen = failure
    case .observed(let journey):
      (entry, flow) = (journey.entry?.page, journey.flowPages)
      unseen = journey.unseen
    }
    var met: Set<String> = []
    func pages(_ ids: [String?]) -> [PageRecord] {
      ids.compactMap(\.self).filter { met.insert($0).inserted }.compactMap(evidence.page)
    }
    early = pages([entry, publicPage, flow.first])
    late = pages(flow)
    unseen = unseen ?? all.compactMap(\.obstacle).first
    if all.isEmpty {
      throw unseen ?? EvidenceFailure(.notFound, "No page about deleting the account was seen.")
    }
  }

  var all: [PageRecord] { early + late }
}

import Evidence

/// The pages a person passes on the way to deletion, as the server answered.
struct PathExchanges: RuleInput {
  /// The walk's pages in order, then the public information page; each once.
  var pages: [PageRecord]
  /// Those of the walk alone.
  var walk: [PageRecord]
  /// BCP 47 tag of the language the reader expects.
  var reader: String
  /// Why some of the way was not seen; nil where all of it was.
  var unseen: EvidenceFailure?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    reader = evidence.expectedLanguage
    var ids: [String] = []
    switch evidence.delete {
    case .missing(let failure):
      unseen = failure
    case .observed(let journey):
      unseen = journey.unseen
      for step in journey.steps { ids += [step.page, step.leadsTo].compactMap(\.self) }
      ids += [journey.final?.page].compactMap(\.self)
    }
    var met: Set<String> = []
    walk = ids.filter { met.insert($0).inserted }.compactMap(evidence.page)
    pages = walk
    if let id = evidence.publicInfo.value?.page, met.insert(id).inserted,
      let page = evidence.page(id)
    {
      pages.append(page)
    }
    if pages.isEmpty {
      throw unseen ?? EvidenceFailure(.notFound, "No page on the way was seen.")
    }
  }
}

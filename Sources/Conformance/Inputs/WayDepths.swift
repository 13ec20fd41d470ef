import Evidence

/// How many links lead to the control and to the public information, and how they were sought.
struct WayDepths: RuleInput {
  /// Steps from the account home to the page that shows the entry control; nil where none was seen.
  var toControl: Int?
  /// Links from the home page to the public information; nil where not observed.
  var toInformation: Int?
  var entry: SeenControl?
  var informationPage: PageRecord?
  var search: SearchRecord
  var isOffWebOnly: Bool
  /// Why the control was not reached, where it was not.
  var unseen: EvidenceFailure?
  /// Enumerated steps to the control, and labels of the links to the information.
  var trace: [String]

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let info = evidence.publicInfo.value
    toInformation = info?.page == nil ? nil : info?.depth
    informationPage = info?.page.flatMap(evidence.page)
    switch evidence.delete {
    case .missing(let failure):
      guard toInformation != nil else { throw failure }
      (search, isOffWebOnly, unseen, trace) = (SearchRecord(), false, failure, [])
    case .observed(let journey):
      entry = SeenControl(journey.entry, in: evidence)
      toControl = journey.entry == nil ? nil : min(max(journey.counts.nav, 0), 1_000_000)
      search = journey.search
      isOffWebOnly = journey.isOffWebOnly
      unseen = journey.unseen
      var way = journey
      way.steps.removeAll { $0.phase != .nav }
      trace = StepLines.of(way, pages: evidence.pagesByID)
    }
    trace += (info?.path ?? []).enumerated().map { position, label in
      "public \(position + 1). \"\(Quotation.of(label))\""
    }
  }
}

import Evidence

/// What the pages offer a person who wants to leave: deleting, pausing, or both.
struct LeavingChoices: RuleInput {
  /// The walk's pages in order, then the public information page; each once.
  var pages: [PageRecord]
  var entry: SeenControl?
  var final: SeenControl?
  var isOffWebOnly: Bool
  /// Why some of the way was not seen; nil where all of it was.
  var unseen: EvidenceFailure?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let way = try PathExchanges(from: evidence)
    let journey = evidence.delete.value
    pages = way.pages
    entry = SeenControl(journey?.entry, in: evidence)
    final = SeenControl(journey?.final, in: evidence)
    isOffWebOnly = journey?.isOffWebOnly ?? false
    unseen = way.unseen ?? way.walk.compactMap(\.obstacle).first
  }

  /// Controls of a purpose on these pages, hidden ones included.
  func controls(for purpose: String) -> [SeenControl] {
    pages.flatMap { page in
      page.controls.filter { $0.purpose == purpose }.map { SeenControl(page: page, control: $0) }
    }
  }
}

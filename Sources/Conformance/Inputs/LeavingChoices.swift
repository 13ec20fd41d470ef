import Evidence

/// What the pages offer a person who wants to leave: deleting, pausing, or both.
struct LeavingChoices: RuleInput {
  /// The walk's pages in order, the public information page and the starts; each once.
  var pages: [PageRecord]
  var entry: SeenControl?
  var final: SeenControl?
  var isOffWebOnly: Bool
  /// The search looked at every page near the start, so what it did not find is not there.
  var isExhaustive: Bool
  /// Why some of the way was not seen; nil where all of it was.
  var unseen: EvidenceFailure?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let journey = evidence.delete.value
    let starts = evidence.entries.compactMap { $0.page.value.flatMap(evidence.page) }
    var way: PathExchanges?
    do throws(EvidenceFailure) {
      way = try PathExchanges(from: evidence)
    } catch {
      // Where no way was found, the pages where a person begins still show what is offered.
      guard journey != nil, !starts.isEmpty else { throw error }
    }
    let walk = way?.pages ?? []
    pages = walk + starts.filter { start in !walk.contains { $0.id == start.id } }
    entry = SeenControl(journey?.entry, in: evidence)
    final = SeenControl(journey?.final, in: evidence)
    isOffWebOnly = journey?.isOffWebOnly ?? false
    unseen = way?.unseen ?? way?.walk.compactMap(\.obstacle).first ?? journey?.unseen
    isExhaustive = (journey?.search.exhaustiveToDepth ?? 0) >= Self.enoughDepth
  }

  /// A search as deep as this would have met a way out that people can find.
  private static let enoughDepth = 3

  /// Controls of a purpose on these pages, hidden ones included.
  func controls(for purpose: String) -> [SeenControl] {
    pages.flatMap { page in
      page.controls.filter { $0.purpose == purpose }.map { SeenControl(page: page, control: $0) }
    }
  }
}

import Evidence

/// The pages of the way out, as far as they say which locale they belong to.
struct LocaleTrail: RuleInput {
  /// BCP 47 tag of the language the reader expects.
  var reader: String
  /// Pages of the walk, in order, each once.
  var walk: [PageRecord]
  /// Those of them that lie behind the entry control, by id.
  var flow: Set<String>
  /// Why some of the way was not seen; nil where all of it was.
  var unseen: EvidenceFailure?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let journey = try evidence.delete.get()
    let way = try PathExchanges(from: evidence)
    reader = way.reader
    walk = way.walk
    flow = Set(journey.flowPages)
    unseen = way.unseen ?? way.walk.compactMap(\.obstacle).first
    if unseen == nil, !walk.contains(where: { flow.contains($0.id) }) {
      unseen = EvidenceFailure(.notFound, "No page behind the entry control was seen.")
    }
  }
}

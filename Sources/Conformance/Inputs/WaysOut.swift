import Evidence

/// The ways of leaving that the pages offer.
struct WaysOut: RuleInput {
  /// The control on the web that would do it.
  var final: SeenControl?
  /// `web`, `mail`, `phone`, `chat`, `post`, `app`; sorted.
  var channels: [String]
  var isOffWebOnly: Bool
  /// Where another way is named, or else the last page of the walk.
  var naming: Judgement.Spot?
  /// Why no final control was seen.
  var missing: EvidenceFailure

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let journey = try evidence.delete.get()
    final = SeenControl(journey.final, in: evidence)
    channels = journey.channels
    isOffWebOnly = journey.isOffWebOnly
    missing =
      journey.unseen ?? EvidenceFailure(.internal, "The final control is not in the evidence.")
    let pages = (journey.pages + journey.flowPages).compactMap(evidence.page)
    naming = pages.last.map { page in
      let block = page.blocks.first { block in
        block.cues.contains { $0.hasPrefix("contact-") || $0 == "app-only" }
      }
      return Judgement.Spot(page: page, place: block?.place, quote: block?.text)
    }
  }
}

import Evidence

/// The pages on which deleting the account is the subject, and what is pressed there.
struct DeletionPages: RuleInput {
  /// BCP 47 tag of the language the reader expects.
  var reader: String
  /// Pages from the entry control's target on, in order.
  var flow: [PageRecord]
  /// The page that tells a visitor without an account how to delete one.
  var publicPage: PageRecord?
  var entry: SeenControl?
  /// Controls pressed between entry and final control.
  var pressed: [SeenControl]
  var final: SeenControl?
  /// Why some of the flow was not seen; nil where all of it was.
  var unseen: EvidenceFailure?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    reader = evidence.expectedLanguage
    publicPage = evidence.publicInfo.value?.page.flatMap(evidence.page)
    switch evidence.delete {
    case .missing(let failure):
      guard publicPage != nil else { throw failure }
      (flow, entry, pressed, final, unseen) = ([], nil, [], nil, failure)
    case .observed(let journey):
      flow = journey.flowPages.compactMap(evidence.page)
      entry = SeenControl(journey.entry, in: evidence)
      final = SeenControl(journey.final, in: evidence)
      pressed = journey.steps.filter { $0.phase == .flow && $0.action != .finish }
        .compactMap { step in
          step.control.flatMap { position in
            SeenControl(ControlReference(page: step.page, control: position), in: evidence)
          }
        }
      unseen = journey.unseen ?? flow.compactMap(\.obstacle).first
      if flow.isEmpty, publicPage == nil {
        throw unseen ?? EvidenceFailure(.notFound, "No page about deleting the account was seen.")
      }
    }
  }

  /// Flow pages and the public page, each once.
  var all: [PageRecord] {
    guard let publicPage, !flow.contains(where: { $0.id == publicPage.id }) else { return flow }
    return flow + [publicPage]
  }

  /// Why there is no page of the flow to look at.
  var noFlow: EvidenceFailure {
    unseen ?? EvidenceFailure(.notFound, "No page of the deletion flow was seen.")
  }
}

import Evidence

/// The pages behind the entry control, what leads on from each, and the forms sent on the way.
struct DeletionFlow: RuleInput {
  /// A page of the flow.
  struct Stage: Sendable {
    var page: PageRecord
    /// The control with which the walk got beyond the page; nil where it ended here.
    var onward: Control?
    /// True for a page behind which another one comes.
    var isPassed: Bool
  }

  /// Flow pages, in order.
  var stages: [Stage]
  /// Forms that the walk sends from the entry control on, the final one included.
  var forms: [SentForm]
  var final: SeenControl?
  /// The pages offer only ways off the web.
  var isOffWebOnly: Bool
  /// Why some of the flow was not seen; nil where all of it was.
  var unseen: EvidenceFailure?

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let journey = try evidence.delete.get()
    forms = SentForm.all(of: journey, in: evidence)
    final = SeenControl(journey.final, in: evidence)
    isOffWebOnly = journey.isOffWebOnly
    stages = journey.flowPages.compactMap(evidence.page).map { page in
      let step = journey.steps.last { step in
        step.phase == .flow && step.page == page.id && step.leadsTo != nil
          && step.leadsTo != page.id
      }
      let reference = step.flatMap { step in
        step.control.map { ControlReference(page: page.id, control: $0) }
      }
      return Stage(
        page: page, onward: SeenControl(reference, in: evidence)?.control,
        isPassed: step != nil && page.id != journey.final?.page)
    }
    unseen = journey.unseen ?? stages.compactMap(\.page.obstacle).first
    if unseen == nil, final == nil, !isOffWebOnly {
      unseen = EvidenceFailure(.internal, "The final control is not in the evidence.")
    }
  }

  var pages: [PageRecord] { stages.map(\.page) }
}

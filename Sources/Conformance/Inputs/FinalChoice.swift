import Evidence

/// The final control, and what is pressed on the pages before it.
struct FinalChoice: RuleInput {
  var final: SeenControl?
  /// Controls pressed on the flow's pages, in order, the final one included.
  var pressed: [SeenControl]
  var isOffWebOnly: Bool
  /// Why there is no final control to look at.
  var missing: EvidenceFailure
  /// The vocabulary recognised words on these pages.
  var isVocabularyKnown: Bool

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let journey = try evidence.delete.get()
    final = SeenControl(journey.final, in: evidence)
    let flow = Set(journey.flowPages)
    pressed = journey.steps.filter { flow.contains($0.page) }.compactMap { step in
      step.control.flatMap { position in
        SeenControl(ControlReference(page: step.page, control: position), in: evidence)
      }
    }
    isOffWebOnly = journey.isOffWebOnly
    missing =
      journey.unseen ?? EvidenceFailure(.internal, "The final control is not in the evidence.")
    isVocabularyKnown = VocabularyReach.covers(journey.pages.compactMap(evidence.page))
  }
}

import Evidence

/// The control that opens the way out, and the controls on the way.
struct EntryControl: RuleInput {
  var entry: SeenControl?
  /// Controls pressed on the walk, the final one included.
  var path: [SeenControl]
  var isOffWebOnly: Bool
  /// Why some of the way was not seen; nil where all of it was.
  var unseen: EvidenceFailure?
  /// The vocabulary recognised words on these pages.
  var isVocabularyKnown: Bool

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let journey = try evidence.delete.get()
    entry = SeenControl(journey.entry, in: evidence)
    path = journey.steps.compactMap { step in
      step.control.flatMap { position in
        SeenControl(ControlReference(page: step.page, control: position), in: evidence)
      }
    }
    if let final = SeenControl(journey.final, in: evidence) { path.append(final) }
    isOffWebOnly = journey.isOffWebOnly
    unseen = journey.unseen
    isVocabularyKnown = VocabularyReach.covers(journey.pages.compactMap(evidence.page))
  }

  /// Why there is no entry control to look at.
  var missing: EvidenceFailure {
    unseen ?? EvidenceFailure(.notFound, "No control that opens the way out was seen.")
  }
}

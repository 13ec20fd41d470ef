import Evidence

/// The way from the control that ends a paid contract to the one that confirms it.
struct ContractExit: RuleInput {
  /// The scenario declares a paid contract that goes on until it is ended.
  var isContinuingContract: Bool
  var entry: SeenControl?
  var final: SeenControl?
  /// Steps between entry control and final control that got further, in order.
  var between: [Step] = []
  /// The page on which the walk ended.
  var end: PageRecord?
  /// The walk ended at a control that works by script only.
  var endsInScript = false
  var isOffWebOnly = false
  /// Why the walk did not reach the final control.
  var unseen: EvidenceFailure?
  /// Enumerated steps from the entry control on.
  var trace: [String] = []

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    isContinuingContract = evidence.isContinuingContract
    guard isContinuingContract else { return }
    let journey = try evidence.delete.get()
    entry = SeenControl(journey.entry, in: evidence)
    final = SeenControl(journey.final, in: evidence)
    isOffWebOnly = journey.isOffWebOnly
    unseen = journey.unseen
    var way = journey
    way.steps.removeAll { $0.phase != .flow }
    trace = StepLines.of(way, pages: evidence.pagesByID)
    end = (journey.flowPages.last ?? journey.pages.last).flatMap(evidence.page)
    // The first step presses the entry control itself, unless that is the final control already.
    between = way.steps.filter { $0.action != .finish }
    let isEntry = between.first.map { first in
      first.page == journey.entry?.page && first.control == journey.entry?.control
    }
    if isEntry == true { between.removeFirst() }
    endsInScript =
      final == nil && journey.ended?.reason == .needsBrowser && between.last?.action == .press
    // What the step at which the walk ended leads to is not known to lie on the way.
    if final == nil, between.last?.action != .identify { between.removeLast(min(between.count, 1)) }
  }
}

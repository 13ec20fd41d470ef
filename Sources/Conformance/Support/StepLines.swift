import Evidence

/// Steps as lines for a reader: what was counted, in order.
enum StepLines {
  /// `1. follow "Settings" on https://${host}/account`, one a step.
  ///
  /// A step that does not count has no number and says why.
  static func of(_ journey: JourneyRecord, pages: [String: PageRecord]) -> [String] {
    var number = 0
    return journey.steps.map { step in
      let page = pages[step.page]?.finalAddress ?? step.page
      let words = "\(step.action.rawValue) \"\(Quotation.of(step.label))\" on \(page)"
      guard step.counts else { return "-. \(words) (first identity check, not counted)" }
      number += 1
      let note = step.action == .finish ? " (counted, never pressed)" : ""
      return "\(number). \(words)\(note)"
    }
  }

  /// `total 7 = nav 3 + flow 4`.
  static func sum(_ counts: Counts) -> String {
    "total \(counts.boundedTotal) = nav \(counts.nav) + flow \(counts.flow)"
  }
}

extension Counts {
  /// The total, with both parts held to a range that cannot overflow.
  var boundedTotal: Int {
    min(max(nav, 0), 1_000_000) + min(max(flow, 0), 1_000_000)
  }
}

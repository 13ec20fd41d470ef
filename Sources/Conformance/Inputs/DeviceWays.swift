import Evidence

/// The ways out that each device finds, and texts that name one device or app only.
struct DeviceWays: RuleInput {
  /// What one device came to.
  enum End: Sendable {
    /// The final control, on the web.
    case final(SeenControl)
    /// Only other ways, `app` or `mail`.
    case offWeb(channels: [String])
    /// Neither was seen; `isProven` where looking on would not change that.
    case unseen(EvidenceFailure, isProven: Bool)
  }

  struct Way: Sendable {
    /// `the mobile device`.
    var name: String
    var end: End
    /// The page on which the walk ended.
    var last: PageRecord?
  }

  var first: Way
  var second: Way?
  /// A text on a flow page or the public page that names the app, or one device, as the only way.
  var only: Judgement.Spot?
  /// A way on the web was begun and not seen to its end, so such a text proves nothing.
  var isWebBegun: Bool

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let other = evidence.secondDevice
    let publicPage = evidence.publicInfo.value?.page.flatMap(evidence.page)
    if let failure = evidence.delete.failure, other == nil, publicPage == nil { throw failure }
    let (mine, others) = (evidence.delete, other?.delete)
    first = Self.way(mine, beside: others?.value, named: "the first device", in: evidence)
    second = other.map { other in
      Self.way(other.delete, beside: mine.value, named: "the \(other.device) device", in: evidence)
    }
    let journeys = [mine.value, others?.value].compactMap(\.self)
    let pages = journeys.flatMap(\.flowPages).compactMap(evidence.page)
    only = (pages + [publicPage].compactMap(\.self)).compactMap(Self.onlyElsewhere).first
    isWebBegun = journeys.contains { journey in
      journey.final != nil || journey.entry != nil && !journey.isOffWebOnly
    }
  }

  private static func way(
    _ delete: Observation<JourneyRecord>, beside other: JourneyRecord?, named name: String,
    in evidence: CaseEvidence
  ) -> Way {
    switch delete {
    case .missing(let failure): return Way(name: name, end: .unseen(failure, isProven: false))
    case .observed(let journey):
      let last = (journey.flowPages.last ?? journey.pages.last).flatMap(evidence.page)
      return Way(name: name, end: end(of: journey, beside: other, in: evidence), last: last)
    }
  }

  private static func end(
    of journey: JourneyRecord, beside other: JourneyRecord?, in evidence: CaseEvidence
  ) -> End {
    if let final = SeenControl(journey.final, in: evidence) { return .final(final) }
    if journey.isOffWebOnly { return .offWeb(channels: journey.channels) }
    let failure =
      journey.unseen ?? EvidenceFailure(.internal, "The final control is not in the evidence.")
    return .unseen(failure, isProven: failure.reason == .notFound && isAbsent(journey, other))
  }

  /// True where the way breaks off behind its entry control, or where every page was looked at to
  /// the depth at which the other device shows the control.
  private static func isAbsent(_ journey: JourneyRecord, _ other: JourneyRecord?) -> Bool {
    if journey.entry != nil { return true }
    guard let depth = journey.search.exhaustiveToDepth, let other else { return false }
    return depth >= other.counts.nav
  }

  private static func onlyElsewhere(on page: PageRecord) -> Judgement.Spot? {
    page.blocks.first { $0.isMain && $0.cues.contains("app-only") }
      .map { Judgement.Spot(page: page, place: $0.place, quote: $0.text) }
  }
}

import Evidence
import Pages

/// A walk in progress, and its result.
struct Flow: Sendable {
  /// Pages walked over, the one with the first control included.
  var pages: [VisitedPage]
  var steps: [Walked] = []
  var final: (page: VisitedPage, control: Int)?
  var ended: EvidenceFailure?
  var channels: Set<String> = []
  /// Ways that were tried and led nowhere.
  var rejected: [SearchRecord.Rejected] = []

  mutating func end(_ reason: ReasonCode, _ detail: String) {
    ended = EvidenceFailure(reason, detail)
  }

  /// How much a walk that did not reach the final control still tells: higher is more.
  var worth: Int {
    if final != nil { return 100 }
    switch ended?.reason {
    case .needsDeclaredStep: return 60
    case .httpError: return 50
    case .needsBrowser: return 40
    case .loginWall, .signedOut: return 35
    case .blocked, .challenge, .robots: return 30
    default: return channels.isEmpty ? 10 : 45
    }
  }
}

/// One action of a walk, with the pages themselves instead of their ids.
struct Walked: Sendable {
  var action: Step.Action
  var page: VisitedPage
  var control: Int?
  /// What is on the control, or beside the field that is filled in.
  var label: String
  var leadsTo: VisitedPage?

  init(
    _ action: Step.Action, _ page: VisitedPage, _ control: Int?, label: String? = nil,
    leadsTo: VisitedPage? = nil
  ) {
    self.action = action
    self.page = page
    self.control = control
    self.label = label ?? control.map { page.model.controls[$0].label } ?? ""
    self.leadsTo = leadsTo
  }
}

import Evidence

/// A control with the page it was seen on.
struct SeenControl: Sendable {
  var page: PageRecord
  var control: Control

  init?(_ reference: ControlReference?, in evidence: CaseEvidence) {
    guard let reference, let found = evidence.control(reference) else { return nil }
    page = found.page
    control = found.control
  }

  init(page: PageRecord, control: Control) {
    self.page = page
    self.control = control
  }

  var spot: Judgement.Spot {
    Judgement.Spot(page: page, place: control.place, quote: control.label)
  }
}

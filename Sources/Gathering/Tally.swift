import Evidence
import Languages
import Pages

/// Counts a walk: the one place where pages and actions become numbers (docs/counting.md).
struct Tally {
  private(set) var steps: [Counted] = []
  private(set) var counts = Counts()

  struct Counted {
    var walked: Walked
    var phase: Step.Phase
    var counts: Bool
  }

  /// Counts a walk to its final control, or as far as it came.
  ///
  /// - Parameters:
  ///   - nav: actions from the start to the page that shows the entry control.
  ///   - flow: actions from pressing the entry control on.
  ///   - final: the control that would do it.
  ///   - channels: ways that the pages offer.
  ///   - goal: choosing a password when joining is no identity check, giving it again is one.
  init(
    nav: [Walked], flow: [Walked], final: (page: VisitedPage, control: Int)?,
    channels: Set<String>, goal: JourneyRecord.Goal
  ) {
    var identityChecks = 0
    for walked in nav { append(walked, .nav, counts: true) }
    for walked in flow {
      guard walked.action == .identify else {
        append(walked, .flow, counts: true)
        continue
      }
      identityChecks += 1
      // An identity check protects the person too; the first is free on both sides.
      append(walked, .flow, counts: identityChecks > 1)
    }
    if let final {
      let control = final.page.model.controls[final.control]
      if goal == .delete, let field = PromptReading.credential(of: control, on: final.page) {
        identityChecks += 1
        append(
          Walked(.identify, final.page, nil, label: field.label), .flow,
          counts: identityChecks > 1)
      }
      append(Walked(.finish, final.page, final.control), .flow, counts: true)
    }
    counts.identityChecks = identityChecks
    // Where the web does not lead to the end, the person has to go on by mail, phone or app.
    counts.channelSwitches = final == nil && !channels.subtracting(["web"]).isEmpty ? 1 : 0
    countSteps()
    countPages(flow: flow, final: final)
  }

  private mutating func append(_ walked: Walked, _ phase: Step.Phase, counts: Bool) {
    steps.append(Counted(walked: walked, phase: phase, counts: counts))
  }

  private mutating func countSteps() {
    counts.nav = steps.filter { $0.counts && $0.phase == .nav }.count
    counts.flow = steps.filter { $0.counts && $0.phase == .flow }.count
    counts.actions = steps.count
    var pages: Set<String> = []
    for step in steps {
      pages.insert(step.walked.page.key)
      if let next = step.walked.leadsTo { pages.insert(next.key) }
    }
    counts.pages = pages.count
  }

  private mutating func countPages(flow: [Walked], final: (page: VisitedPage, control: Int)?) {
    var seen: Set<String> = []
    let pages = (flow.compactMap(\.leadsTo) + [final?.page].compactMap(\.self))
      .filter { seen.insert($0.key).inserted }
    for page in pages {
      if PromptReading.asksToReconsider(page) { counts.reconfirmations += 1 }
      if PromptReading.announcesWait(page) { counts.waits += 1 }
      counts.optionsShown += page.model.controls.filter { $0.region == .main && !$0.isHidden }.count
    }
    let sent = steps.compactMap { step -> PageModel.Form? in
      guard step.phase == .flow, let control = step.walked.control else { return nil }
      return step.walked.page.form(of: step.walked.page.model.controls[control])
    }
    counts.fieldsRequired = sent.reduce(0) { sum, form in
      sum + Set(form.fields.filter { $0.isRequired && $0.kind != .hidden }.map(\.name)).count
    }
  }
}

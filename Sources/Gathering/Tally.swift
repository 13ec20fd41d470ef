import Evidence
import Languages
import Pages

/// Counts a walk: the one place where pages and actions become numbers (docs/counting.md).
struct Tally {
  private(set) var steps: [Counted] = []
  private(set) var counts = Counts()
  private var browserQuestions = 0

  struct Counted {
    var walked: Walked
    var phase: Step.Phase
    var counts: Bool
  }

  /// Counts a walk to its final control, or as far as it came.
  ///
  /// - Parameters:
  ///   - walk: the actions, and the control that would do it.
  ///   - goal: choosing a password when joining is no identity check, giving it again is one.
  init(walk: JourneyWalk, goal: JourneyRecord.Goal) {
    let (flow, final) = (walk.flow.steps, walk.flow.final)
    var identityChecks = 0
    for walked in walk.nav { append(walked, .nav, counts: true) }
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
      // The browser's own "OK" stands on no page, so it is a re-confirmation and no step.
      if control.asksAgain { counts.reconfirmations += 1 }
      browserQuestions = control.asksAgain ? 1 : 0
      append(Walked(.finish, final.page, final.control), .flow, counts: true)
    }
    counts.identityChecks = identityChecks
    // Where the web does not lead to the end, the person has to go on by mail, phone or app.
    counts.channelSwitches =
      final == nil && !walk.flow.channels.subtracting(["web"]).isEmpty ? 1 : 0
    countPages(flow: flow, final: final)
    countSteps()
  }

  private mutating func append(_ walked: Walked, _ phase: Step.Phase, counts: Bool) {
    steps.append(Counted(walked: walked, phase: phase, counts: counts))
  }

  private mutating func countSteps() {
    counts.nav = steps.filter { $0.counts && $0.phase == .nav }.count
    counts.flow = steps.filter { $0.counts && $0.phase == .flow }.count
    counts.actions = steps.count
    // Giving a password on the final page is typing; the press is the final control's.
    let typed = steps.filter { $0.walked.action == .identify && $0.walked.control == nil }.count
    counts.flowActions = steps.filter { $0.phase == .flow }.count - typed
    counts.interactions = steps.count - typed + counts.fieldsRequired + browserQuestions
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
    counts.flowPages = pages.count
    for page in pages {
      if PromptReading.asksToReconsider(page) { counts.reconfirmations += 1 }
      if PromptReading.announcesWait(page) { counts.waits += 1 }
      counts.optionsShown += page.model.controls.filter { $0.region == .main && !$0.isHidden }.count
    }
    countFields()
  }

  /// Fields that must be filled in, of every form that is sent on the way.
  private mutating func countFields() {
    var seen: Set<String> = []
    for step in steps where step.phase == .flow {
      let page = step.walked.page
      guard let control = step.walked.control.map({ page.model.controls[$0] }),
        let form = page.form(of: control), seen.insert("\(page.key) \(form.place)").inserted
      else { continue }
      counts.fieldsRequired +=
        Set(form.fields.filter { $0.isRequired && $0.kind != .hidden }.map(\.name)).count
    }
  }
}

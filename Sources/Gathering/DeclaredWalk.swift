import Evidence
import Languages
import Pages
import Scenarios
import Transfer

/// Walks the steps that a scenario declares, then discovers the rest of the way.
///
/// Declared forms are the only ones besides the log-in that are ever sent: the scenario's author
/// answers for their being safe.
struct DeclaredWalk {
  let ground: SearchGround
  let goal: Purpose
  let permit: @Sendable (WebAddress) -> Void

  /// Walks from a page.
  ///
  /// - Parameters:
  ///   - steps: the declared steps, in order.
  ///   - start: the page where counting begins.
  ///   - name: what the scenario calls it.
  ///   - finder: finds the rest of the way from the page that the steps lead to.
  /// - Returns: the whole walk.
  func walk(
    _ steps: [ResolvedStep], from start: VisitedPage, named name: String,
    then finder: JourneyFinder
  ) async -> JourneyWalk {
    var walked: [Walked] = []
    var page = start
    for step in steps {
      do throws(EvidenceFailure) {
        let action = try await perform(step, on: page)
        walked += action
        if let next = action.last?.leadsTo {
          page = next
        } else if case .open(let address) = step.action {
          page = try await open(address)
        }
        if let obstacle = page.obstacle { throw obstacle }
        try PageProof(sign: step.proof).check(page)
      } catch {
        var flow = Flow(pages: [page])
        flow.ended = error
        return split(walked, before: JourneyWalk(from: name, flow: flow))
      }
    }
    var finder = finder
    finder.isUnderWay = walked.contains(where: namesGoal)
    return split(walked, before: await finder.find(from: page, named: name))
  }

  private func open(_ address: String) async throws(EvidenceFailure) -> VisitedPage {
    guard let address = WebAddress(address) else {
      throw EvidenceFailure(.internal, "a declared address cannot be read")
    }
    return try await ground.visitor.open(address)
  }

  /// What a step does; `open` starts elsewhere and counts nothing.
  private func perform(
    _ step: ResolvedStep, on page: VisitedPage
  ) async throws(EvidenceFailure) -> [Walked] {
    switch step.action {
    case .open: return []
    case .follow(let target): return try await follow(target, on: page)
    case .submit(let action, let fields): return [try await submit(action, fields, on: page)]
    }
  }

  private func follow(
    _ target: ResolvedStep.Target, on page: VisitedPage
  ) async throws(EvidenceFailure) -> [Walked] {
    guard let control = find(target, on: page) else {
      throw EvidenceFailure(.notFound, "a declared step's control is not on the page")
    }
    let opening = Reveal.presses(for: control, on: page)
    switch PressEffect.of(control, on: page, languages: ground.languages) {
    case .open(let address, let action):
      guard ground.scope.contains(address) else {
        throw EvidenceFailure(.notFound, "a declared step leads to another site, \(address.host)")
      }
      let next = try await ground.visitor.open(address)
      return opening + [Walked(action, page, control, leadsTo: next)]
    case .reveal: return opening + [Walked(.press, page, control)]
    case .script:
      return opening + [Walked(.press, page, control, leadsTo: try await press(control, on: page))]
    case .send, .leave, .refuse:
      throw EvidenceFailure(.needsDeclaredStep, "a declared step's control cannot be followed")
    }
  }

  /// Presses what works by script: the scenario's author answers for its only leading on.
  private func press(
    _ control: Int, on page: VisitedPage
  ) async throws(EvidenceFailure) -> VisitedPage {
    guard page.isRendered else {
      throw EvidenceFailure(.needsBrowser, "a declared step's control works by script only")
    }
    let reading = FinalReading(page: page, goal: goal, isInFlow: true)
    guard !reading.isFinal(control, .script),
      let state = PressRule.state(pressing: control, on: page, declared: true)
    else {
      throw EvidenceFailure(.needsDeclaredStep, "a declared step's control cannot be followed")
    }
    return try await ground.visitor.open(state)
  }

  private func submit(
    _ path: String, _ fields: [ResolvedScenario.NamedValue], on page: VisitedPage
  ) async throws(EvidenceFailure) -> Walked {
    let form = page.model.forms.firstIndex { form in
      form.method == .post && page.target(of: form)?.path == path
    }
    guard let form, let action = page.target(of: page.model.forms[form]) else {
      throw EvidenceFailure(.notFound, "a declared form is not on the page")
    }
    permit(action)
    let values = SignIn.match(fields, to: page.model.forms[form])
    let request = FormSubmission(
      page.model.forms[form], filling: values, button: page.model.button(of: form)
    )
    .request(action: action, from: page, intent: .declaredStep)
    let button = page.model.controls.firstIndex { $0.form == form && $0.role != .expander }
    let asks = page.model.forms[form].fields.contains { $0.kind == .password || $0.kind == .code }
    return Walked(
      asks ? .identify : .submit, page, button, leadsTo: try await ground.visitor.send(request))
  }

  private func find(_ target: ResolvedStep.Target, on page: VisitedPage) -> Int? {
    let controls = page.model.controls
    let matching = controls.indices.filter { index in
      switch target {
      case .label(let label):
        controls[index].label.lowercased() == label.lowercased()
      case .purpose(let purpose): controls[index].purpose?.purpose.rawValue == purpose
      case .selector(let selector): controls[index].place.hasSuffix(selector)
      }
    }
    return matching.min { left, right in
      let key = { (index: Int) -> (Int, Int, Int) in
        let control = controls[index]
        return (control.isHidden ? 1 : 0, control.region == .main ? 0 : 1, index)
      }
      return key(left) < key(right)
    }
  }

  /// Puts declared actions before the discovered rest.
  ///
  /// From the first pressed control that names the goal on, they belong to the flow.
  private func split(_ walked: [Walked], before rest: JourneyWalk) -> JourneyWalk {
    var result = rest
    // Steps that the scenario gives were not searched for.
    result.pagesBeforeFound = nil
    guard let start = walked.firstIndex(where: namesGoal), let control = walked[start].control
    else {
      result.nav = walked + rest.nav
      return result
    }
    result.nav = Array(walked[..<start])
    result.flow.steps = Array(walked[start...]) + rest.nav + rest.flow.steps
    result.flow.pages = walked[start...].map(\.page) + rest.flow.pages
    result.entry = (walked[start].page, control)
    return result
  }

  private func namesGoal(_ walked: Walked) -> Bool {
    walked.control.map { walked.page.model.controls[$0].purpose?.purpose == goal } ?? false
  }
}

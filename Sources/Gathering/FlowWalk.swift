import Evidence
import Languages
import Pages
import Transfer

/// Walks from the control that names the goal to the final control, which is found, never pressed.
///
/// Only what is safe is followed: links and forms with method GET that the guard lets pass. A form
/// with method POST either is the final control, or ends the walk unless the scenario declares it.
/// Where a page offers several ways on, the likeliest is tried first, and the next one where that
/// leads nowhere.
struct FlowWalk {
  let ground: SearchGround
  /// `delete` or `signUp`.
  let goal: Purpose
  /// A control that names the goal was pressed before.
  var isUnderWay = false

  /// Longer flows than this exist nowhere in the reported cases (the longest has ten pages).
  static let maximumPages = 12
  /// Ways on that are tried on one page.
  private static let maximumBranches = 3

  private typealias Place = (page: VisitedPage, control: Int)

  /// Walks from a control on a page.
  func walk(from page: VisitedPage, control: Int) async -> Flow {
    await press((page, control), in: Flow(pages: [page]))
  }

  private func press(_ place: Place, in flow: Flow) async -> Flow {
    var flow = flow
    let pressed = place.page.model.controls[place.control]
    let effect = PressEffect.of(place.control, on: place.page, languages: ground.languages)
    let reading = FinalReading(
      page: place.page, goal: goal, isInFlow: isUnderWay || flow.pages.count > 1)
    // What opens the first control is counted on the way to it.
    if !flow.steps.isEmpty {
      flow.steps += unpressed(Reveal.presses(for: place.control, on: place.page), in: flow)
    }
    if reading.isFinal(place.control, effect) {
      flow.channels.insert("web")
      flow.final = place
      return flow
    }
    switch effect {
    case .leave(let channel):
      flow.channels.insert(channel)
      flow.end(.notFound, "\"\(pressed.label)\" leaves the site by \(channel)")
    case .script: return await pressInBrowser(place, in: flow)
    case .refuse(let reason):
      flow.steps.append(Walked(.follow, place.page, place.control))
      flow.end(.needsDeclaredStep, "\"\(pressed.label)\" is not followed: it \(reason)")
    case .send: endBeforeForm(&flow, at: place)
    case .reveal: return await reveal(place, in: flow)
    case .open(let address, let action): return await open(address, action, place, in: flow)
    }
    return flow
  }

  /// Presses what works by script, where that can only lead on.
  private func pressInBrowser(_ place: Place, in flow: Flow) async -> Flow {
    var flow = flow
    let label = place.page.model.controls[place.control].label
    if let state = PressRule.state(pressing: place.control, on: place.page) {
      return await goOn(.press, from: place, in: flow) { () throws(EvidenceFailure) in
        try await ground.visitor.open(state)
      }
    }
    flow.steps.append(Walked(.press, place.page, place.control))
    if place.page.isRendered {
      flow.end(.needsDeclaredStep, "\"\(label)\" works by a script that may do what it says")
    } else {
      flow.end(.needsBrowser, "\"\(label)\" works by script only")
    }
    return flow
  }

  /// Goes on inside the part that a control opens.
  private func reveal(_ place: Place, in flow: Flow) async -> Flow {
    var flow = flow
    let inside = FlowChoice(page: place.page, walked: flow.pages, goal: goal)
      .ranked(behind: place.control)
    flow.steps.append(Walked(.press, place.page, place.control))
    guard !inside.isEmpty else {
      flow.end(.notFound, "what it opens offers no control that goes on")
      return flow
    }
    // The part asks a question of its own, so it counts as a page of the flow.
    flow.pages.append(place.page)
    return await best(of: inside, on: place.page, in: flow)
  }

  private func open(
    _ address: WebAddress, _ action: Step.Action, _ place: Place, in flow: Flow
  ) async -> Flow {
    var flow = flow
    guard ground.scope.contains(address) else {
      flow.steps.append(Walked(action, place.page, place.control))
      flow.channels.insert("site")
      flow.end(.notFound, "the way leads to another site, \(address.host)")
      return flow
    }
    return await goOn(action, from: place, in: flow) { () throws(EvidenceFailure) in
      try await ground.visitor.open(address)
    }
  }

  private func goOn(
    _ action: Step.Action, from place: Place, in flow: Flow,
    _ read: () async throws(EvidenceFailure) -> VisitedPage
  ) async -> Flow {
    var flow = flow
    guard flow.pages.count <= Self.maximumPages else {
      flow.end(.budget, "the flow goes on after \(Self.maximumPages) pages")
      return flow
    }
    guard let next = await follow(action, from: place, in: &flow, read) else { return flow }
    let choices = FlowChoice(page: next, walked: flow.pages, goal: goal).ranked()
    guard !choices.isEmpty else {
      endWithoutControl(&flow, on: next)
      return flow
    }
    flow.pages.append(next)
    return await best(of: choices, on: next, in: flow)
  }

  /// Tries ways on until one reaches the final control; else the one that tells most.
  private func best(of choices: [Int], on page: VisitedPage, in flow: Flow) async -> Flow {
    var best: Flow?
    var rejected: [SearchRecord.Rejected] = []
    for control in choices.prefix(Self.maximumBranches) {
      var found = await press((page, control), in: flow)
      if found.final != nil {
        found.rejected += rejected
        return found
      }
      rejected.append(
        SearchRecord.Rejected(
          label: page.model.controls[control].label, address: page.address.description,
          reason: found.ended?.detail ?? "leads nowhere"))
      if best.map({ found.worth > $0.worth }) ?? true { best = found }
    }
    var result = best ?? flow
    result.rejected += rejected.dropFirst()
    return result
  }

  /// Opens the next page of the flow; nil where the walk ends with this step.
  private func follow(
    _ action: Step.Action, from current: Place, in flow: inout Flow,
    _ read: () async throws(EvidenceFailure) -> VisitedPage
  ) async -> VisitedPage? {
    var step = Walked(action, current.page, current.control)
    do throws(EvidenceFailure) {
      let next = try await read()
      step.leadsTo = next
      flow.steps.append(step)
      if let obstacle = next.obstacle {
        flow.ended = obstacle
        return nil
      }
      if next.model.asksToLogIn, goal == .delete {
        flow.end(.loginWall, "a log-in page is served in place of the next step")
        return nil
      }
      // A press may change a page and not its address.
      let isChanged = next.state != nil && next.address == current.page.address
      if flow.pages.contains(where: {
        $0.key == next.key || !isChanged && $0.address == next.address
      }) {
        flow.end(.notFound, "the way leads back to a page of its own")
        return nil
      }
      return next
    } catch {
      flow.steps.append(step)
      flow.ended = error
      return nil
    }
  }

  private func endBeforeForm(_ flow: inout Flow, at place: Place) {
    let control = place.page.model.controls[place.control]
    let action: Step.Action =
      PromptReading.asksForCredentials(control, on: place.page) ? .identify : .submit
    flow.steps.append(Walked(action, place.page, place.control))
    flow.end(
      .needsDeclaredStep,
      "\"\(control.label)\" sends a form that the scenario does not declare safe")
  }

  private func endWithoutControl(_ flow: inout Flow, on page: VisitedPage) {
    flow.channels.formUnion(PromptReading.channels(on: page))
    let ways = flow.channels.sorted().joined(separator: ", ")
    flow.pages.append(page)
    flow.end(
      .notFound,
      ways.isEmpty
        ? "the page offers no control that goes on" : "the page offers no control, only \(ways)")
  }

  /// Presses that were not done on this page before.
  private func unpressed(_ presses: [Walked], in flow: Flow) -> [Walked] {
    presses.filter { press in
      !flow.steps.contains {
        $0.page.key == press.page.key && $0.control == press.control && $0.label == press.label
      }
    }
  }
}

import Evidence
import Languages
import Pages
import Transfer

/// Walks from the control that names the goal to the final control, which is found, never pressed.
///
/// Only what is safe is followed: links and forms with method GET that the guard lets pass. A form
/// with method POST either is the final control, or ends the walk unless the scenario declares it.
struct FlowWalk {
  let visitor: Visitor
  let scope: SiteScope
  /// `delete` or `signUp`.
  let goal: Purpose

  /// Longer flows than this exist nowhere in the reported cases (the longest has ten pages).
  static let maximumPages = 12

  /// What pressing a control would do.
  enum Effect {
    case open(WebAddress, Step.Action)
    /// A form with method POST.
    case send
    case leave(channel: String)
    case script
    case refuse(String)
  }

  /// Walks from a control on a page.
  func walk(from page: VisitedPage, control: Int) async -> Flow {
    var flow = Flow(pages: [page])
    var current = (page: page, control: control)
    for _ in 0..<Self.maximumPages {
      let pressed = current.page.model.controls[current.control]
      switch effect(of: current.control, on: current.page) {
      case .leave(let channel):
        flow.channels.insert(channel)
        flow.end(.notFound, "\"\(pressed.label)\" leaves the site by \(channel)")
        return flow
      case .script:
        flow.steps.append(Walked(.press, current.page, current.control))
        flow.end(.needsBrowser, "\"\(pressed.label)\" works by script only")
        return flow
      case .refuse, .send:
        finish(&flow, at: current)
        return flow
      case .open(let address, let action):
        guard let next = await follow(address, action, from: current, in: &flow) else {
          return flow
        }
        guard let control = FlowChoice(page: next, walked: flow.pages, goal: goal).next else {
          endWithoutControl(&flow, on: next)
          return flow
        }
        flow.pages.append(next)
        current = (next, control)
      }
    }
    flow.end(.budget, "the flow goes on after \(Self.maximumPages) pages")
    return flow
  }

  /// What pressing a control would do, without doing it.
  func effect(of index: Int, on page: VisitedPage) -> Effect {
    let control = page.model.controls[index]
    if let scheme = page.otherScheme(of: control) { return .leave(channel: Self.channel(scheme)) }
    if control.role == .link {
      guard let target = page.target(of: control) else { return .script }
      if target.withoutFragment() == page.address.withoutFragment() { return .script }
      if let reason = HarmGuard.refusal(of: target) { return .refuse(reason) }
      return .open(target, .follow)
    }
    guard let form = page.form(of: control) else { return .script }
    switch form.method {
    case .mail: return .leave(channel: "mail")
    case .dialog: return .script
    case .post: return .send
    case .get:
      guard let action = page.target(of: form),
        let address = FormSubmission(form).address(action: action)
      else { return .script }
      if let reason = HarmGuard.refusal(of: address) { return .refuse(reason) }
      return .open(address, .submit)
    }
  }

  /// Opens the next page of the flow; nil where the walk ends with this step.
  private func follow(
    _ address: WebAddress, _ action: Step.Action, from current: (page: VisitedPage, control: Int),
    in flow: inout Flow
  ) async -> VisitedPage? {
    var step = Walked(action, current.page, current.control)
    guard scope.contains(address) else {
      flow.steps.append(step)
      flow.channels.insert("site")
      flow.end(.notFound, "the way leads to another site, \(address.host)")
      return nil
    }
    do throws(EvidenceFailure) {
      let next = try await visitor.open(address)
      step.leadsTo = next
      flow.steps.append(step)
      if let obstacle = next.obstacle {
        flow.ended = obstacle
        return nil
      }
      if next.model.kind == .login, goal == .delete {
        flow.end(.loginWall, "a log-in page is served in place of the next step")
        return nil
      }
      if flow.pages.contains(where: { $0.key == next.key || $0.address == next.address }) {
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

  private func finish(_ flow: inout Flow, at current: (page: VisitedPage, control: Int)) {
    let control = current.page.model.controls[current.control]
    guard control.purpose?.purpose == goal else {
      let action: Step.Action =
        PromptReading.asksForCredentials(control, on: current.page) ? .identify : .submit
      flow.steps.append(Walked(action, current.page, current.control))
      flow.end(
        .needsDeclaredStep,
        "\"\(control.label)\" sends a form that the scenario does not declare safe")
      return
    }
    flow.channels.insert("web")
    flow.final = current
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

  private static func channel(_ scheme: String) -> String {
    switch scheme {
    case "mailto": "mail"
    case "tel", "sms", "fax", "callto": "phone"
    default: "app"
    }
  }
}

/// A walk in progress, and its result.
struct Flow: Sendable {
  /// Pages walked over, the one with the first control included.
  var pages: [VisitedPage]
  var steps: [Walked] = []
  var final: (page: VisitedPage, control: Int)?
  var ended: EvidenceFailure?
  var channels: Set<String> = []

  mutating func end(_ reason: ReasonCode, _ detail: String) {
    ended = EvidenceFailure(reason, detail)
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

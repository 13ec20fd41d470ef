/// One step of a journey as reports and pictures show it, without ids.
package struct WalkStep: Codable, Sendable, Hashable {
  package var action: Step.Action
  package var phase: Step.Phase
  package var counts: Bool
  /// What is on the control, or beside the field.
  package var label: String
  /// BCP 47 tag of the label's language; nil where it could not be told.
  package var language: String?
  /// The label is not in the reader's language.
  package var isForeign: Bool
  /// The page on which it is done, with the scenario's variables.
  package var page: String
  package var title: String?
  /// Where it led; nil for the final control and for what was not followed.
  package var leadsTo: String?

  package init(
    action: Step.Action, phase: Step.Phase, counts: Bool, label: String, language: String? = nil,
    isForeign: Bool = false, page: String, title: String? = nil, leadsTo: String? = nil
  ) {
    self.action = action
    self.phase = phase
    self.counts = counts
    self.label = label
    self.language = language
    self.isForeign = isForeign
    self.page = page
    self.title = title
    self.leadsTo = leadsTo
  }
}

extension CaseEvidence {
  /// The steps of a journey with what a reader wants to know of each.
  package func walk(of journey: JourneyRecord) -> [WalkStep] {
    journey.steps.map { step in
      let page = self.page(step.page)
      let reference = step.control.map { ControlReference(page: step.page, control: $0) }
      let control = reference.flatMap { self.control($0)?.control }
      return WalkStep(
        action: step.action, phase: step.phase, counts: step.counts, label: step.label,
        language: control?.language.found, isForeign: control?.language.answer == .no,
        page: page?.address ?? step.page, title: page?.title?.text,
        leadsTo: step.leadsTo.flatMap { self.page($0)?.address })
    }
  }
}

/// How the way out differs from the one that the last snapshot shows.
package struct PathChange: Codable, Sendable, Hashable {
  /// Labels that were pressed, in order.
  package var before: [String]
  /// The same now; nil where no way to the final control was found.
  package var now: [String]?
  /// The first step that is not the same, from 1.
  package var step: Int

  /// The change between two walks; nil where the same pages are passed, or none was known.
  package init?(before: JourneySummary?, now: JourneySummary?) {
    guard let before, before.ended == nil, !before.walk.isEmpty else { return nil }
    // A walk that could not be made has not changed.
    guard let now, now.ended == nil || now.ended?.reason == .notFound else { return nil }
    let (old, new) = (Self.places(before), Self.places(now))
    guard old != new else { return nil }
    self.before = before.walk.map(\.label)
    self.now = now.ended == nil ? now.walk.map(\.label) : nil
    step = zip(old, new).prefix { $0 == $1 }.count + 1
  }

  /// Labels change with a wording; the way changes with its pages and presses.
  private static func places(_ journey: JourneySummary) -> [String] {
    journey.walk.map { "\($0.action.rawValue) \($0.page) \($0.leadsTo ?? "")" }
  }

  /// One sentence for a reader.
  package var sentence: String {
    let was = before.map { "“\($0)”" }.joined(separator: " › ")
    guard let now else { return "path-changed: the way \(was) breaks at step \(step)" }
    let new = now.map { "“\($0)”" }.joined(separator: " › ")
    return "path-changed at step \(step): it was \(was), now it is \(new)"
  }
}

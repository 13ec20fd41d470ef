import Evidence

/// Compares the ways out of two looks at a case, step by step.
struct WayComparison {
  let caseID: CaseID
  /// Scenario, rules or tool changed as well, so nothing here can be called better or worse.
  let isOther: Bool

  func events(_ old: CaseReport, _ new: CaseReport) -> [ChangeEvent] {
    guard let before = old.delete, let now = new.delete else { return [] }
    var events: [ChangeEvent] = []
    if before.ended == nil, let ended = now.ended {
      let isLost = ended.reason == .notFound
      events.append(
        event(.controlLost, isLost ? .regression : .unclear, "", nil, ended.reason.rawValue))
    }
    if let ended = before.ended, now.ended == nil {
      events.append(event(.controlFound, .improvement, "", ended.reason.rawValue, nil))
    }
    if before.ended == nil, now.ended == nil { events += steps(before, now) }
    return events + entries(before, now)
  }

  private func steps(_ before: JourneySummary, _ now: JourneySummary) -> [ChangeEvent] {
    var events: [ChangeEvent] = []
    let (old, new) = (before.counts.total, now.counts.total)
    if new > old { events.append(event(.pathLengthened, .regression, "", "\(old)", "\(new)")) }
    if new < old { events.append(event(.pathShortened, .improvement, "", "\(old)", "\(new)")) }
    // Reports of the first version do not hold their steps' parts.
    guard !before.walk.isEmpty, !now.walk.isEmpty else { return events }
    let places = (before.walk.map(Self.place), now.walk.map(Self.place))
    for change in places.1.difference(from: places.0) {
      switch change {
      case .insert(let offset, _, _):
        events.append(
          event(.stepAdded, .neutral, now.walk[offset].label, nil, Self.words(now.walk[offset])))
      case .remove(let offset, _, _):
        events.append(
          event(
            .stepRemoved, .neutral, before.walk[offset].label, Self.words(before.walk[offset]), nil)
        )
      }
    }
    return events + labels(before, now)
  }

  /// Steps at the same place that are called otherwise, or are in another language.
  private func labels(_ before: JourneySummary, _ now: JourneySummary) -> [ChangeEvent] {
    let known = Dictionary(
      before.walk.map { (Self.place($0), $0) }, uniquingKeysWith: { first, _ in first })
    return now.walk.flatMap { step -> [ChangeEvent] in
      guard let old = known[Self.place(step)] else { return [] }
      var events: [ChangeEvent] = []
      if old.label != step.label {
        events.append(event(.labelChanged, .neutral, step.page, old.label, step.label))
      }
      if let was = old.language, let language = step.language, was != language {
        let meaning: ChangeEvent.Meaning =
          old.isForeign == step.isForeign ? .neutral : step.isForeign ? .regression : .improvement
        events.append(event(.languageChanged, meaning, step.label, was, language))
      }
      return events
    }
  }

  /// Starts from which the entry control is reached no longer, or now.
  private func entries(_ before: JourneySummary, _ now: JourneySummary) -> [ChangeEvent] {
    let old = Dictionary(before.reach.map { ($0.entry, $0.links) }, uniquingKeysWith: { $1 })
    return now.reach.compactMap { reach in
      guard let was = old[reach.entry] else { return nil }
      switch (was, reach.links) {
      case (let links?, nil): return event(.entryLost, .regression, reach.entry, "\(links)", nil)
      case (nil, let links?): return event(.entryGained, .improvement, reach.entry, nil, "\(links)")
      default: return nil
      }
    }
  }

  private func event(
    _ kind: ChangeEvent.Kind, _ meaning: ChangeEvent.Meaning, _ subject: String, _ before: String?,
    _ now: String?
  ) -> ChangeEvent {
    ChangeEvent(
      kind, in: caseID, meaning: isOther ? .unclear : meaning, subject: subject, before: before,
      now: now)
  }

  /// A wording may change without the way changing.
  private static func place(_ step: WalkStep) -> String {
    "\(step.action.rawValue) \(step.page) \(step.leadsTo ?? "")"
  }

  private static func words(_ step: WalkStep) -> String {
    "\(step.action.rawValue) “\(step.label)”"
  }
}

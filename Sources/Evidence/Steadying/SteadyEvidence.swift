extension CaseEvidence {
  /// The evidence without what varies from fetch to fetch, so that an unchanged site gives the same.
  ///
  /// - Parameter known: what earlier runs saw vary.
  /// - Returns: the evidence with holes, and what varies in ``variations``.
  package func steadied(remembering known: [Variation]) -> CaseEvidence {
    var evidence = withSettledPlaces()
    let (pages, readings) = (evidence.pages, evidence.readings)
    var variations: Set<Variation> = []
    var positions: [String: [Int: Int]] = [:]
    var gone: Set<String> = []
    for (index, page) in pages.enumerated() {
      var steady = SteadyPage(page, guarded: controlsUsed(on: page.id))
      for reading in readings ?? [] where reading.page == page.id {
        if let other = reading.record.value { steady.compare(with: other) }
      }
      steady.remember(known)
      evidence.pages[index] = steady.page
      evidence.pages[index].anchors = nil
      positions[page.id] = steady.positions
      variations.formUnion(steady.variations)
      gone.formUnion(steady.goneTargets)
    }
    evidence.variations = variations.isEmpty ? nil : variations.sorted()
    for index in evidence.readings?.indices ?? 0..<0 {
      guard case .observed(var other) = evidence.readings?[index].record else { continue }
      other.anchors = nil
      evidence.readings?[index].record = .observed(other)
    }
    evidence.moveControls { positions[$0]?[$1] }
    evidence.relabelSteps()
    if variations.contains(where: { $0.text == nil }) { evidence.steadySearches(gone) }
    return evidence
  }

  /// What a search met on its way is another number of links in each fetch.
  private mutating func steadySearches(_ gone: Set<String>) {
    let steady = { (search: inout SearchRecord) in
      search.notLookedAt = nil
      search.rejected.removeAll { gone.contains($0.address) }
    }
    changeJourneys { journey in
      var journey = journey
      steady(&journey.search)
      return .observed(journey)
    }
    if var information = publicInfo.value {
      steady(&information.search)
      publicInfo = .observed(information)
    }
  }

  /// The evidence as each later fetch of its pages gives it, the way through them being the same.
  ///
  /// Where a control of a journey was not there, or a page did not answer, the journey was not seen.
  ///
  /// - Returns: one a further fetch; empty where all pages said the same.
  package func laterReadings() -> [CaseEvidence] {
    let settled = withSettledPlaces()
    let pages = settled.pages
    guard let readings = settled.readings, !readings.isEmpty else { return [] }
    let rounds = Dictionary(grouping: readings, by: \.page).values.map(\.count).max() ?? 0
    return (0..<rounds).map { round in
      var evidence = settled
      evidence.readings = nil
      var positions: [String: [Int: Int]] = [:]
      var lost: [String: EvidenceFailure] = [:]
      for (index, page) in pages.enumerated() {
        let own = readings.filter { $0.page == page.id }
        guard own.indices.contains(round) else { continue }
        switch own[round].record {
        case .observed(let other):
          positions[page.id] = Self.positions(page.controls, other.controls)
          evidence.pages[index] = other
          evidence.pages[index].id = page.id
        case .missing(let failure): lost[page.id] = failure
        }
      }
      evidence.loseJourneys(lost, positions)
      evidence.moveControls { page, control in
        positions[page].map { $0[control] } ?? control
      }
      return evidence
    }
  }

  private static func positions(_ first: [Control], _ second: [Control]) -> [Int: Int] {
    guard let alignment = SteadyPage.align(first, second) else { return [:] }
    return Dictionary(
      alignment.pairs.map { ($0.first, $0.second) }, uniquingKeysWith: { first, _ in first })
  }

  /// Positions on a page that journeys refer to.
  private func controlsUsed(on page: String) -> Set<Int> {
    Set(journeys.flatMap(\.references).filter { $0.page == page }.map(\.control))
  }

  private var journeys: [JourneyRecord] {
    [delete.value, signup.value, secondDevice?.delete.value].compactMap(\.self)
  }

  private mutating func loseJourneys(
    _ lost: [String: EvidenceFailure], _ positions: [String: [Int: Int]]
  ) {
    changeJourneys { journey in
      for page in journey.pages {
        if let failure = lost[page] { return .missing(failure) }
      }
      let gone = journey.references.first { reference in
        positions[reference.page].map { $0[reference.control] == nil } ?? false
      }
      guard let gone else { return .observed(journey) }
      let label = journey.steps.first { $0.page == gone.page && $0.control == gone.control }?.label
      return .missing(
        EvidenceFailure(
          .unstable,
          "“\(label ?? "a control")” was there in one fetch of the page and not in another"))
    }
  }

  private mutating func moveControls(_ position: (String, Int) -> Int?) {
    changeJourneys { journey in
      var journey = journey
      for index in journey.steps.indices {
        let step = journey.steps[index]
        journey.steps[index].control = step.control.flatMap { position(step.page, $0) }
      }
      let moved = { (reference: ControlReference) in
        position(reference.page, reference.control).map {
          ControlReference(page: reference.page, control: $0)
        }
      }
      journey.entry = journey.entry.flatMap(moved)
      journey.final = journey.final.flatMap(moved)
      return .observed(journey)
    }
  }

  /// A step is called as its control is, holes included.
  private mutating func relabelSteps() {
    let pages = Dictionary(pages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    changeJourneys { journey in
      var journey = journey
      for index in journey.steps.indices {
        let step = journey.steps[index]
        guard let position = step.control, let page = pages[step.page],
          page.controls.indices.contains(position)
        else { continue }
        let label = page.controls[position].label
        if label.contains(VaryingText.hole) { journey.steps[index].label = label }
      }
      return .observed(journey)
    }
  }

  private mutating func changeJourneys(_ change: (JourneyRecord) -> Observation<JourneyRecord>) {
    if let journey = delete.value { delete = change(journey) }
    if let journey = signup.value { signup = change(journey) }
    if let journey = secondDevice?.delete.value { secondDevice?.delete = change(journey) }
  }
}

extension JourneyRecord {
  /// Controls that the walk uses or ends at.
  fileprivate var references: [ControlReference] {
    steps.compactMap { step in
      step.control.map { ControlReference(page: step.page, control: $0) }
    } + [entry, final].compactMap(\.self)
  }
}

extension CaseEvidence {
  private var seenJourneys: [JourneyRecord] {
    [delete.value, secondDevice?.delete.value, signup.value].compactMap(\.self)
  }

  /// Pages that a journey passes: leaving first, then joining; without repeats.
  package var journeyPages: [String] {
    var seen: Set<String> = []
    return seenJourneys.flatMap(\.pages).filter { seen.insert($0).inserted }
  }

  /// Controls of a page that are pressed on a journey, the most telling first: the one that would
  /// delete, the one that opens the way, then the others in their order.
  package func pressed(on page: String) -> [Control] {
    var seen: Set<Int> = []
    let references = seenJourneys.flatMap { journey in
      [journey.final, journey.entry].compactMap(\.self)
        + journey.steps.compactMap { step in
          step.control.map { ControlReference(page: step.page, control: $0) }
        }
    }
    return references.filter { $0.page == page && seen.insert($0.control).inserted }
      .compactMap { control($0)?.control }
  }
}

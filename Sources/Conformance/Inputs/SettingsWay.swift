import Evidence

/// How far below the settings page the entry control stands.
struct SettingsWay: RuleInput {
  var entry: SeenControl?
  /// Pages between the settings page and the entry control's, that one included; nil where no
  /// settings page was passed.
  var levels: Int?
  /// Every way that was found leads through a help page.
  var isOnlyThroughHelp: Bool
  var search: SearchRecord
  var isOffWebOnly: Bool
  /// Why the control was not reached, where it was not.
  var unseen: EvidenceFailure?
  /// Enumerated steps to the page of the control.
  var trace: [String]

  private static let starts: Set<String> = ["account", "settings"]
  private static let purposes: Set<String> = ["account", "settings"]

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    let journey = try evidence.delete.get()
    entry = SeenControl(journey.entry, in: evidence)
    isOnlyThroughHelp = journey.findability?.isOnlyThroughHelp ?? false
    search = journey.search
    isOffWebOnly = journey.isOffWebOnly
    unseen = journey.unseen
    var way = journey
    way.steps.removeAll { $0.phase != .nav }
    trace = StepLines.of(way, pages: evidence.pagesByID)
    let onWay = Self.levels(of: way, in: evidence)
    let fromStarts = journey.reach.filter { Self.starts.contains($0.entry) }.compactMap(\.links)
    levels = entry == nil ? nil : ([onWay].compactMap(\.self) + fromStarts).min()
  }

  /// Pages passed since the last one that is the settings page by its name or by what led to it.
  private static func levels(of way: JourneyRecord, in evidence: CaseEvidence) -> Int? {
    var levels = starts.contains(way.from) ? 0 : nil
    for step in way.steps where step.leadsTo != nil && step.leadsTo != step.page {
      let reference = step.control.map { ControlReference(page: step.page, control: $0) }
      let purpose = SeenControl(reference, in: evidence)?.control.purpose
      levels = purpose.map(purposes.contains) == true ? 0 : levels.map { $0 + 1 }
    }
    return levels
  }
}

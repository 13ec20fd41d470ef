import Evidence
import Languages
import Pages
import Transfer

/// A journey as it was walked, before pages get their ids.
struct JourneyWalk: Sendable {
  /// The start where counting begins.
  var from: String
  var nav: [Walked] = []
  var entry: (page: VisitedPage, control: Int)?
  var flow: Flow
  var search = SearchRecord()
  /// Links from each start to the page that shows the entry control.
  var reach: [EntryReach] = []
  /// Pages read when the entry control was first seen.
  var pagesBeforeFound: Int?
  var isOnlyThroughHelp = false

  /// Actions to the final control, or `nil` where it was not reached.
  func total(goal: JourneyRecord.Goal) -> Int? {
    guard flow.final != nil else { return nil }
    return Tally(walk: self, goal: goal).counts.total
  }
}

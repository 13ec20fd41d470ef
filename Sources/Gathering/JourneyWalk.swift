import Evidence
import Languages
import Pages
import Transfer

/// A journey as it was walked, before pages get their ids.
struct JourneyWalk: Sendable {
  var nav: [Walked] = []
  var entry: (page: VisitedPage, control: Int)?
  var flow: Flow
  var search: SearchRecord

  /// Actions to the final control, or `nil` where it was not reached.
  func total(goal: JourneyRecord.Goal) -> Int? {
    guard flow.final != nil else { return nil }
    return Tally(
      nav: nav, flow: flow.steps, final: flow.final, channels: flow.channels, goal: goal
    ).counts.total
  }

  /// How much a walk that did not reach the final control still tells: higher is more.
  var worth: Int {
    if flow.final != nil { return 100 }
    switch flow.ended?.reason {
    case .needsDeclaredStep: return 60
    case .httpError: return 50
    case .needsBrowser: return 40
    case .loginWall, .signedOut: return 35
    case .blocked, .challenge, .robots: return 30
    default: return flow.channels.isEmpty ? 10 : 45
    }
  }
}

/// Finds the shortest way from a start page to a goal: search for the control that names it, then
/// walk the flow behind it, then show that nothing nearer was missed.
struct JourneyFinder {
  let visitor: Visitor
  let scope: SiteScope
  let goal: JourneyRecord.Goal
  let depth: Int
  /// Pages that may be read after a way was found, to show that it is the shortest.
  var proofPages = 24

  /// A page lists a few ways at most; more "delete" controls than this are a list of something else.
  private static let maximumEntriesPerPage = 6

  /// Searches from a page.
  func find(from start: VisitedPage) async -> JourneyWalk {
    var search = SiteSearch(
      from: start, visitor: visitor, scope: scope,
      scent: goal == .delete ? .deletion : .signup, depth: depth)
    var best: JourneyWalk?
    var page: VisitedPage? = start
    var proof = proofPages
    while let current = page {
      for walk in await walks(from: current, in: search) where isBetter(walk, than: best) {
        best = walk
      }
      if let found = best, found.flow.final != nil {
        guard proof > 0 else { break }
        proof -= 1
        page = await search.next(nearerThan: max(found.nav.count, 1))
      } else {
        page = await search.next()
      }
    }
    let record = search.record()
    guard var walk = best else {
      var flow = Flow(pages: [start])
      flow.end(.notFound, "no control for it was found on \(record.pagesSeen) pages")
      return JourneyWalk(flow: flow, search: record)
    }
    walk.search = record
    return walk
  }

  /// The walks behind every control on a page that names the goal.
  private func walks(from page: VisitedPage, in search: SiteSearch) async -> [JourneyWalk] {
    guard let path = search.path(to: page) else { return [] }
    let walk = FlowWalk(visitor: visitor, scope: scope, goal: goal == .delete ? .delete : .signUp)
    var walks: [JourneyWalk] = []
    for control in entries(on: page).prefix(Self.maximumEntriesPerPage) {
      walks.append(
        JourneyWalk(
          nav: nav(along: path, to: page, control: control), entry: (page, control),
          flow: await walk.walk(from: page, control: control), search: SearchRecord()))
    }
    return walks
  }

  /// Controls that name the goal: shown before hidden, main content before furniture.
  private func entries(on page: VisitedPage) -> [Int] {
    let purpose: String = goal == .delete ? "delete" : "sign-up"
    let controls = page.model.controls
    return controls.indices
      .filter {
        controls[$0].purpose?.purpose.rawValue == purpose && controls[$0].role != .expander
      }
      .sorted { left, right in
        let key = { (index: Int) -> (Int, Int, Int, Int) in
          let control = controls[index]
          return (
            control.isHidden ? 1 : 0, control.region == .main ? 0 : 1,
            -(control.purpose?.confidence ?? 0), index
          )
        }
        return key(left) < key(right)
      }
  }

  /// The actions that lead to the entry control, opening a closed expander included.
  private func nav(along path: SiteSearch.Path, to page: VisitedPage, control: Int) -> [Walked] {
    var nav: [Walked] = []
    let ends = path.dropFirst().map(\.page) + [page]
    for (step, next) in zip(path, ends) {
      nav += opening(step.control, on: step.page)
      nav.append(Walked(.follow, step.page, step.control, leadsTo: next))
    }
    return nav + opening(control, on: page)
  }

  /// The press that a collapsed control costs; its expander is the one before it.
  private func opening(_ control: Int, on page: VisitedPage) -> [Walked] {
    guard page.model.controls[control].isCollapsed else { return [] }
    let expander = page.model.controls[..<control].lastIndex { $0.role == .expander }
    return [Walked(.press, page, expander)]
  }

  private func isBetter(_ walk: JourneyWalk, than other: JourneyWalk?) -> Bool {
    guard let other else { return true }
    switch (walk.total(goal: goal), other.total(goal: goal)) {
    case (let new?, let old?): return (new, walk.nav.count) < (old, other.nav.count)
    case (_?, nil): return true
    case (nil, _?): return false
    case (nil, nil): return walk.worth > other.worth
    }
  }
}

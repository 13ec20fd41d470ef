import Evidence
import Languages
import Pages
import Transfer

/// Finds the shortest way from a start page to a goal: search for the control that names it, then
/// walk the flow behind it, then show that nothing nearer was missed.
struct JourneyFinder {
  let ground: SearchGround
  let goal: JourneyRecord.Goal
  var person = Person(names: [])
  /// A control that names the goal was pressed before the search began.
  var isUnderWay = false
  /// The other pages where a person may begin, in the order in which they are tried.
  var otherStarts: [Start] = []
  /// Pages of a way that was found before.
  var known: [VisitedPage] = []
  /// Pages that may be read after a way was found, to show that it is the shortest.
  var proofPages = 10
  /// Pages of the budget that are left for what follows the search.
  var reserve = 1

  struct Start {
    let name: String
    let address: WebAddress
  }

  /// A page lists a few ways at most; more "delete" controls than this are a list of something else.
  private static let maximumEntriesPerPage = 6
  /// Pages that are shown in a browser because nothing was found without.
  private static let shownPages = 6

  /// Searches from a page.
  ///
  /// - Parameters:
  ///   - start: where counting begins.
  ///   - name: what the scenario calls it.
  /// - Returns: the best walk, or why there is none.
  func find(from start: VisitedPage, named name: String) async -> JourneyWalk {
    var scent = goal == .delete ? Scent.deletion : .signup
    scent.person = person
    var search = SiteSearch(from: start, named: name, on: ground, scent: scent)
    var best: JourneyWalk?
    await look(at: start, in: &search, &best)
    var others = otherStarts.filter { $0.name != name }
    while !hasFinal(best), await hasPages {
      // A page that the scenario names is a better guess than a link that says nothing.
      if search.strongest < Scent.plain, !others.isEmpty {
        if let page = await open(others.removeFirst(), in: &search) {
          await look(at: page, in: &search, &best)
        }
        continue
      }
      // What comes after a form is not found on pages that only list content.
      if best?.flow.ended?.reason == .needsDeclaredStep, search.strongest < Scent.account { break }
      guard let page = await search.next() else {
        if others.isEmpty { break }
        if let page = await open(others.removeFirst(), in: &search) {
          await look(at: page, in: &search, &best)
        }
        continue
      }
      await look(at: page, in: &search, &best)
    }
    if !hasFinal(best) {
      for page in known where search.add(known: page) {
        await look(at: page, in: &search, &best)
      }
    }
    if !hasFinal(best) { await lookInBrowser(in: &search, &best) }
    await prove(in: &search, &best)
    for other in others where await hasPages { _ = await open(other, in: &search) }
    return finish(best, from: start, named: name, search)
  }

  /// Pages on which nothing was found may show more in a browser: the likeliest are looked at again.
  private func lookInBrowser(in search: inout SiteSearch, _ best: inout JourneyWalk?) async {
    let leftBefore = search.notLookedAt
    var shown = 0
    for page in search.likeliest where shown < Self.shownPages && !hasFinal(best) {
      guard let page = await ground.visitor.show(page) else { continue }
      shown += 1
      search.replace(page)
      await look(at: page, in: &search, &best)
    }
    // What the browser has shown besides is looked at like anything else.
    while search.notLookedAt > leftBefore, !hasFinal(best), await hasPages,
      let page = await search.next()
    {
      await look(at: page, in: &search, &best)
    }
  }

  private var hasPages: Bool {
    get async { await ground.visitor.pagesLeft > reserve }
  }

  private func hasFinal(_ walk: JourneyWalk?) -> Bool { walk?.flow.final != nil }

  private func open(_ start: Start, in search: inout SiteSearch) async -> VisitedPage? {
    do throws(EvidenceFailure) {
      let page = try await ground.visitor.open(start.address)
      guard page.obstacle == nil, page.model.kind != .login else { return nil }
      search.addStart(page, named: start.name)
      return page
    } catch {
      return nil
    }
  }

  /// Looks at everything that could give a shorter way: a page with the final control on it would
  /// have to be nearer by two presses.
  private func prove(in search: inout SiteSearch, _ best: inout JourneyWalk?) async {
    var proof = proofPages
    while proof > 0, await hasPages, let total = best?.total(goal: goal), total > 2,
      let page = await search.next(upTo: total - 2)
    {
      proof -= 1
      await look(at: page, in: &search, &best)
    }
  }

  private func look(
    at page: VisitedPage, in search: inout SiteSearch, _ best: inout JourneyWalk?
  ) async {
    for walk in await walks(from: page, in: search) {
      let isFirst = best == nil
      if isBetter(walk, than: best) {
        let before = best?.pagesBeforeFound
        best = walk
        best?.pagesBeforeFound = isFirst ? search.pagesSeen : before
      }
    }
  }

  /// The walks behind every control on a page that names the goal.
  private func walks(from page: VisitedPage, in search: SiteSearch) async -> [JourneyWalk] {
    guard let (root, path) = way(to: page, in: search.graph) else { return [] }
    let walk = FlowWalk(
      ground: ground, goal: goal == .delete ? .delete : .signUp, isUnderWay: isUnderWay)
    var walks: [JourneyWalk] = []
    for control in entries(on: page).prefix(Self.maximumEntriesPerPage) {
      walks.append(
        JourneyWalk(
          from: root, nav: nav(along: path, to: page, control: control), entry: (page, control),
          flow: await walk.walk(from: page, control: control)))
    }
    return walks
  }

  /// The way from the first start that reaches a page.
  private func way(
    to page: VisitedPage, in graph: SearchGraph
  ) -> (root: String, path: SearchGraph.Path)? {
    for root in graph.roots {
      if let path = graph.path(to: page, from: root.node) { return (root.name, path) }
    }
    return nil
  }

  /// Controls that name the goal: shown before hidden, an open dialog before what it covers, main
  /// content before furniture.
  private func entries(on page: VisitedPage) -> [Int] {
    let purpose: Purpose = goal == .delete ? .delete : .signUp
    let controls = page.model.controls
    let pressed = page.lastPressed
    return controls.indices
      .filter { index in
        controls[index].purpose?.purpose == purpose && index != pressed
          && (controls[index].role != .expander || PressEffect.opensPart(index, on: page))
      }
      .sorted { left, right in
        let key = { (index: Int) -> (Int, Int, Int, Int) in
          let control = controls[index]
          return (
            control.isHidden ? 1 : 0, Self.rank(of: control, on: page),
            -(control.purpose?.confidence ?? 0), index
          )
        }
        return key(left) < key(right)
      }
  }

  private static func rank(of control: PageModel.Control, on page: VisitedPage) -> Int {
    switch control.region {
    case .dialog where page.isRendered && control.openers.isEmpty: -1
    case .main: 0
    default: 1
    }
  }

  /// The actions that lead to the entry control, opening what hides it included.
  private func nav(along path: SearchGraph.Path, to page: VisitedPage, control: Int) -> [Walked] {
    var nav: [Walked] = []
    let ends = path.dropFirst().map(\.page) + [page]
    for (step, next) in zip(path, ends) {
      nav += Reveal.presses(for: step.control, on: step.page)
      let action: Step.Action = next.state == nil ? .follow : .press
      nav.append(Walked(action, step.page, step.control, leadsTo: next))
    }
    return nav + Reveal.presses(for: control, on: page)
  }

  private func isBetter(_ walk: JourneyWalk, than other: JourneyWalk?) -> Bool {
    guard let other else { return true }
    switch (walk.total(goal: goal), other.total(goal: goal)) {
    case (let new?, let old?): return (new, walk.nav.count) < (old, other.nav.count)
    case (_?, nil): return true
    case (nil, _?): return false
    case (nil, nil): return walk.flow.worth > other.flow.worth
    }
  }

  private func finish(
    _ best: JourneyWalk?, from start: VisitedPage, named name: String, _ search: SiteSearch
  ) -> JourneyWalk {
    var record = search.record(found: hasFinal(best))
    guard var walk = best else {
      var flow = Flow(pages: [start])
      flow.end(.notFound, "no control for it was found on \(record.pagesSeen) pages")
      return JourneyWalk(from: name, flow: flow, search: record)
    }
    record.rejected = Array((walk.flow.rejected + record.rejected).prefix(50))
    walk.search = record
    guard let entry = walk.entry else { return walk }
    let graph = search.graph
    walk.reach = graph.roots.map { root in
      EntryReach(entry: root.name, links: graph.path(to: entry.page, from: root.node)?.count)
    }.sorted { $0.entry < $1.entry }
    walk.isOnlyThroughHelp =
      graph.roots.first { $0.name == walk.from }.map { root in
        graph.path(to: entry.page, from: root.node) != nil
          && graph.path(to: entry.page, from: root.node, withoutHelp: true) == nil
      } ?? false
    return walk
  }
}

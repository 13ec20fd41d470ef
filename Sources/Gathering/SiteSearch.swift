import Evidence
import Languages
import Logging
import Pages
import Transfer

/// A deterministic best-first search over a site's pages.
///
/// Pages are opened one after another, the strongest scent first, ties by depth and then by the
/// order of discovery: the same answers give the same walk whatever the network's timing.
struct SiteSearch {
  private let visitor: Visitor
  private let scope: SiteScope
  private let scent: Scent
  private let languages: LanguageSwitch
  private let maximumDepth: Int
  private let log: Logger

  private(set) var graph = SearchGraph()
  private(set) var rejected: [SearchRecord.Rejected] = []
  /// Links from the start to pages that could not be read.
  private var unreadDepths: [Int] = []
  /// A link that says "delete" led to a log-in page.
  private(set) var deletionLeadsToLogin = false
  private var frontier: [Candidate] = []
  private var known: Set<String> = []
  private var shapes: [String: Int] = [:]
  private var order = 0

  private struct Candidate {
    let address: WebAddress
    /// What is pressed to get there; nil for an address that is opened.
    var press: (state: PressedState, from: WebAddress)?
    let label: String
    let depth: Int
    let strength: Int
    let order: Int
    let saysDelete: Bool
  }

  /// Pages of one shape (`/item?…`) that are opened before the rest is taken for content.
  private static let maximumPagesPerShape = 4
  /// Menus and tabs of one page that are opened only to see what is in them.
  private static let maximumOpeners = 4

  /// Begins at a page.
  ///
  /// - Parameters:
  ///   - start: where a person begins.
  ///   - name: what the scenario calls it.
  ///   - ground: who searches, and where.
  ///   - scent: what the search is after.
  init(from start: VisitedPage, named name: String, on ground: SearchGround, scent: Scent) {
    visitor = ground.visitor
    scope = ground.scope
    languages = ground.languages
    maximumDepth = ground.depth
    log = ground.log
    self.scent = scent
    addStart(start, named: name)
  }

  /// Pages read so far.
  var pagesSeen: Int { graph.nodes.count }

  /// Links that seemed worth a look and were not looked at yet.
  var notLookedAt: Int { frontier.count }

  /// How much the most promising link speaks for itself.
  var strongest: Int { frontier.map(\.strength).max() ?? 0 }

  /// The pages read so far, those first that most speaks for.
  var likeliest: [VisitedPage] {
    graph.nodes.enumerated().sorted { left, right in
      // Where a person begins comes first.
      let key = { (node: SearchGraph.Node) in node.depth == 0 ? Int.max : node.strength }
      return (-key(left.element), left.offset) < (-key(right.element), right.offset)
    }.map(\.element.page)
  }

  /// One more page where a person may begin.
  mutating func addStart(_ page: VisitedPage, named name: String) {
    let known = graph.node(of: page.asked) ?? graph.node(of: page.address)
    graph.addRoot(name, node: known ?? add(page, depth: 0, strength: 0))
  }

  /// A page of a way that was known before.
  ///
  /// - Returns: false where the search has met it already.
  mutating func add(known page: VisitedPage) -> Bool {
    guard graph.node(of: page.asked) == nil else { return false }
    _ = add(page, depth: (graph.nodes.last?.depth ?? 0) + 1, strength: 0)
    return true
  }

  /// Opens the next page; nil when nothing is left within `depth`, or the budget is spent.
  ///
  /// - Parameter depth: only candidates that are at most this many links from the start; the
  ///   nearest comes first. Without it the strongest scent comes first.
  /// - Returns: a page without an obstacle.
  mutating func next(upTo depth: Int? = nil) async -> VisitedPage? {
    while let candidate = take(upTo: depth) {
      log.trace(
        """
        followed: \(candidate.address) “\(candidate.label)”, scent \(candidate.strength), \
        \(candidate.depth) from the start
        """)
      do throws(EvidenceFailure) {
        let page = try await open(candidate)
        // A redirect may end on a page that is already here; a press may leave the address as it was.
        let isChanged = candidate.press.map { $0.from == page.address } ?? false
        if !isChanged, graph.nodes.contains(where: { $0.page.address == page.address }) { continue }
        if let obstacle = page.obstacle {
          reject(candidate.label, candidate.address, obstacle.detail)
          noteUnread(candidate.depth, obstacle)
          continue
        }
        // Where deleting was promised, a page to log in or join is a wall as well.
        let isWall = candidate.saysDelete && page.model.asksToLogIn
        if page.model.kind == .login || isWall {
          reject(candidate.label, candidate.address, "leads to a log-in page")
          if candidate.saysDelete { deletionLeadsToLogin = true }
          continue
        }
        _ = add(page, depth: candidate.depth, strength: candidate.strength)
        return page
      } catch {
        reject(candidate.label, candidate.address, error.detail)
        noteUnread(candidate.depth, error)
        if error.reason == .budget || error.reason == .interrupted { return nil }
      }
    }
    return nil
  }

  private func open(_ candidate: Candidate) async throws(EvidenceFailure) -> VisitedPage {
    if let press = candidate.press { return try await visitor.open(press.state) }
    return try await visitor.open(candidate.address)
  }

  /// The fewest presses from the first start to a page.
  func path(to goal: VisitedPage) -> SearchGraph.Path? {
    graph.roots.first.flatMap { graph.path(to: goal, from: $0.node) }
  }

  /// What the search looked at and what it left, for the report.
  ///
  /// - Parameter found: what was looked for was found, so links that were left are only counted.
  /// - Returns: the record.
  func record(found: Bool) -> SearchRecord {
    let open = frontier.sorted { ($0.depth, $0.order) < ($1.depth, $1.order) }
    let unexplored = (found ? [] : open).map {
      SearchRecord.Rejected(
        label: $0.label, address: $0.address.description, reason: "not looked at")
    }
    let unknown = (open.map(\.depth) + unreadDepths).min()
    let exhaustive = unknown.map { $0 - 1 } ?? maximumDepth
    return SearchRecord(
      pagesSeen: pagesSeen, exhaustiveToDepth: max(0, exhaustive),
      rejected: Array((rejected + unexplored).prefix(50)), notLookedAt: open.count)
  }

  /// Notes a page that could not be read: it may hold the control, so absence proves nothing beyond.
  ///
  /// A dead link or a file leads nowhere and is not noted.
  private mutating func noteUnread(_ depth: Int, _ failure: EvidenceFailure) {
    switch failure.reason {
    case .httpError, .notAPage: break
    default: unreadDepths.append(depth)
    }
  }

  private mutating func take(upTo depth: Int?) -> Candidate? {
    let best = frontier.indices
      .filter { index in depth.map { frontier[index].depth <= $0 } ?? true }
      .min { left, right in
        let (first, second) = (frontier[left], frontier[right])
        if depth != nil, first.depth != second.depth { return first.depth < second.depth }
        if first.strength != second.strength { return first.strength > second.strength }
        return (first.depth, first.order) < (second.depth, second.order)
      }
    return best.map { frontier.remove(at: $0) }
  }

  private mutating func add(_ page: VisitedPage, depth: Int, strength: Int) -> Int {
    let node = graph.add(page, depth: depth, strength: strength)
    known.insert(AddressKey.of(page.asked))
    known.insert(AddressKey.of(page.address))
    addLinks(of: page, node, depth: depth, strength: strength)
    addPresses(on: page, node, depth: depth, strength: strength)
    return node
  }

  private mutating func addLinks(
    of page: VisitedPage, _ node: Int, depth: Int, strength: Int
  ) {
    for (index, control) in page.model.controls.enumerated() where control.role == .link {
      guard let target = page.target(of: control)?.withoutFragment() else { continue }
      if let reason = languages.refusal(of: control, leadingTo: target, on: page) {
        // A menu of thirty languages is told once.
        note(control.label, target, reason, once: reason)
        continue
      }
      if let reason = HarmGuard.refusal(of: control, leadingTo: target) {
        note(control.label, target, reason, once: target.description)
        continue
      }
      guard scope.contains(target) else {
        log.trace("not followed: \(target) “\(control.label)”, another site")
        continue
      }
      let strength = scent.strength(of: control, leadingTo: target, reachedBy: strength)
      guard strength > 0 else {
        log.trace("not followed: \(target) “\(control.label)”, nothing speaks for it")
        continue
      }
      let key = AddressKey.of(target)
      graph.connect(
        node,
        SearchGraph.Link(
          control: index, target: key, presses: Reveal.presses(for: index, on: page).count + 1,
          isHelp: control.purpose?.purpose == .help))
      guard depth < maximumDepth, known.insert(key).inserted else { continue }
      if strength < Scent.plain {
        guard shapes[shape(of: target), default: 0] < Self.maximumPagesPerShape else { continue }
        shapes[shape(of: target), default: 0] += 1
      }
      order += 1
      frontier.append(
        Candidate(
          address: target, label: control.label, depth: depth + 1, strength: strength,
          order: order, saysDelete: control.purpose?.purpose == .delete))
    }
  }

  /// What leads on by a press in the browser.
  private mutating func addPresses(
    on page: VisitedPage, _ node: Int, depth: Int, strength: Int
  ) {
    var opening = 0
    for (index, control) in page.model.controls.enumerated() {
      // What names the goal is walked, not searched.
      guard control.role != .link || Self.leadsNowhere(control),
        !PressEffect.opensPart(index, on: page), !scent.isGoal(control),
        let state = PressRule.state(pressing: index, on: page)
      else { continue }
      let worth = scent.strength(of: control, reachedBy: strength)
      if worth < Scent.plain { opening += 1 }
      guard worth > 0, opening <= Self.maximumOpeners || worth >= Scent.plain else { continue }
      let key = AddressKey.of(state.address)
      graph.connect(
        node,
        SearchGraph.Link(
          control: index, target: key, presses: Reveal.presses(for: index, on: page).count + 1,
          isHelp: control.purpose?.purpose == .help))
      guard depth < maximumDepth, known.insert(key).inserted else { continue }
      order += 1
      frontier.append(
        Candidate(
          address: state.address, press: (state, page.address), label: control.label,
          depth: depth + 1, strength: worth, order: order, saysDelete: false))
    }
  }

  /// A link that leads nowhere by itself: `#`, `javascript:void(0)`, or nothing at all.
  private static func leadsNowhere(_ control: PageModel.Control) -> Bool {
    guard let target = control.target?.lowercased() else { return true }
    return target == "#" || target.hasPrefix("javascript:")
  }

  /// A page as a browser shows it takes the place of the same page without one.
  mutating func replace(_ page: VisitedPage) {
    guard let node = graph.replace(page) else { return }
    let old = graph.nodes[node]
    addLinks(of: page, node, depth: old.depth, strength: old.strength)
    addPresses(on: page, node, depth: old.depth, strength: old.strength)
  }

  /// Addresses that differ only in their query or in digits are pages of one shape.
  private func shape(of address: WebAddress) -> String {
    let path = String(address.path.map { $0.isNumber ? "0" : $0 })
    let isPlain = address.query == nil && path == address.path
    return isPlain ? address.description : address.origin + path
  }

  private mutating func note(
    _ label: String, _ address: WebAddress, _ reason: String, once key: String
  ) {
    guard known.insert("refused " + key).inserted else { return }
    reject(label, address, "not followed: " + reason)
  }

  mutating func reject(_ label: String, _ address: WebAddress, _ reason: String) {
    log.trace("left: \(address) “\(label)”, \(reason)")
    rejected.append(
      SearchRecord.Rejected(label: label, address: address.description, reason: reason))
  }
}

/// Who searches, and where.
struct SearchGround {
  let visitor: Visitor
  let scope: SiteScope
  let languages: LanguageSwitch
  /// Links from a start beyond which nothing is looked at.
  let depth: Int
  /// Where it is told why a link was followed or not.
  let log: Logger
}

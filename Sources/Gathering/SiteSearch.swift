import Evidence
import Languages
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
  private let maximumDepth: Int

  private(set) var nodes: [Node] = []
  private(set) var rejected: [SearchRecord.Rejected] = []
  /// Links from the start to pages that could not be read.
  private var unreadDepths: [Int] = []
  /// A link that says "delete" led to a log-in page.
  private(set) var deletionLeadsToLogin = false
  private var frontier: [Candidate] = []
  private var known: Set<String> = []
  private var shapes: [String: Int] = [:]
  private var order = 0

  /// A page that was read, with the links that were considered on it.
  struct Node {
    let page: VisitedPage
    var links: [Link]
  }

  struct Link {
    let control: Int
    let target: String
  }

  private struct Candidate {
    let address: WebAddress
    let label: String
    let depth: Int
    let strength: Int
    let order: Int
    let saysDelete: Bool
  }

  /// A walk from the start to a page: for each step the page and the control followed.
  typealias Path = [(page: VisitedPage, control: Int)]

  /// Pages of one shape (`/item?…`) that are opened before the rest is taken for content.
  private static let maximumPagesPerShape = 4

  init(from start: VisitedPage, visitor: Visitor, scope: SiteScope, scent: Scent, depth: Int) {
    self.visitor = visitor
    self.scope = scope
    self.scent = scent
    maximumDepth = depth
    add(start, depth: 0)
  }

  /// Opens the next page; nil when nothing is left within `depth`, or the budget is spent.
  ///
  /// - Parameter depth: only candidates that are at most this many links from the start; the
  ///   nearest comes first. Without it the strongest scent comes first.
  /// - Returns: a page without an obstacle.
  mutating func next(nearerThan depth: Int? = nil) async -> VisitedPage? {
    while let candidate = take(nearerThan: depth) {
      do throws(EvidenceFailure) {
        let page = try await visitor.open(candidate.address)
        // A redirect may end on a page that is already here.
        if nodes.contains(where: { $0.page.address == page.address }) { continue }
        if let obstacle = page.obstacle {
          reject(candidate.label, candidate.address, obstacle.detail)
          noteUnread(candidate.depth, obstacle)
          continue
        }
        if page.model.kind == .login {
          reject(candidate.label, candidate.address, "leads to a log-in page")
          if candidate.saysDelete { deletionLeadsToLogin = true }
          continue
        }
        add(page, depth: candidate.depth)
        return page
      } catch {
        reject(candidate.label, candidate.address, error.detail)
        noteUnread(candidate.depth, error)
        if error.reason == .budget || error.reason == .interrupted { return nil }
      }
    }
    return nil
  }

  /// The fewest links from the start to a page, over everything read so far.
  func path(to goal: VisitedPage) -> Path? {
    guard let start = nodes.first else { return nil }
    let byAddress = Dictionary(
      nodes.enumerated().flatMap { index, node in
        [(node.page.asked.description, index), (node.page.address.description, index)]
      }, uniquingKeysWith: { first, _ in first })
    var cameFrom: [Int: (node: Int, control: Int)] = [:]
    var queue = [0]
    var position = 0
    while position < queue.count {
      let index = queue[position]
      position += 1
      if nodes[index].page.key == goal.key { return unwind(to: index, cameFrom) }
      for link in nodes[index].links {
        guard let next = byAddress[link.target], next != 0, cameFrom[next] == nil else { continue }
        cameFrom[next] = (index, link.control)
        queue.append(next)
      }
    }
    return start.page.key == goal.key ? [] : nil
  }

  /// What the search looked at and what it left, for the report.
  func record() -> SearchRecord {
    let open = frontier.sorted { ($0.depth, $0.order) < ($1.depth, $1.order) }
    let unexplored = open.map {
      SearchRecord.Rejected(
        label: $0.label, address: $0.address.description, reason: "not looked at")
    }
    let unknown = (open.map(\.depth) + unreadDepths).min()
    let exhaustive = unknown.map { $0 - 1 } ?? maximumDepth
    return SearchRecord(
      pagesSeen: nodes.count, exhaustiveToDepth: max(0, exhaustive),
      rejected: Array((rejected + unexplored).prefix(50)))
  }

  private func unwind(to goal: Int, _ cameFrom: [Int: (node: Int, control: Int)]) -> Path {
    var path: Path = []
    var index = goal
    while let step = cameFrom[index] {
      path.append((nodes[step.node].page, step.control))
      index = step.node
    }
    return path.reversed()
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

  private mutating func take(nearerThan depth: Int?) -> Candidate? {
    let best = frontier.indices
      .filter { index in depth.map { frontier[index].depth < $0 } ?? true }
      .min { left, right in
        let (first, second) = (frontier[left], frontier[right])
        if depth != nil, first.depth != second.depth { return first.depth < second.depth }
        if first.strength != second.strength { return first.strength > second.strength }
        return (first.depth, first.order) < (second.depth, second.order)
      }
    return best.map { frontier.remove(at: $0) }
  }

  private mutating func add(_ page: VisitedPage, depth: Int) {
    var links: [Link] = []
    known.insert(page.asked.description)
    known.insert(page.address.withoutFragment().description)
    for (index, control) in page.model.controls.enumerated() where control.role == .link {
      guard let target = page.target(of: control)?.withoutFragment() else { continue }
      if let reason = HarmGuard.refusal(of: control, leadingTo: target) {
        note(control.label, target, reason)
        continue
      }
      guard scope.contains(target) else { continue }
      let strength = scent.strength(of: control, leadingTo: target)
      guard strength > 0 else { continue }
      links.append(Link(control: index, target: target.description))
      guard depth < maximumDepth, known.insert(target.description).inserted else { continue }
      guard shapes[shape(of: target), default: 0] < Self.maximumPagesPerShape else { continue }
      shapes[shape(of: target), default: 0] += 1
      order += 1
      frontier.append(
        Candidate(
          address: target, label: control.label, depth: depth + 1, strength: strength,
          order: order, saysDelete: control.purpose?.purpose == .delete))
    }
    nodes.append(Node(page: page, links: links))
  }

  /// Addresses that differ only in their query or in digits are pages of one shape.
  private func shape(of address: WebAddress) -> String {
    let path = String(address.path.map { $0.isNumber ? "0" : $0 })
    let isPlain = address.query == nil && path == address.path
    return isPlain ? address.description : address.origin + path
  }

  private mutating func note(_ label: String, _ address: WebAddress, _ reason: String) {
    guard known.insert("refused " + address.description).inserted else { return }
    reject(label, address, "not followed: " + reason)
  }

  mutating func reject(_ label: String, _ address: WebAddress, _ reason: String) {
    rejected.append(
      SearchRecord.Rejected(label: label, address: address.description, reason: reason))
  }
}

import Evidence
import Pages
import Transfer

/// The pages that a search has read, with the links between them.
struct SearchGraph {
  /// A page that was read, with the links that were considered on it.
  struct Node {
    let page: VisitedPage
    /// Links from the nearest start.
    let depth: Int
    /// How strong the link was that led here; 0 for a start.
    var strength = 0
    var links: [Link] = []
  }

  struct Link {
    let control: Int
    /// The key of the page it leads to.
    let target: String
    /// Presses it takes: one, and one for every part of the page that must be opened first.
    let presses: Int
    let isHelp: Bool
  }

  /// A walk from a start to a page: for each step the page and the control followed.
  typealias Path = [(page: VisitedPage, control: Int)]

  private(set) var nodes: [Node] = []
  /// The nodes where a person may begin, by the scenario's name for them.
  private(set) var roots: [(name: String, node: Int)] = []
  private var numbers: [String: Int] = [:]

  mutating func add(_ page: VisitedPage, depth: Int, strength: Int = 0) -> Int {
    nodes.append(Node(page: page, depth: depth, strength: strength))
    let number = nodes.count - 1
    for address in [page.asked, page.address] {
      let key = AddressKey.of(address)
      if numbers[key] == nil { numbers[key] = number }
    }
    return number
  }

  mutating func addRoot(_ name: String, node: Int) { roots.append((name, node)) }

  mutating func connect(_ node: Int, _ link: Link) { nodes[node].links.append(link) }

  /// A page as a browser shows it takes the place of the same page without one.
  ///
  /// - Returns: its node; nil where the page is not here.
  mutating func replace(_ page: VisitedPage) -> Int? {
    guard let number = nodes.firstIndex(where: { $0.page.key == page.key }) else { return nil }
    nodes[number] = Node(
      page: page, depth: nodes[number].depth, strength: nodes[number].strength)
    return number
  }

  /// The node of an address.
  func node(of address: WebAddress) -> Int? { numbers[AddressKey.of(address)] }

  /// The walk with the fewest presses from a start to a page, over everything read so far.
  ///
  /// - Parameters:
  ///   - goal: the page.
  ///   - root: the node where it begins.
  ///   - withoutHelp: leaves links out that lead through help pages.
  /// - Returns: the walk; nil where the page is not reached.
  func path(to goal: VisitedPage, from root: Int, withoutHelp: Bool = false) -> Path? {
    guard nodes.indices.contains(root),
      let end = nodes.firstIndex(where: { $0.page.key == goal.key })
    else { return nil }
    var best: [Int: Int] = [root: 0]
    var cameFrom: [Int: (node: Int, control: Int)] = [:]
    var open: Set<Int> = [root]
    // Ties go to the page that was read first, so that the same pages give the same walk.
    while let node = open.min(by: { (best[$0] ?? 0, $0) < (best[$1] ?? 0, $1) }) {
      if node == end { return unwind(to: end, from: root, cameFrom) }
      open.remove(node)
      for link in nodes[node].links where !(withoutHelp && link.isHelp) {
        guard let next = numbers[link.target] else { continue }
        let presses = (best[node] ?? 0) + link.presses
        guard best[next].map({ presses < $0 }) ?? true else { continue }
        best[next] = presses
        cameFrom[next] = (node, link.control)
        open.insert(next)
      }
    }
    return nil
  }

  private func unwind(
    to goal: Int, from root: Int, _ cameFrom: [Int: (node: Int, control: Int)]
  ) -> Path {
    var path: Path = []
    var index = goal
    while index != root, let step = cameFrom[index] {
      path.append((nodes[step.node].page, step.control))
      index = step.node
    }
    return path.reversed()
  }
}

/// What makes two addresses one page for a search: names of where to return to do not.
enum AddressKey {
  private static let returns: Set<String> = [
    "next", "back", "back_url", "backurl", "return", "return_to", "returnto", "returnurl",
    "return_url", "redirect", "redirect_to", "redirect_url", "continue", "came_from", "referer",
    "referrer", "ref", "from", "src", "source", "utm_source", "utm_medium", "utm_campaign",
    "phpsessid", "sid", "jsessionid",
  ]

  static func of(_ address: WebAddress) -> String {
    let address = address.withoutFragment()
    guard let query = address.query else { return address.description }
    let kept = query.split(separator: "&").filter { pair in
      !returns.contains(pair.prefix { $0 != "=" }.lowercased())
    }
    let base = address.withoutQuery().description
    let route = address.route.map { "#" + $0 } ?? ""
    return base + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&")) + route
  }
}

import Evidence

/// A walk as a graph: pages, what is pressed between them, and what was tried and rejected.
struct JourneyGraph: Sendable {
  struct Node: Sendable {
    enum Kind: Sendable {
      case page, final, broken, rejected
    }

    var id: String
    var kind: Kind
    var label: String
  }

  struct Edge: Sendable {
    var from: String
    var to: String
    var label: String
    var isTaken: Bool
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []

  /// Rejected candidates beyond these say nothing more in a picture.
  private static let maximumRejected = 12

  init(_ journey: JourneySummary) {
    var last: String?
    for step in journey.walk {
      let page = node(of: step.page)
      let label = Self.words(step)
      let target =
        switch step.action {
        case .finish: add(.final, "final control: found, not pressed")
        default: step.leadsTo.map { node(of: $0) } ?? page
        }
      edges.append(Edge(from: page, to: target, label: label, isTaken: true))
      last = step.action == .finish ? nil : target
    }
    if let ended = journey.ended {
      let end = add(.broken, "ended: \(ended.reason.rawValue)")
      if let from = last ?? nodes.first?.id, from != end {
        edges.append(Edge(from: from, to: end, label: ended.detail, isTaken: false))
      }
    }
    for candidate in journey.search.rejected.prefix(Self.maximumRejected) {
      guard let start = nodes.first?.id else { break }
      let end = add(.rejected, candidate.address)
      let label = "“\(candidate.label)”: \(candidate.reason)"
      edges.append(Edge(from: start, to: end, label: label, isTaken: false))
    }
  }

  /// Addresses of the locale's own host go without it.
  private static func place(_ address: String) -> String {
    guard let host = address.firstRange(of: "://${host}/") else { return address }
    return "/" + address[host.upperBound...]
  }

  private static func words(_ step: WalkStep) -> String {
    let language = step.language.map { step.isForeign ? " (\($0), foreign)" : " (\($0))" } ?? ""
    let note = step.counts ? "" : ", not counted"
    return "\(step.action.rawValue) “\(step.label)”\(language)\(note)"
  }

  private mutating func node(of address: String) -> String {
    nodes.first { $0.kind == .page && $0.label == Self.place(address) }?.id ?? add(.page, address)
  }

  private mutating func add(_ kind: Node.Kind, _ label: String) -> String {
    let id = "n\(nodes.count + 1)"
    nodes.append(Node(id: id, kind: kind, label: Self.place(label)))
    return id
  }
}

import Evidence

/// A journey drawn as a column of pages with what is pressed between them.
///
/// The picture repeats the enumerated list beside it, so it is one image to a screen reader.
struct JourneyPicture {
  private static let width = 340
  private static let gap = 34
  private static let boxHeight = 40
  /// Columns of text that fit a box at 13 px, counted as on a terminal.
  private static let boxColumns = 42

  /// A page, or the end of the walk.
  private struct Node {
    var style: String
    var title: String
    var note: String
  }

  let title: String
  private var nodes: [Node] = []
  /// What leads from each node to the next; as many as nodes, the last is unused.
  private var actions: [[String]] = []

  /// Draws from the enumerated steps; `finalNote` stands in the last box where the walk got there.
  init(title: String, journey: JourneySummary, finalNote: String, words: Words) {
    self.title = title
    var last: String?
    for (index, step) in journey.steps.map(StepLine.init).enumerated() {
      let known = journey.walk.indices.contains(index) ? journey.walk[index] : nil
      let address = step.address ?? last ?? "?"
      if address != last {
        add(Node(style: "page", title: Self.path(address), note: ""))
        last = address
      }
      actions[actions.count - 1].append(Self.words(step, known))
    }
    if let ended = journey.ended {
      add(Node(style: "broken", title: "? " + words("ended here"), note: ended.reason.rawValue))
    } else if !journey.steps.isEmpty {
      add(Node(style: "end", title: "✓ " + finalNote, note: ""))
    }
  }

  /// `“Delete account” en ≠`: the label, its language, and a mark where it is a foreign one.
  private static func words(_ step: StepLine, _ known: WalkStep?) -> String {
    guard let label = step.label else { return step.text }
    let language = known?.language.map { " \($0)" } ?? ""
    return "“\(label)”\(language)\(known?.isForeign == true ? " ≠" : "")"
  }

  private mutating func add(_ node: Node) {
    nodes.append(node)
    actions.append([])
  }

  /// The drawing; nil where there is nothing to draw.
  func svg() -> HTMLText? {
    guard !nodes.isEmpty else { return nil }
    var content: [HTMLText] = [.element("title", title)]
    var top = 1
    for (index, node) in nodes.enumerated() {
      content += box(node, top)
      top += Self.boxHeight
      guard index < nodes.count - 1 else { break }
      let height = Self.gap + max(0, actions[index].count - 1) * 18
      content += arrow(from: top, height: height, words: actions[index])
      top += height
    }
    return .element(
      "svg",
      [
        .other("viewBox", "0 0 \(Self.width) \(top + 1)"), .other("width", "\(Self.width)"),
        .other("height", "\(top + 1)"), .other("role", "img"), .named("picture"),
      ], content)
  }

  private func box(_ node: Node, _ top: Int) -> [HTMLText] {
    let rectangle = [
      HTMLText.Attribute.named(node.style), .other("x", "1"), .other("y", "\(top)"),
      .other("width", "\(Self.width - 2)"), .other("height", "\(Self.boxHeight)"),
      .other("rx", "6"),
    ]
    let words = node.note.isEmpty ? node.title : "\(node.title): \(node.note)"
    return [.element("rect", rectangle), text(words, x: 12, y: top + 25, style: node.style)]
  }

  private func arrow(from top: Int, height: Int, words: [String]) -> [HTMLText] {
    let bottom = top + height
    let line = "M20 \(top)V\(bottom - 2)M15 \(bottom - 8)L20 \(bottom - 2)L25 \(bottom - 8)"
    return [.element("path", [.other("d", line), .named("arrow")])]
      + words.enumerated().map { index, words in
        text(words, x: 34, y: top + 21 + index * 18, style: "action")
      }
  }

  private func text(_ words: String, x: Int, y: Int, style: String) -> HTMLText {
    let words = DisplayWidth.clipped(Escaping.terminal(words), to: Self.boxColumns - x / 8)
    // Addresses and labels are the site's; what is ours is the end of the walk.
    let isOurs = style == "end" || style == "broken"
    let attributes: [HTMLText.Attribute] = [
      .other("x", "\(x)"), .other("y", "\(y)"), .named(style == "action" ? "action" : "name"),
    ]
    return .element("text", attributes + (isOurs ? [] : [.other("translate", "no")]), words)
  }

  /// The part of an address behind its host, which is the same for all pages of most walks.
  private static func path(_ address: String) -> String {
    guard let scheme = address.ranges(of: "://").first else { return address }
    let rest = address[scheme.upperBound...]
    guard rest.hasPrefix("${host}"), let slash = rest.firstIndex(of: "/") else {
      return String(rest)
    }
    return String(rest[slash...])
  }
}

/// Byte strings, found at a place of a text in one walk.
struct ByteTrie: Sendable {
  fileprivate struct Node: Sendable {
    var string: Int32 = -1
    var firstEdge: Int32 = 0
    var edges: Int32 = 0
  }

  fileprivate struct Edge: Sendable {
    var byte: UInt8
    var target: Int32
  }

  private var nodes: [Node] = []
  /// The edges of each node side by side, ordered by byte.
  private var edges: [Edge] = []
  /// Where each first byte leads, 0 for nowhere: most places of a text end here.
  private var roots: [Int32] = Array(repeating: 0, count: 256)
  /// A bit for each two bytes that a string begins with: nearly all that get past the first end here.
  private var pairs: [UInt64] = Array(repeating: 0, count: 1024)

  /// Takes strings with the numbers under which they are reported.
  init(_ strings: [(bytes: [UInt8], number: Int)]) {
    var children: [[UInt8: Int]] = [[:]]
    var found: [Int32] = [-1]
    for (bytes, number) in strings {
      var node = 0
      for byte in bytes {
        if let next = children[node][byte] {
          node = next
        } else {
          children.append([:])
          found.append(-1)
          children[node][byte] = children.count - 1
          node = children.count - 1
        }
      }
      found[node] = Int32(number)
    }
    for index in children.indices {
      let next = children[index].sorted { $0.key < $1.key }
      nodes.append(
        Node(string: found[index], firstEdge: Int32(edges.count), edges: Int32(next.count)))
      for (byte, target) in next { edges.append(Edge(byte: byte, target: Int32(target))) }
    }
    for (byte, target) in children[0] {
      roots[Int(byte)] = Int32(target)
      let isWhole = found[target] >= 0
      for next in isWhole ? Array(0...255) : Array(children[target].keys) {
        pairs[Int(byte) << 2 | Int(next) >> 6] |= 1 << UInt64(next & 63)
      }
    }
  }

  /// Hands over what walks through a text; it lives as long as the call.
  @inline(__always)
  func withWalker<Result>(_ body: (Walker) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      edges.withUnsafeBufferPointer { edges in
        roots.withUnsafeBufferPointer { roots in
          pairs.withUnsafeBufferPointer { pairs in
            body(Walker(nodes: nodes, edges: edges, roots: roots, pairs: pairs))
          }
        }
      }
    }
  }

  /// Finds strings; without it each step would check and count references of the arrays.
  struct Walker {
    fileprivate let nodes: UnsafeBufferPointer<Node>
    fileprivate let edges: UnsafeBufferPointer<Edge>
    fileprivate let roots: UnsafeBufferPointer<Int32>
    fileprivate let pairs: UnsafeBufferPointer<UInt64>

    /// Reports every string that stands at a place, the shortest first, with the byte after it.
    @inline(__always)
    func find(
      _ bytes: UnsafeBufferPointer<UInt8>, at start: Int,
      _ report: (_ number: Int, _ end: Int) -> Void
    ) {
      let first = Int(bytes[start])
      if start + 1 < bytes.count {
        let next = Int(bytes[start + 1])
        guard pairs[first << 2 | next >> 6] >> UInt64(next & 63) & 1 == 1 else { return }
      }
      var node = Int(roots[first])
      var position = start + 1
      while node > 0 {
        let found = nodes[node]
        if found.string >= 0 { report(Int(found.string), position) }
        guard position < bytes.count else { return }
        node = child(of: found, bytes[position])
        position += 1
      }
    }

    @inline(__always)
    private func child(of node: Node, _ byte: UInt8) -> Int {
      var low = Int(node.firstEdge)
      var high = low + Int(node.edges)
      while low < high {
        let middle = (low + high) / 2
        let edge = edges[middle]
        if edge.byte == byte { return Int(edge.target) }
        if edge.byte < byte { low = middle + 1 } else { high = middle }
      }
      return 0
    }
  }
}

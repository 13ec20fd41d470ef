/// Byte strings, found at a place of a text in one walk.
struct ByteTrie: Sendable {
  private struct Node: Sendable {
    var string: Int32 = -1
    var firstEdge: Int32 = 0
    var edges: Int32 = 0
  }

  private var nodes: [Node] = []
  /// The edges of each node side by side, ordered by byte.
  private var edgeBytes: [UInt8] = []
  private var edgeTargets: [Int32] = []

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
      let edges = children[index].sorted { $0.key < $1.key }
      nodes.append(
        Node(
          string: found[index], firstEdge: Int32(edgeBytes.count), edges: Int32(edges.count)))
      for (byte, target) in edges {
        edgeBytes.append(byte)
        edgeTargets.append(Int32(target))
      }
    }
  }

  var isEmpty: Bool { nodes.count <= 1 }

  /// Reports every string that stands at a place, the shortest first, with the byte after it.
  @inline(__always)
  func find(_ bytes: [UInt8], at start: Int, _ report: (_ number: Int, _ end: Int) -> Void) {
    var node = 0
    var position = start
    while position < bytes.count {
      guard let next = child(of: node, bytes[position]) else { return }
      node = next
      position += 1
      if nodes[node].string >= 0 { report(Int(nodes[node].string), position) }
    }
  }

  @inline(__always)
  private func child(of node: Int, _ byte: UInt8) -> Int? {
    var low = Int(nodes[node].firstEdge)
    var high = low + Int(nodes[node].edges)
    while low < high {
      let middle = (low + high) / 2
      if edgeBytes[middle] == byte { return Int(edgeTargets[middle]) }
      if edgeBytes[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

/// Byte strings, found at a place of a text in one walk.
///
/// Bytes in which strings do not differ lead from one node to the next at once (a radix tree): a node
/// for each byte took three times the memory, and longer to make than to read a page with.
struct ByteTrie: Sendable {
  fileprivate struct Node: Sendable {
    /// The bytes that lead here, behind the one that is chosen by.
    var label: Int32 = 0
    var length: Int32 = 0
    var string: Int32 = -1
    /// What follows stands side by side, ordered by the byte that it is chosen by.
    var firstChild: Int32 = 0
    var children: Int32 = 0
  }

  private var nodes: [Node] = [Node()]
  /// The byte that each node is chosen by.
  private var choices: [UInt8] = [0]
  private var labels: [UInt8] = []
  /// Where each first byte leads, 0 for nowhere: most places of a text end here.
  private var roots: [Int32] = Array(repeating: 0, count: 256)
  /// A bit for each two bytes that a string begins with: nearly all that get past the first end here.
  private var pairs: [UInt64] = Array(repeating: 0, count: 1024)

  /// Takes strings with the numbers under which they are reported; of equal ones the last.
  init(_ strings: [(bytes: [UInt8], number: Int)]) {
    let sorted = strings.enumerated().sorted { one, other in
      if one.element.bytes == other.element.bytes { return one.offset < other.offset }
      return one.element.bytes.lexicographicallyPrecedes(other.element.bytes)
    }.map(\.element)
    // The strings below each node, and how many of their bytes lead to it.
    var below = [(strings: sorted.indices, depth: 0)]
    var index = 0
    while index < nodes.count {
      var (rest, depth) = below[index]
      nodes[index].firstChild = Int32(nodes.count)
      while let first = rest.first, sorted[first].bytes.count == depth {
        nodes[index].string = Int32(sorted[first].number)
        rest = rest.dropFirst()
      }
      while let first = rest.first {
        let byte = sorted[first].bytes[depth]
        let group = rest.prefix { sorted[$0].bytes[depth] == byte }
        rest = rest[group.endIndex...]
        below.append((group, addNode(for: group, of: sorted, from: depth)))
      }
      nodes[index].children = Int32(nodes.count) - nodes[index].firstChild
      index += 1
    }
    noteBeginnings()
  }

  /// Adds what leads to strings that share a byte; how many of their bytes that is.
  private mutating func addNode(
    for group: Range<Int>, of strings: [(bytes: [UInt8], number: Int)], from depth: Int
  ) -> Int {
    let (first, last) = (strings[group.lowerBound].bytes, strings[group.upperBound - 1].bytes)
    var end = depth + 1
    // What the first and the last of an order share, all between them share.
    while end < min(first.count, last.count), first[end] == last[end] { end += 1 }
    choices.append(first[depth])
    nodes.append(Node(label: Int32(labels.count), length: Int32(end - depth - 1)))
    labels += first[(depth + 1)..<end]
    return end
  }

  private mutating func noteBeginnings() {
    for root in children(of: 0) {
      let byte = Int(choices[root])
      roots[byte] = Int32(root)
      let node = nodes[root]
      let next: [UInt8] =
        if node.length > 0 {
          [labels[Int(node.label)]]
        } else if node.string >= 0 {
          Array(0...255)
        } else {
          Array(choices[children(of: root)])
        }
      for second in next { pairs[byte << 2 | Int(second) >> 6] |= 1 << UInt64(second & 63) }
    }
  }

  private func children(of node: Int) -> Range<Int> {
    let first = Int(nodes[node].firstChild)
    return first..<first + Int(nodes[node].children)
  }

  /// Hands over what walks through a text; it lives as long as the call.
  @inline(__always)
  func withWalker<Result>(_ body: (Walker) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      choices.withUnsafeBufferPointer { choices in
        labels.withUnsafeBufferPointer { labels in
          roots.withUnsafeBufferPointer { roots in
            pairs.withUnsafeBufferPointer { pairs in
              body(
                Walker(nodes: nodes, choices: choices, labels: labels, roots: roots, pairs: pairs))
            }
          }
        }
      }
    }
  }

  /// Finds strings; without it each step would check and count references of the arrays.
  struct Walker {
    fileprivate let nodes: UnsafeBufferPointer<Node>
    fileprivate let choices: UnsafeBufferPointer<UInt8>
    fileprivate let labels: UnsafeBufferPointer<UInt8>
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
        let end = position + Int(found.length)
        guard end <= bytes.count else { return }
        var label = Int(found.label)
        while position < end {
          guard bytes[position] == labels[label] else { return }
          position += 1
          label += 1
        }
        if found.string >= 0 { report(Int(found.string), position) }
        guard position < bytes.count else { return }
        node = child(of: found, bytes[position])
        position += 1
      }
    }

    @inline(__always)
    private func child(of node: Node, _ byte: UInt8) -> Int {
      var low = Int(node.firstChild)
      var high = low + Int(node.children)
      while low < high {
        let middle = (low + high) / 2
        if choices[middle] == byte { return middle }
        if choices[middle] < byte { low = middle + 1 } else { high = middle }
      }
      return 0
    }
  }
}

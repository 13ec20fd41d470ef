/// Where the elements of a page stand, as CSS selectors.
///
/// They are put together from bytes, because every control and every block has one.
struct PagePlace {
  /// Names of elements by number, and ids that persons wrote.
  private var names: [[UInt8]] = []
  private var ids: [[UInt8]] = []
  /// Which of these ids are among the anchors.
  private var keptIDs: [Bool] = []
  /// How many children of each name the open elements have had.
  private var counts: [(name: Int, count: Int)] = []
  /// Where the elements with the ids stand that places begin at; of two with one id the first counts.
  private(set) var anchors: [String: String] = [:]

  /// An element begins: it gets its position among its parent's children with that name, and its id.
  mutating func enter(
    _ frame: inout ElementFrame, _ name: String, id: String?, in parent: ElementFrame
  ) {
    while names.count <= frame.name { names.append([]) }
    if names[frame.name].isEmpty { names[frame.name] = Array(name.utf8) }
    frame.position = position(of: frame.name, in: parent)
    frame.counts = counts.count
    guard let id, StableID.accepts(id) else { return }
    ids.append(Array(id.utf8))
    keptIDs.append(false)
    frame.stableID = ids.count - 1
  }

  /// An element ends.
  mutating func leave(_ frame: ElementFrame) { counts.removeSubrange(frame.counts...) }

  private mutating func position(of name: Int, in parent: ElementFrame) -> Int {
    for index in parent.counts..<counts.count where counts[index].name == name {
      counts[index].count += 1
      return counts[index].count
    }
    counts.append((name, 1))
    return 1
  }

  /// The selector of the innermost open element.
  mutating func place(of stack: [ElementFrame]) -> String {
    let place = selector(of: stack, at: stack.count - 1)
    keepAnchors(from: place.start, of: stack)
    return place.text
  }

  /// Keeps where the element that a place begins at stands itself, and the one that this begins at.
  private mutating func keepAnchors(from element: Int, of stack: [ElementFrame]) {
    var element = element
    while stack[element].stableID >= 0, !keptIDs[stack[element].stableID] {
      let id = stack[element].stableID
      keptIDs[id] = true
      let place = selector(of: stack, at: element, isByID: false)
      let name = "#" + String(decoding: ids[id], as: UTF8.self)
      if anchors[name] == nil { anchors[name] = place.text }
      guard place.start < element else { return }
      element = place.start
    }
  }

  /// A CSS selector from the nearest stable id down; levels beyond eight say nothing more.
  ///
  /// - Parameters:
  ///   - stack: the open elements, the document first.
  ///   - last: which of them is to be named.
  ///   - isByID: false to pass its own id over.
  /// - Returns: the selector, and the element that it begins at.
  private func selector(
    of stack: [ElementFrame], at last: Int, isByID: Bool = true
  ) -> (text: String, start: Int) {
    guard last > 0 else { return ("html", 0) }
    var first = last
    while first > 1, stack[first].stableID < 0 || first == last && !isByID,
      stack[first].tag != .body, stack[first].tag != .head, last - first < 7
    { first -= 1 }
    var place: [UInt8] = []
    place.reserveCapacity(32 * (last - first + 1))
    for index in first...last {
      if !place.isEmpty { Self.append(" > ", to: &place) }
      let id = index < last || isByID ? stack[index].stableID : -1
      if id >= 0 {
        place.append(UInt8(ascii: "#"))
        place += ids[id]
      } else {
        Self.append(stack[index], names, to: &place)
      }
    }
    return (String(decoding: place, as: UTF8.self), first)
  }

  private static func append(
    _ frame: ElementFrame, _ names: [[UInt8]], to place: inout [UInt8]
  ) {
    switch frame.tag {
    case .html: append("html", to: &place)
    case .main: append("main", to: &place)
    // A page without <body> has its content in the head in libxml2's eyes, and in the body in a
    // browser's.
    case .body, .head: append("body", to: &place)
    default:
      place += names[frame.name]
      append(":nth-of-type(", to: &place)
      append(frame.position, to: &place)
      place.append(UInt8(ascii: ")"))
    }
  }

  private static func append(_ text: StaticString, to place: inout [UInt8]) {
    text.withUTF8Buffer { unsafe place.append(contentsOf: $0) }
  }

  private static func append(_ number: Int, to place: inout [UInt8]) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      place.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}

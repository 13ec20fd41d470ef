/// Where an element stands on a page.
enum PagePlace {
  /// A CSS selector from the nearest stable id down; levels beyond eight say nothing more.
  ///
  /// It is put together from bytes, because every control and every block has one.
  ///
  /// - Parameters:
  ///   - stack: the open elements, the document first.
  ///   - last: which of them is to be named.
  ///   - isByID: false to pass its own id over.
  ///   - names: the elements' names by number.
  ///   - ids: the ids that frames name by number.
  /// - Returns: the selector, and the element that it begins at.
  static func selector(
    of stack: [ElementFrame], at last: Int, isByID: Bool = true, names: [[UInt8]], ids: [[UInt8]]
  ) -> (text: String, start: Int) {
    guard last > 0 else { return ("html", 0) }
    var first = last
    while first > 1, stack[first].stableID < 0 || first == last && !isByID,
      stack[first].tag != .body, stack[first].tag != .head, last - first < 7
    { first -= 1 }
    var place: [UInt8] = []
    place.reserveCapacity(32 * (last - first + 1))
    for index in first...last {
      if !place.isEmpty { append(" > ", to: &place) }
      let id = index < last || isByID ? stack[index].stableID : -1
      if id >= 0 {
        place.append(UInt8(ascii: "#"))
        place += ids[id]
      } else {
        append(stack[index], names, to: &place)
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

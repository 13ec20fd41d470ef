/// Where an element stands on a page.
enum PagePlace {
  /// A CSS selector from the nearest stable id down; levels beyond eight say nothing more.
  ///
  /// It is put together from bytes, because every control and every block has one.
  ///
  /// - Parameters:
  ///   - stack: the open elements, the document first.
  ///   - names: the elements' names by number.
  ///   - ids: the ids that frames name by number.
  /// - Returns: the selector of the innermost one.
  static func selector(of stack: [ElementFrame], names: [[UInt8]], ids: [[UInt8]]) -> String {
    guard stack.count > 1 else { return "html" }
    var first = stack.count - 1
    while first > 1, stack[first].stableID < 0, stack[first].tag != .body,
      stack[first].tag != .head, stack.count - first < 8
    { first -= 1 }
    var place: [UInt8] = []
    place.reserveCapacity(32 * (stack.count - first))
    for index in first..<stack.count {
      if !place.isEmpty { append(" > ", to: &place) }
      append(stack[index], names, ids, to: &place)
    }
    return String(decoding: place, as: UTF8.self)
  }

  private static func append(
    _ frame: ElementFrame, _ names: [[UInt8]], _ ids: [[UInt8]], to place: inout [UInt8]
  ) {
    if frame.stableID >= 0 {
      place.append(UInt8(ascii: "#"))
      place += ids[frame.stableID]
      return
    }
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

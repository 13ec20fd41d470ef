/// Where an element stands on a page.
enum PagePlace {
  /// A CSS selector from the nearest stable id down; levels beyond eight say nothing more.
  ///
  /// - Parameters:
  ///   - stack: the open elements, the document first.
  ///   - names: the elements' names by number.
  /// - Returns: the selector of the innermost one.
  static func selector(of stack: [ElementFrame], names: [String]) -> String {
    guard stack.count > 1 else { return "html" }
    var first = stack.count - 1
    while first > 1, stack[first].stableID == nil, stack[first].tag != .body,
      stack[first].tag != .head, stack.count - first < 8
    { first -= 1 }
    var place = ""
    for frame in stack[first...] {
      if !place.isEmpty { place += " > " }
      if let id = frame.stableID {
        place += "#"
        place += id
      } else {
        place += selector(of: frame, names)
      }
    }
    return place
  }

  private static func selector(of frame: ElementFrame, _ names: [String]) -> String {
    switch frame.tag {
    case .html, .body, .main: frame.tag.rawValue
    // A page without <body> has its content here in libxml2's eyes, and in the body in a browser's.
    case .head: "body"
    default: "\(names[frame.name]):nth-of-type(\(frame.position))"
    }
  }
}

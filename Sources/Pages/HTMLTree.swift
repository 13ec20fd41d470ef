internal import CLibXML2

/// An element as the walk meets it.
struct Element {
  let name: String
  let attributes: [String: String]

  subscript(_ name: String) -> String? { attributes[name] }

  /// Words of an attribute such as `class` or `role`, in lower case.
  func words(_ name: String) -> [Substring] {
    attributes[name]?.lowercased().split(whereSeparator: \.isWhitespace) ?? []
  }
}

/// Receives a page's elements and text in document order.
protocol TreeVisitor {
  /// An element begins; false leaves its content out, and ``leave(_:)`` is not called for it.
  mutating func enter(_ element: Element) -> Bool
  mutating func leave(_ name: String)
  mutating func text(_ text: String)
}

/// Owner of libxml2's tree of one page.
@safe
struct HTMLTree: ~Copyable {
  private let document: htmlDocPtr
  /// The parser met something after which content is lost: an unfinished comment (45), nesting (1),
  /// an encoding error (81).
  let isIncomplete: Bool

  private static let losingErrors: Set<Int32> = [1, 45, 81]
  /// Deeper content is left out of the model and the page marked as incomplete.
  private static let maximumDepth = 2000
  private static let maximumNodes = 1_000_000

  /// Sets libxml2 up, once and before the first parse.
  ///
  /// It does so itself otherwise, and two threads that do at once wait for each other for ever
  /// (2.9.14, seen in a replay). A static constant is made once, whoever comes first.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Parses clean UTF-8; nil where there is nothing to parse.
  init?(_ bytes: [UInt8]) {
    guard Self.isReady, !bytes.isEmpty, bytes.count < Int(Int32.max) else { return nil }
    var error: Int32 = 0
    let parsed = unsafe bytes.withUnsafeBytes { raw in
      unsafe exitway_parse_html(
        raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), &error)
    }
    guard let parsed = unsafe parsed else { return nil }
    unsafe document = unsafe parsed
    isIncomplete = Self.losingErrors.contains(error)
  }

  deinit { unsafe xmlFreeDoc(document) }

  /// Walks the whole tree without recursion.
  ///
  /// - Returns: false where a limit cut the walk.
  func walk(_ visitor: inout some TreeVisitor) -> Bool {
    guard var node = unsafe xmlDocGetRootElement(document) else { return true }
    var depth = 0
    var isWhole = true
    for _ in 0..<Self.maximumNodes {
      let descends = unsafe visit(node, &visitor)
      if descends, let child = unsafe node.pointee.children {
        if depth < Self.maximumDepth {
          depth += 1
          unsafe node = unsafe child
          continue
        }
        isWhole = false
      }
      if descends { unsafe leave(node, &visitor) }
      while unsafe node.pointee.next == nil {
        guard depth > 0, let parent = unsafe node.pointee.parent else { return isWhole }
        depth -= 1
        unsafe node = unsafe parent
        unsafe leave(node, &visitor)
      }
      guard let next = unsafe node.pointee.next else { return isWhole }
      unsafe node = unsafe next
    }
    return false
  }

  private func visit(_ node: xmlNodePtr, _ visitor: inout some TreeVisitor) -> Bool {
    switch unsafe node.pointee.type {
    case XML_ELEMENT_NODE:
      return visitor.enter(unsafe element(node))
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      if let content = unsafe node.pointee.content {
        visitor.text(unsafe String(cString: content))
      }
      return false
    default:
      return false
    }
  }

  private func leave(_ node: xmlNodePtr, _ visitor: inout some TreeVisitor) {
    if unsafe node.pointee.type == XML_ELEMENT_NODE {
      visitor.leave(unsafe String(cString: node.pointee.name))
    }
  }

  private func element(_ node: xmlNodePtr) -> Element {
    var attributes: [String: String] = [:]
    var attribute = unsafe node.pointee.properties
    while let current = unsafe attribute {
      let name = unsafe String(cString: current.pointee.name)
      // HTML keeps the first of two attributes with one name.
      if attributes[name] == nil {
        if let value = unsafe xmlNodeListGetString(document, current.pointee.children, 1) {
          attributes[name] = unsafe String(cString: value)
          unsafe exitway_xml_free(value)
        } else {
          attributes[name] = ""
        }
      }
      unsafe attribute = unsafe current.pointee.next
    }
    return Element(name: unsafe String(cString: node.pointee.name), attributes: attributes)
  }
}

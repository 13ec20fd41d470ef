/// What holds for everything inside an open element.
struct ElementFrame {
  var name: String
  var segment: String
  var hasStableID: Bool
  var isHidden = false
  var isAriaHidden = false
  var isCollapsed = false
  /// Inside a closed `<details>`, its own `<summary>` excepted.
  var closesDetails = false
  var region = PageModel.Control.Region.main
  var isInMain = false
  var role: PageModel.Block.Role?
  var list = 0
  /// Children seen so far by element name, for `:nth-of-type()`.
  var children: [String: Int] = [:]

  /// The frame of the page itself.
  init() {
    name = ""
    segment = ""
    hasStableID = false
  }

  /// The frame of a child.
  init(_ element: Element, in parent: ElementFrame, position: Int) {
    self = parent
    name = element.name
    children = [:]
    hasStableID = false
    segment = "\(element.name):nth-of-type(\(position))"
    if let id = element["id"], Self.isStable(id) {
      segment = "#" + id
      hasStableID = true
    } else if ["html", "body", "main"].contains(element.name) {
      segment = element.name
    } else if element.name == "head" {
      // A page without <body> has its content here in libxml2's tree, and in the body in a browser's.
      segment = "body"
    }
    readVisibility(element)
    readRegion(element)
    readRole(element)
  }

  private mutating func readVisibility(_ element: Element) {
    let style = element["style"]?.lowercased().filter { !$0.isWhitespace } ?? ""
    if element["hidden"] != nil || style.contains("display:none")
      || style.contains("visibility:hidden")
    {
      isHidden = true
    }
    if element["aria-hidden"] == "true" { isAriaHidden = true }
    if closesDetails, element.name != "summary" {
      isCollapsed = true
      closesDetails = false
    }
    closesDetails = element.name == "details" && element["open"] == nil
  }

  private mutating func readRegion(_ element: Element) {
    let role = element.words("role").first.map(String.init)
    switch role ?? element.name {
    case "main": (region, isInMain) = (.main, true)
    case "article" where region == .main: isInMain = true
    case "nav", "navigation": region = .navigation
    case "header" where isInMain, "footer" where isInMain: break
    case "header", "banner": region = .header
    case "footer", "contentinfo": region = .footer
    case "aside", "complementary": region = .aside
    case "dialog", "alertdialog": region = .dialog
    default: break
    }
  }

  private mutating func readRole(_ element: Element) {
    let classes = element.words("class")
    let ariaRole = element.words("role").first
    if ElementNames.headings.contains(element.name) || ariaRole == "heading" {
      role = .heading
    } else if classes.contains(where: Self.meansError) {
      role = .error
    } else if ariaRole == "alert" || classes.contains(where: Self.meansWarning) {
      role = .warning
    } else if ElementNames.blocks.contains(element.name), role != .warning, role != .error {
      role =
        switch element.name {
        case "li", "dd", "dt": .listItem
        case "label", "legend": .label
        case "button": .button
        case "a": role
        default: nil
        }
    }
  }

  private static func meansError(_ name: Substring) -> Bool {
    name.split { $0 == "-" || $0 == "_" }.contains { ["error", "errors", "invalid"].contains($0) }
  }

  private static func meansWarning(_ name: Substring) -> Bool {
    name.split { $0 == "-" || $0 == "_" }
      .contains { ["warning", "alert", "caution", "danger", "notice"].contains($0) }
  }

  /// An id that a person wrote: a plain name without long runs of digits or hexadecimal digits.
  static func isStable(_ id: String) -> Bool {
    guard (1...60).contains(id.utf8.count), let first = id.unicodeScalars.first,
      first.properties.isAlphabetic || first == "_"
    else { return false }
    var run = 0
    for byte in id.utf8 {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      run = isDigit ? run + 1 : 0
      let isName =
        isDigit || byte >= 128 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      if !isName || run > 3 { return false }
    }
    let parts = id.lowercased().split { $0 == "-" || $0 == "_" }
    return !parts.contains { part in
      part.count >= 6 && part.contains(where: \.isNumber) && part.allSatisfy(\.isHexDigit)
    }
  }
}

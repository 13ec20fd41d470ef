/// What holds for everything inside an open element.
struct ElementFrame {
  /// The name's number, and which of its siblings with that name it is.
  var name = -1
  var position = 0
  var tag = Tag.other
  /// The number of an id that a person wrote, or -1; a place begins there.
  var stableID = -1
  var marks: Marks = []
  var region = PageModel.Control.Region.main
  var role: PageModel.Block.Role?
  var list = 0
  /// The part that has to be opened first, as a number of the draft's parts.
  var part = -1
  /// The `lang` that holds, as a number of the draft's languages.
  var language = -1
  /// Where the children's counts begin.
  var counts = 0

  struct Marks: OptionSet {
    let rawValue: UInt16
    /// `display: none`, which nothing inside can undo.
    static let removed = Marks(rawValue: 1)
    /// `visibility: hidden`, which a child can.
    static let invisible = Marks(rawValue: 2)
    static let ariaHidden = Marks(rawValue: 4)
    /// Shown only after something else was pressed.
    static let collapsed = Marks(rawValue: 8)
    /// A closed `<details>`: all but its summary is collapsed.
    static let closesDetails = Marks(rawValue: 16)
    static let inMain = Marks(rawValue: 32)
    static let inSVG = Marks(rawValue: 64)
    /// Code, or text that is not to be translated.
    static let neutral = Marks(rawValue: 128)
  }

  var isHidden: Bool { !marks.isDisjoint(with: [.removed, .invisible]) }
  var isAriaHidden: Bool { marks.contains(.ariaHidden) }
  var isCollapsed: Bool { marks.contains(.collapsed) }
  var isInMain: Bool { marks.contains(.inMain) }

  /// The frame of the page itself.
  init() {}

  /// The frame of a child.
  init(_ element: Element, _ name: String, in parent: ElementFrame, styles: StyleSheet, depth: Int)
  {
    self = parent
    self.name = element.name
    tag = element.tag
    stableID = -1
    readVisibility(element, name, styles)
    readDisclosure(element)
    let words = element.words("role")
    if !words.isEmpty || tag.isLandmark { readRegion(words.first.map(String.init) ?? name) }
    if region == .main, !isInMain { guessRegion(element, depth) }
    readRole(element, words.first)
    if tag == .svg { marks.insert(.inSVG) }
    if tag.isCode || element["translate"]?.lowercased() == "no" { marks.insert(.neutral) }
  }

  private mutating func readVisibility(
    _ element: Element, _ name: String, _ styles: StyleSheet
  ) {
    var showing = StyleSheet.Showing()
    if !styles.isEmpty {
      showing = styles.showing(element, name: name)
    }
    if element.holds("display", in: "style") || element.holds("visibility", in: "style"),
      let style = element["style"]
    {
      let own = StyleSheet.Showing(style)
      showing.isDisplayed = own.isDisplayed ?? showing.isDisplayed
      showing.isVisible = own.isVisible ?? showing.isVisible
    }
    // A style that shows outranks the attribute, which is a style of the browser's own sheet.
    let isDisplayed = showing.isDisplayed ?? !element.has("hidden")
    if !isDisplayed { marks.insert(.removed) }
    if let isVisible = showing.isVisible {
      if isVisible { marks.remove(.invisible) } else { marks.insert(.invisible) }
    }
    if element["aria-hidden"] == "true" { marks.insert(.ariaHidden) }
  }

  private mutating func readDisclosure(_ element: Element) {
    if marks.contains(.closesDetails) {
      if tag != .summary { marks.insert(.collapsed) }
      marks.remove(.closesDetails)
    }
    switch tag {
    case .details where !element.has("open"): marks.insert(.closesDetails)
    case .dialog where !element.has("open"): marks.insert(.collapsed)
    default: if element.has("popover") { marks.insert(.collapsed) }
    }
  }

  private mutating func readRegion(_ role: String) {
    switch role {
    case "main":
      region = .main
      marks.insert(.inMain)
    case "article" where region == .main: marks.insert(.inMain)
    case "nav", "navigation": region = .navigation
    case "header" where isInMain, "footer" where isInMain: break
    case "header", "banner": region = .header
    case "footer", "contentinfo": region = .footer
    case "aside", "complementary": region = .aside
    case "dialog", "alertdialog": region = .dialog
    default: break
    }
  }

  /// Pages without landmarks name their parts in ids, and in classes of their outer elements.
  private mutating func guessRegion(_ element: Element, _ depth: Int) {
    guard tag == .div || tag == .section || tag == .ul || tag == .td || tag == .table else {
      return
    }
    if let named = element.value("id").flatMap(Self.region(named:)) {
      region = named
    } else if depth <= 8 {
      region = element.each("class").lazy.compactMap(Self.region(named:)).first ?? region
    }
  }

  private static func region(named name: Word) -> PageModel.Control.Region? {
    switch name {
    case "header", "site-header", "siteheader", "global-header", "globalheader", "topbar",
      "top-bar",
      "masthead", "page-top":
      .header
    case "footer", "site-footer", "sitefooter", "global-footer", "globalfooter", "copyright":
      .footer
    case "nav", "navbar", "navigation", "main-nav", "mainnav", "global-nav", "globalnav", "gnb",
      "lnb", "snb", "menu", "main-menu", "mainmenu", "breadcrumb", "breadcrumbs":
      .navigation
    case "sidebar", "side-bar", "aside": .aside
    default: nil
    }
  }

  private mutating func readRole(_ element: Element, _ ariaRole: Substring?) {
    if tag.isHeading || ariaRole == "heading" {
      role = .heading
      return
    }
    // A button in a warning's colour is still a button.
    let isControl = tag == .button || tag == .a
    if let meaning = ariaRole == "alert"
      ? .warning : isControl ? nil : ClassMeaning.role(of: element)
    {
      role = meaning
    } else if tag.isBlock, role != .warning, role != .error {
      role =
        switch tag {
        case .li, .dd, .dt: .listItem
        case .label, .legend: .label
        case .button: .button
        default: nil
        }
    }
  }
}

/// Roles that class names tell: `form-error`, `alert alert-warning`.
private enum ClassMeaning {
  static func role(of element: Element) -> PageModel.Block.Role? {
    var found: PageModel.Block.Role?
    for word in element.letters("class") {
      switch word {
      case "error", "errors", "invalid": return .error
      case "warning", "alert", "caution", "danger", "notice": found = .warning
      default: break
      }
    }
    return found
  }
}

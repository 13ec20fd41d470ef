/// A part of the page that is shown only after something else was pressed: a menu, a tab's panel, a
/// dialog, a closed `<details>`.
struct PartDraft {
  enum Kind {
    case details, dialog, panel, fold, menu, unseen
  }

  var kind: Kind
  var id: String?
  /// The part that this one stands in, or -1.
  var parent: Int
  /// The ids of what names it; a menu is named by the button that opens it.
  var labelledBy: String?
  /// Controls before it in the page.
  var controlsBefore: Int
  /// The control that opens it, once that is known.
  var opener: Int?

  /// The part that an element begins, as far as markup tells; style sheets of other files are not
  /// read, so classes of widespread kits stand in for them.
  static func kind(of element: Element, isDisplayed: Bool) -> Kind? {
    switch element.tag {
    case .details: return element.has("open") ? nil : .details
    case .dialog: return element.has("open") ? nil : .dialog
    default: break
    }
    if element.has("popover") { return .dialog }
    if let kind = kit(element) { return kind }
    switch element.words("role").first {
    case "tabpanel"? where element["aria-hidden"] == "true" || !isDisplayed: return .panel
    case "menu"? where element["aria-hidden"] == "true" || !isDisplayed: return .menu
    default: return isDisplayed || !element.has("id") ? nil : .unseen
    }
  }

  /// Parts as Bootstrap, Foundation, UIkit and their like name them.
  private static func kit(_ element: Element) -> Kind? {
    var found: Kind?
    for name in element.each("class") {
      switch name {
      case "active", "show", "in", "open", "is-active": return nil
      // A navigation bar folds on narrow screens only.
      case "navbar-collapse": return nil
      case "tab-pane", "tabs-panel", "tab-panel", "tabpanel": found = found ?? .panel
      case "collapse", "accordion-collapse", "accordion-content": found = found ?? .fold
      case "modal", "reveal", "uk-modal": found = found ?? .dialog
      case "dropdown-menu", "dropdown-content", "dropdown-pane", "uk-dropdown", "submenu-content":
        found = found ?? .menu
      default: continue
      }
    }
    return found
  }
}

/// What a control opens and does besides following its address.
struct PressDraft {
  /// Ids of the parts it may open.
  var opens: [String] = []
  var opensMenu = false
  /// A dialog of the browser asks whether one is sure.
  var asksAgain = false
  /// A script sends a form in place of following the link.
  var sends = false
  var isDisabled = false
  /// Says of itself that pressing it opens or shows another part: a menu, a tab, an expander.
  var opensPart = false
  /// The number that the browser gave it.
  var mark: Int?

  init(_ element: Element) {
    addOpened(element["aria-controls"])
    addOpened(element["data-target"])
    addOpened(element["data-bs-target"])
    addOpened(element["popovertarget"])
    addOpened(element["commandfor"])
    addOpened(element["data-toggle-target"])
    if let target = element.value("href"), target.count > 1, target[0] == UInt8(ascii: "#") {
      opens.append(String((element["href"] ?? "").dropFirst()))
    }
    let toggles = element["data-toggle"] ?? element["data-bs-toggle"]
    let popup = element["aria-haspopup"]
    opensMenu =
      toggles == "dropdown" || popup == "true" || popup == "menu"
      || element.holds("dropdown-toggle", in: "class")
    asksAgain = Self.asks(element)
    sends = Self.sends(element)
    isDisabled = element.tag != .a && element.has("disabled")
    opensPart =
      opensMenu || popup.map { $0 != "false" } ?? false || element.has("aria-expanded")
      || element.words("role").first == "tab" || element.has("popovertarget")
      || ["modal", "tab", "collapse", "pill", "offcanvas"].contains(toggles)
    mark = element["data-exitway"].flatMap { Int($0) }
  }

  private mutating func addOpened(_ ids: String?) {
    guard let ids else { return }
    opens += ids.split(separator: " ").map { String($0.trimmingPrefix("#")) }
  }

  /// Whether the browser asks again before what is pressed is done.
  static func asks(_ element: Element) -> Bool {
    element.holds("confirm(", in: "onclick") || element.holds("confirm(", in: "onsubmit")
      || element.has("data-confirm") || element.has("data-turbo-confirm")
      || element.has("hx-confirm") || element.has("data-confirm-message")
  }

  private static func sends(_ element: Element) -> Bool {
    let method = element["data-method"] ?? element["data-turbo-method"]
    if let method { return method.lowercased() != "get" }
    return element.has("hx-post") || element.has("hx-delete") || element.has("hx-put")
  }
}

extension PageDraft {
  /// Finds what opens each part; parts that nothing opens are taken to be shown.
  mutating func connectParts() {
    var byID: [String: Int] = [:]
    for (number, part) in parts.enumerated() {
      if let id = part.id, byID[id] == nil { byID[id] = number }
    }
    guard !parts.isEmpty else { return }
    for (index, control) in controls.enumerated() {
      for id in control.press.opens {
        guard let number = byID[id], parts[number].opener == nil,
          !isInside(control.part, number)
        else { continue }
        parts[number].opener = index
      }
    }
    for number in parts.indices where parts[number].opener == nil && parts[number].kind == .menu {
      parts[number].opener = menuOpener(of: parts[number])
    }
  }

  /// Controls to press before a control can be seen, the outermost first; at most 50, the innermost.
  func openers(of control: ControlDraft) -> [Int] {
    var openers: [Int] = []
    var part = control.part
    while parts.indices.contains(part), openers.count < 50 {
      if let opener = parts[part].opener { openers.append(opener) }
      part = parts[part].parent
    }
    return openers.reversed()
  }

  /// Whether a part that something opens hides a control that the markup hides.
  func isOpened(_ control: ControlDraft) -> Bool {
    parts.indices.contains(control.part) && parts[control.part].opener != nil
  }

  private func menuOpener(of part: PartDraft) -> Int? {
    let before = controls[..<min(part.controlsBefore, controls.count)]
    if let name = part.labelledBy, let named = before.lastIndex(where: { $0.id == name }) {
      return named
    }
    guard let last = before.lastIndex(where: \.press.opensMenu),
      part.controlsBefore - last <= 2, !parts.contains(where: { $0.opener == last })
    else { return nil }
    return last
  }

  private func isInside(_ part: Int, _ outer: Int) -> Bool {
    var part = part
    while parts.indices.contains(part) {
      if part == outer { return true }
      part = parts[part].parent
    }
    return false
  }
}

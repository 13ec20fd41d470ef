/// Builds the raw page model in one pass over the tree; languages and purposes come afterwards.
struct PageBuilder: TreeVisitor {
  private(set) var draft = PageDraft()
  private var stack: [ElementFrame] = [ElementFrame()]
  private var block: BlockDraft?
  private var openControls: [Int] = []
  private var openLabels: [Int] = []
  private var openForms: [Int] = []
  private var openOption: String?
  private var openSelect: Int?
  private var collapsedIDs: Set<String> = []
  private var heading: String?
  private var readsTitle = false

  /// More text than this is no page about leaving; the rest is left out and the page marked.
  private static let maximumText = 4 << 20
  private static let maximumControls = 20_000
  private var textBytes = 0

  mutating func enter(_ element: Element) -> Bool {
    guard let parent = stack.last, reads(element) else { return false }
    let position = (parent.children[element.name] ?? 0) + 1
    stack[stack.count - 1].children[element.name] = position
    var frame = ElementFrame(element, in: parent, position: position)
    if let id = element["id"], collapsedIDs.contains(id) { frame.isCollapsed = true }
    if ElementNames.lists.contains(element.name) {
      draft.lists.append(0)
      frame.list = draft.lists.count - 1
    }
    stack.append(frame)
    if ElementNames.blocks.contains(element.name) { flush() }
    if frame.isInMain { draft.hasMain = true }
    open(element)
    return true
  }

  mutating func leave(_ name: String) {
    switch name {
    case "title": readsTitle = false
    case "form": _ = openForms.popLast()
    case "label": _ = openLabels.popLast()
    case "option": closeOption()
    case "select": openSelect = nil
    default: break
    }
    if ElementNames.blocks.contains(name) { flush() }
    if let index = openControls.last, draft.controls[index].depth == stack.count {
      openControls.removeLast()
    }
    stack.removeLast()
  }

  mutating func text(_ text: String) {
    textBytes += text.utf8.count
    guard textBytes <= Self.maximumText else {
      draft.isCut = true
      return
    }
    if readsTitle {
      draft.title += text
      return
    }
    if openOption != nil {
      openOption?.append(text)
      return
    }
    guard let frame = stack.last else { return }
    for index in openControls { draft.controls[index].text += text }
    for index in openLabels { draft.labels[index].text += text }
    // Text that only assistive technology skips is still shown; it does not speak for a language.
    guard !frame.isHidden, !frame.isAriaHidden else { return }
    add(text, frame)
  }

  /// The finished draft.
  mutating func finish() -> PageDraft {
    flush()
    return draft
  }

  /// Whether an element's content is looked at; scripts are counted on the way.
  private mutating func reads(_ element: Element) -> Bool {
    switch element.name {
    case "script":
      draft.scripts += 1
      if let source = element["src"] { draft.markers.append(source) }
      return false
    case "noscript":
      draft.hasNoscript = true
      return false
    case "head": return true
    // A declarative shadow root is shown; any other template is not.
    case "template": return element["shadowrootmode"] != nil
    case "meta", "link", "base":
      readMetadata(element)
      return false
    case "svg": return false
    default: return !ElementNames.unseen.contains(element.name)
    }
  }

  private mutating func open(_ element: Element) {
    switch element.name {
    case "html":
      draft.language = element["lang"] ?? element["xml:lang"]
    case "title": readsTitle = draft.title.isEmpty
    case "a" where element["href"] != nil: addControl(element, .link, text: true)
    case "button": addControl(element, Self.buttonRole(element), text: true)
    case "summary": addControl(element, .expander, text: true)
    case "input": addInput(element)
    case "select", "textarea": addField(element)
    case "option": openOption(element)
    case "form": openForm(element)
    case "label":
      draft.labels.append(LabelDraft(target: element["for"]))
      openLabels.append(draft.labels.count - 1)
    case "img": addImage(element)
    case "br", "hr": add(" ", stack[stack.count - 1])
    case "div", "section", "body":
      if let id = element["id"] { draft.markers.append("#" + id) }
    default:
      switch element.words("role").first {
      case "button"?: addControl(element, .button, text: true)
      case "link"?: addControl(element, .link, text: true)
      default: break
      }
    }
  }

  private static func buttonRole(_ element: Element) -> PageModel.Control.Role {
    if element["aria-expanded"] == "false" { return .expander }
    switch element["type"]?.lowercased() {
    case "button", "reset": return .button
    default: return .submit
    }
  }

  // MARK: Text

  private mutating func add(_ text: String, _ frame: ElementFrame) {
    if block == nil {
      guard text.contains(where: { !$0.isWhitespace }) else { return }
      block = BlockDraft(
        role: frame.role, region: frame.region, isInMain: frame.isInMain, place: place())
    }
    block?.text += text
    if let control = openControls.last { block?.controls.insert(control) }
  }

  private mutating func flush() {
    guard var done = block else { return }
    block = nil
    done.text = Whitespace.collapsed(done.text)
    guard !done.text.isEmpty else { return }
    if done.role == .heading { heading = done.text }
    for control in done.controls { draft.controls[control].sentence = done.text }
    draft.blocks.append(done)
  }

  private mutating func addImage(_ element: Element) {
    guard let text = element["alt"], !text.isEmpty, let frame = stack.last else { return }
    for index in openControls { draft.controls[index].text += " " + text + " " }
    guard !frame.isHidden, !frame.isAriaHidden, openControls.isEmpty else { return }
    draft.blocks.append(
      BlockDraft(
        role: .alternative, region: frame.region, isInMain: frame.isInMain,
        place: place(), text: Whitespace.collapsed(text)))
  }

  // MARK: Controls and forms

  private mutating func addControl(
    _ element: Element, _ role: PageModel.Control.Role, text: Bool
  ) {
    guard let frame = stack.last, draft.controls.count < Self.maximumControls else {
      draft.isCut = true
      return
    }
    if element["aria-expanded"] == "false", let region = element["aria-controls"] {
      collapsedIDs.insert(region)
    }
    if role == .link { draft.lists[frame.list] += 1 }
    draft.controls.append(
      ControlDraft(
        element: element, role: role, frame: frame, form: openForms.last, heading: heading,
        place: place(), depth: stack.count))
    if text { openControls.append(draft.controls.count - 1) }
  }

  private mutating func addInput(_ element: Element) {
    switch element["type"]?.lowercased() {
    case "submit", "image": addControl(element, .submit, text: false)
    case "button", "reset": addControl(element, .button, text: false)
    default: addField(element)
    }
  }

  private mutating func addField(_ element: Element) {
    guard let form = openForms.last ?? draft.form(withID: element["form"]) else {
      if element["type"]?.lowercased() == "password" { draft.hasLoosePassword = true }
      return
    }
    let field = FieldDraft(element, isHidden: stack.last?.isHidden ?? false, label: openLabels.last)
    draft.forms[form].fields.append(field)
    if element.name == "select" { openSelect = draft.forms[form].fields.count - 1 }
  }

  private mutating func openForm(_ element: Element) {
    draft.forms.append(FormDraft(element: element, place: place()))
    openForms.append(draft.forms.count - 1)
  }

  private mutating func openOption(_ element: Element) {
    openOption = ""
    guard let select = openSelect, let form = openForms.last else { return }
    draft.forms[form].fields[select].options.append(element["value"])
    if element["selected"] != nil {
      draft.forms[form].fields[select].selected = draft.forms[form].fields[select].options.count - 1
    }
  }

  /// An option without a value sends its text.
  private mutating func closeOption() {
    let text = Whitespace.collapsed(openOption ?? "")
    openOption = nil
    guard let select = openSelect, let form = openForms.last,
      let last = draft.forms[form].fields[select].options.indices.last
    else { return }
    if draft.forms[form].fields[select].options[last] == nil {
      draft.forms[form].fields[select].options[last] = text
    }
  }

  // MARK: Metadata

  private mutating func readMetadata(_ element: Element) {
    switch element.name {
    case "base": draft.base = draft.base ?? element["href"]
    case "link":
      let relations = element.words("rel")
      if relations.contains("canonical") { draft.canonical = element["href"] }
      if relations.contains("alternate"), let language = element["hreflang"] {
        draft.alternates.append(
          PageModel.Alternate(language: language, target: element["href"] ?? ""))
      }
    default:
      if element["name"]?.lowercased() == "robots" {
        draft.robots += (element["content"] ?? "").lowercased().split(separator: ",").map {
          String($0.filter { !$0.isWhitespace })
        }
      }
      if element["http-equiv"]?.lowercased() == "refresh", let content = element["content"] {
        draft.refresh = RefreshReading.read(content)
      }
    }
  }

  // MARK: Places

  /// A CSS selector from the nearest stable id down; levels beyond eight say nothing more.
  private func place() -> String {
    var parts: [String] = []
    for frame in stack.dropFirst().reversed() {
      parts.append(frame.segment)
      if frame.hasStableID || frame.segment == "body" || parts.count == 8 { break }
    }
    return parts.reversed().joined(separator: " > ")
  }
}

/// White space as a reader sees it.
enum Whitespace {
  /// Runs of white space become one space, and none stand at the ends.
  static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{200B}" }).joined(separator: " ")
  }
}

/// `content` of a refresh (HTML Standard, "shared declarative refresh steps").
enum RefreshReading {
  static func read(_ content: String) -> PageModel.Refresh? {
    let text = content.drop(while: \.isWhitespace)
    let digits = text.prefix(while: \.isNumber)
    guard let seconds = Int(digits) else { return nil }
    let rest = text[digits.endIndex...].drop { $0 != "=" }.dropFirst()
    let quotes: Set<Character> = ["'", "\""]
    let target = rest.drop { $0.isWhitespace || quotes.contains($0) }
      .prefix { !quotes.contains($0) }
    return PageModel.Refresh(seconds: seconds, target: target.isEmpty ? nil : String(target))
  }
}

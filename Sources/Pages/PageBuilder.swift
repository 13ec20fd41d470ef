/// Builds the raw page model in one pass over the page's elements and text; languages and purposes
/// come afterwards.
struct PageBuilder {
  var draft = PageDraft()
  private let styles: StyleSheet
  private(set) var stack: [ElementFrame] = [ElementFrame()]
  private var places = PagePlace()
  private var block: OpenBlock?
  private var openControls: [Int] = []
  var openLabels: [Int] = []
  var openForms: [Int] = []
  private var openNamed: [(id: String, depth: Int)] = []
  /// The list whose options are met.
  var select: SelectDraft?
  private var collapsedIDs: Set<String> = []
  private var namingIDs: Set<String>
  private var heading: String?
  private var languageNumbers: [String: Int] = [:]
  var fields = 0
  private var readsTitle = false
  private var textBytes = 0
  private let isShown: Bool

  /// A block whose text is still being met.
  private struct OpenBlock {
    var frame: ElementFrame
    var place: String
    var text = TextBuffer()
    /// The text without what speaks for no language, once there is some of that.
    var spoken: TextBuffer?
    var controls: [Int] = []
  }

  /// Begins a page.
  ///
  /// - Parameters:
  ///   - styles: what the page's own style sheets hide.
  ///   - namingIDs: ids of elements whose text names other elements.
  ///   - isShown: measures of a browser are in the attributes.
  init(styles: StyleSheet, namingIDs: Set<String> = [], isShown: Bool = false) {
    self.isShown = isShown
    self.styles = styles
    self.namingIDs = namingIDs
  }

  /// An element begins.
  ///
  /// - Returns: false where its content is left out; ``leave(_:)`` is not called for it then.
  mutating func enter(_ element: Element, _ name: String) -> Bool {
    let parent = stack[stack.count - 1]
    guard reads(element, in: parent) else { return false }
    var frame = ElementFrame(element, name, in: parent, styles: styles, depth: stack.count)
    let id = element["id"]
    places.enter(&frame, name, id: id, in: parent)
    if let id, collapsedIDs.contains(id) { frame.marks.insert(.collapsed) }
    enterPart(element, &frame, id, isDisplayed: !frame.isHidden || parent.isHidden)
    if let language = element["lang"] ?? element["xml:lang"], element.tag != .html {
      frame.language = number(of: language)
    }
    if element.tag.isList {
      draft.lists.append(ListDraft())
      frame.list = draft.lists.count - 1
    }
    stack.append(frame)
    if element.tag.isBlock { flush() }
    if frame.isInMain { draft.hasMain = true }
    if let id, namingIDs.contains(id), draft.named[id] == nil {
      draft.named[id] = TextBuffer()
      openNamed.append((id, stack.count))
    }
    open(element, frame)
    return true
  }

  /// An element ends.
  mutating func leave(_ tag: Tag) {
    switch tag {
    case .title: readsTitle = false
    case .form: _ = openForms.popLast()
    case .label: _ = openLabels.popLast()
    case .option: select?.closeOption(in: &draft)
    case .select: closeSelect()
    default: break
    }
    if tag.isBlock { flush() }
    if let index = openControls.last, draft.controls[index].depth == stack.count {
      openControls.removeLast()
    }
    if let last = openNamed.last, last.depth == stack.count { openNamed.removeLast() }
    guard stack.count > 1 else { return }
    places.leave(stack[stack.count - 1])
    stack.removeLast()
  }

  /// Text is met.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    textBytes += text.count
    guard textBytes <= PageLimit.text else {
      draft.isCut = true
      return
    }
    if readsTitle { return unsafe draft.title.append(text) }
    if select?.option != nil {
      unsafe select?.option?.append(text)
      return
    }
    let frame = stack[stack.count - 1]
    // What stands in a text field is its value, and beside the options of a list nothing is shown.
    if frame.tag == .textarea || frame.tag == .select { return }
    if frame.marks.contains(.inSVG) {
      // A drawing's title names what it stands in; its text is seen.
      guard frame.tag == .title || frame.tag == .text else { return }
    }
    unsafe name(text, frame)
    // Text that only assistive technology skips is still shown; it does not speak for a language.
    guard !frame.isHidden, !frame.isAriaHidden,
      !(frame.marks.contains(.inSVG) && frame.tag == .title)
    else { return }
    unsafe add(text, frame)
  }

  /// The finished draft.
  mutating func finish() -> PageDraft {
    flush()
    draft.connectParts()
    draft.anchors = places.anchors
    return draft
  }

  /// Whether an element's content is looked at; scripts are counted on the way.
  private mutating func reads(_ element: Element, in parent: ElementFrame) -> Bool {
    switch element.tag {
    case .script:
      draft.scripts += 1
      if let source = element["src"] { draft.markers.append(source) }
      return false
    case .noscript:
      draft.hasNoscript = true
      return false
    case .iframe:
      mark(element, "src")
      return false
    // A declarative shadow root is shown; any other template is not.
    case .template: return element.has("shadowrootmode")
    case .meta, .link, .base:
      draft.readMetadata(element)
      return false
    default: return !element.tag.isUnseen
    }
  }

  /// Notes a part that something has to open; a `<summary>` stands outside of what it opens.
  private mutating func enterPart(
    _ element: Element, _ frame: inout ElementFrame, _ id: String?, isDisplayed: Bool
  ) {
    if element.tag == .summary, draft.parts.indices.contains(frame.part) {
      frame.part = draft.parts[frame.part].parent
      return
    }
    guard let kind = PartDraft.kind(of: element, isDisplayed: isDisplayed),
      hasRoom(draft.parts.count, PageLimit.parts)
    else { return }
    draft.parts.append(
      PartDraft(
        kind: kind, id: id, parent: frame.part, labelledBy: element["aria-labelledby"],
        controlsBefore: draft.controls.count))
    frame.part = draft.parts.count - 1
  }

  private mutating func open(_ element: Element, _ frame: ElementFrame) {
    switch element.tag {
    case .html:
      draft.language = draft.language ?? element["lang"] ?? element["xml:lang"]
      draft.direction = element["dir"]?.lowercased()
      if isShown, draft.view == nil { draft.view = PageModel.View(element) }
    case .title where !frame.marks.contains(.inSVG): readsTitle = draft.title.isEmpty
    case .a where element.has("href"), .area where element.has("href"):
      addControl(element, .link, text: element.tag == .a)
    case .button: addControl(element, Self.buttonRole(element), text: true)
    case .summary: addSummary(element)
    case .input: addInput(element)
    case .select, .textarea: addField(element)
    case .option: select?.open(element, in: &draft)
    case .form: addForm(element)
    case .label where hasRoom(draft.labels.count, PageLimit.labels):
      draft.labels.append(LabelDraft(target: element["for"]))
      openLabels.append(draft.labels.count - 1)
    case .img: addImage(element, frame)
    case .br, .hr: block?.text.appendSpace()
    default: openOther(element)
    }
    if element.has("class") || element.has("id") { readMarks(element) }
  }

  /// Elements that a role or a script makes a control, and icons with a name.
  private mutating func openOther(_ element: Element) {
    if !openControls.isEmpty, let label = element["aria-label"] { nameControls(label) }
    switch element.words("role").first {
    case "button"?, "menuitem"?, "tab"?, "switch"?: addControl(element, .button, text: true)
    case "link"?: addControl(element, .link, text: true)
    case nil where element.has("onclick") && openControls.isEmpty:
      addControl(element, .button, text: true)
      if let last = draft.controls.indices.last { draft.controls[last].isGuess = true }
    default: break
    }
  }

  private static func buttonRole(_ element: Element) -> PageModel.Control.Role {
    if element["aria-expanded"] == "false" { return .expander }
    switch element["type"]?.lowercased() {
    case "button", "reset": return .button
    default: return .submit
    }
  }

  private mutating func addSummary(_ element: Element) {
    addControl(element, .expander, text: true)
    guard stack.count > 1 else { return }
    let part = stack[stack.count - 2].part
    if draft.parts.indices.contains(part), draft.parts[part].kind == .details,
      draft.parts[part].opener == nil
    {
      draft.parts[part].opener = draft.controls.count - 1
    }
  }

  // MARK: Text

  /// What names controls and fields: text as assistive technology reads it (W3C accname, 2A, 2F).
  private mutating func name(_ text: UnsafeBufferPointer<UInt8>, _ frame: ElementFrame) {
    for index in openControls {
      guard !frame.isHidden || draft.controls[index].isHidden,
        !frame.isAriaHidden || draft.controls[index].isAriaHidden
      else { continue }
      unsafe draft.controls[index].text.append(text, upTo: PageLimit.name)
    }
    for index in openLabels {
      unsafe draft.labels[index].text.append(text, upTo: PageLimit.name)
    }
    for named in openNamed {
      unsafe draft.named[named.id]?.append(text, upTo: PageLimit.name)
    }
  }

  private mutating func nameControls(_ text: String) {
    for index in openControls {
      draft.controls[index].text.appendSpace()
      draft.controls[index].text.append(text, upTo: PageLimit.name)
      draft.controls[index].text.appendSpace()
    }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ frame: ElementFrame) {
    if block == nil {
      guard unsafe text.contains(where: { $0 > 0x20 }) else { return }
      block = OpenBlock(frame: frame, place: place())
    }
    if frame.marks.contains(.neutral) {
      if block?.spoken == nil {
        let before = block?.text
        block?.spoken = before
      }
      block?.spoken?.appendSpace()
    } else {
      unsafe block?.spoken?.append(text)
    }
    unsafe block?.text.append(text)
    if let control = openControls.last, block?.controls.last != control {
      block?.controls.append(control)
    }
    draft.lists[frame.list].text += text.count
    if !openControls.isEmpty { draft.lists[frame.list].linkText += text.count }
  }

  private mutating func flush() {
    guard let done = block else { return }
    block = nil
    guard !done.text.isEmpty, hasRoom(draft.blocks.count, PageLimit.blocks) else { return }
    let text = done.text.string
    if done.frame.role == .heading { heading = text }
    for control in done.controls { draft.controls[control].sentence = text }
    draft.blocks.append(
      BlockDraft(
        role: done.frame.role, region: done.frame.region, isInMain: done.frame.isInMain,
        isCollapsed: done.frame.isCollapsed, list: done.frame.list, language: done.frame.language,
        place: done.place, text: text, spoken: done.spoken?.string,
        controls: done.controls))
  }

  private mutating func addImage(_ element: Element, _ frame: ElementFrame) {
    let label = [element["aria-label"], element["alt"], element["title"]].lazy
      .compactMap(\.self).map(Whitespace.collapsed).first { !$0.isEmpty }
    guard let text = label else { return }
    nameControls(text)
    guard !frame.isHidden, !frame.isAriaHidden, openControls.isEmpty,
      hasRoom(draft.blocks.count, PageLimit.blocks)
    else { return }
    draft.blocks.append(
      BlockDraft(
        role: .alternative, region: frame.region, isInMain: frame.isInMain,
        isCollapsed: frame.isCollapsed, list: frame.list, language: frame.language, place: place(),
        text: text, spoken: nil, controls: []))
  }

  // MARK: Controls and forms

  mutating func addControl(
    _ element: Element, _ role: PageModel.Control.Role, text: Bool
  ) {
    let frame = stack[stack.count - 1]
    guard hasRoom(draft.controls.count, PageLimit.controls) else { return }
    if element["aria-expanded"] == "false", let region = element["aria-controls"] {
      collapsedIDs.insert(region)
    }
    if role == .link { draft.lists[frame.list].links += 1 }
    var control = ControlDraft(element, role, in: frame)
    control.form = openForms.last ?? draft.form(withID: element["form"])
    control.heading = heading
    control.position = max(1, draft.lists[frame.list].links)
    control.place = place()
    control.depth = stack.count
    if isShown { control.take(PageModel.Shown(element)) }
    draft.controls.append(control)
    if text { openControls.append(draft.controls.count - 1) }
  }

  // MARK: Marks and metadata

  /// Notes an attribute in which captcha widgets show.
  private mutating func mark(_ element: Element, _ attribute: StaticString) {
    guard CaptchaMarks.match(element, attribute) else { return }
    draft.markers.append(element[attribute] ?? "")
    if let form = openForms.last { draft.forms[form].hasCaptcha = true }
  }

  /// Ids in which shells show, and classes and ids of captcha widgets.
  private mutating func readMarks(_ element: Element) {
    switch element.tag {
    case .div, .section, .body, .span:
      if let id = element["id"] { draft.markers.append("#" + id) }
      mark(element, "id")
      mark(element, "class")
    default: break
    }
  }

  private mutating func number(of language: String) -> Int {
    if let known = languageNumbers[language] { return known }
    languageNumbers[language] = draft.languages.count
    draft.languages.append(language)
    return draft.languages.count - 1
  }

  /// The selector of the innermost open element.
  mutating func place() -> String { places.place(of: stack) }

  // MARK: Caps

  /// Whether one more may be kept; a page on which something is not kept is marked.
  mutating func hasRoom(_ count: Int, _ maximum: Int) -> Bool {
    if count >= maximum { draft.isCut = true }
    return count < maximum
  }
}

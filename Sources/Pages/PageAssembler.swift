import Languages

/// Turns a draft into the page model: names, labels, languages, purposes, kind.
struct PageAssembler {
  private let draft: PageDraft
  private let memo: ReadingMemo

  init(draft: PageDraft, memo: ReadingMemo) {
    self.draft = draft
    self.memo = memo
  }

  /// The page.
  func page(encoding: EncodingReport, isWhole: Bool) -> PageModel {
    let title = Whitespace.collapsed(draft.title)
    let menu = languageMenu()
    var page = PageModel(
      encoding: encoding, declaredLanguage: draft.language,
      title: title.isEmpty
        ? nil : PageModel.Text(text: title, verdict: memo.reading(of: title).verdict),
      base: draft.base, refresh: draft.refresh, canonical: draft.canonical,
      alternates: draft.alternates, robots: draft.robots,
      blocks: draft.blocks.map { block($0, menu) },
      controls: draft.controls.indices.map { control($0, menu) },
      forms: draft.forms.map(form), kind: .ordinary, incompleteParse: !isWhole || draft.isCut)
    page.kind = KindReading(page: page, draft: draft, memo: memo).kind
    return page
  }

  // MARK: Text

  private func block(_ block: BlockDraft, _ menu: Set<Int>) -> PageModel.Block {
    let isMenu = !block.controls.isEmpty && block.controls.isSubset(of: menu)
    let isMain = isMain(block.region, block.isInMain)
    let reading = memo.reading(of: block.text)
    return PageModel.Block(
      role: isMenu ? .languageMenu : role(of: block), text: block.text,
      verdict: isMenu ? LanguageVerdict(.undetermined) : reading.verdict,
      isMain: isMain && !isMenu, cues: reading.cues, place: block.place)
  }

  private func role(of block: BlockDraft) -> PageModel.Block.Role {
    if let role = block.role, role != .listItem { return role }
    switch block.region {
    case .navigation, .header: return .navigation
    case .footer: return .footer
    case .main, .aside, .dialog: break
    }
    if let only = block.controls.first, block.controls.count == 1,
      Whitespace.collapsed(draft.controls[only].text) == block.text
    {
      return draft.controls[only].role == .link ? .link : .button
    }
    return block.role ?? .paragraph
  }

  private func isMain(_ region: PageModel.Control.Region, _ isInMain: Bool) -> Bool {
    switch region {
    case .main: isInMain || !draft.hasMain
    case .dialog: true
    case .navigation, .header, .footer, .aside: false
    }
  }

  // MARK: Controls

  private func control(_ index: Int, _ menu: Set<Int>) -> PageModel.Control {
    let control = draft.controls[index]
    let element = control.element
    let label = name(of: control)
    let form = control.form ?? draft.form(withID: element["form"])
    let action = form.flatMap { draft.forms[$0].element["action"] }
    let identifiers = [element["id"], element["name"], element["class"], action].compactMap(\.self)
    let target = control.role == .link ? element["href"] : nil
    let isInForm = control.role == .submit || (control.role == .button && form != nil)
    let isMenu = menu.contains(index)
    let region = control.frame.region
    return PageModel.Control(
      label: label,
      verdict: isMenu ? LanguageVerdict(.undetermined) : memo.reading(of: label).verdict,
      role: control.role == .submit && form == nil ? .button : control.role,
      purpose: isMenu
        ? PurposeMatch(purpose: .language, confidence: 95, why: "names a language")
        : memo.purpose(
          of: ControlWords(
            label: label, target: target, identifiers: identifiers, sentence: control.sentence,
            heading: control.heading, isButton: control.role != .link)),
      target: target, identifiers: identifiers,
      form: isInForm && element["type"]?.lowercased() != "button" ? form : nil,
      region: region == .main && draft.hasMain && !control.frame.isInMain ? .aside : region,
      isCollapsed: control.frame.isCollapsed, isHidden: control.frame.isHidden,
      siblings: max(1, control.frame.list == 0 ? 1 : draft.lists[control.frame.list]),
      place: control.place, heading: control.heading, sentence: control.sentence)
  }

  /// The accessible name, in the order of W3C's accname: labelling elements, label, content, value,
  /// title.
  private func name(of control: ControlDraft) -> String {
    let element = control.element
    let content =
      control.role != .link && element.name == "input"
      ? element["value"] ?? element["alt"] ?? "" : control.text
    let candidates = [element["aria-label"] ?? "", content, element["title"] ?? ""]
    return candidates.lazy.map(Whitespace.collapsed).first { !$0.isEmpty } ?? ""
  }

  /// Controls that choose a language: links with `hreflang`, or named like a language, three and
  /// more on a page.
  private func languageMenu() -> Set<Int> {
    let found = draft.controls.indices.filter { index in
      let control = draft.controls[index]
      guard control.role != .expander else { return false }
      if control.role == .link, control.element["hreflang"] != nil { return true }
      return LanguageNames.contains(Whitespace.collapsed(control.text))
    }
    return found.count >= 2 ? Set(found) : []
  }

  // MARK: Forms

  private func form(_ form: FormDraft) -> PageModel.Form {
    PageModel.Form(
      method: form.method, target: form.element["action"], fields: form.fields.map(field),
      place: form.place)
  }

  private func field(_ field: FieldDraft) -> PageModel.Field {
    let element = field.element
    return PageModel.Field(
      name: element["name"] ?? "", kind: field.kind, label: label(of: field), value: field.value,
      isRequired: field.isRequired && field.kind != .hidden, isPreselected: field.isPreselected,
      options: field.options.map { $0 ?? "" })
  }

  private func label(of field: FieldDraft) -> String {
    let element = field.element
    let byID = element["id"].flatMap { id in draft.labels.first { $0.target == id } }
    let around = field.label.map { draft.labels[$0] }
    let candidates = [
      element["aria-label"], byID?.text, around?.text, element["placeholder"], element["title"],
    ]
    return candidates.lazy.compactMap(\.self).map(Whitespace.collapsed).first { !$0.isEmpty } ?? ""
  }
}

/// Forms, their fields, and the options of lists.
extension PageBuilder {
  mutating func addInput(_ element: Element) {
    switch element["type"]?.lowercased() {
    case "submit", "image": addControl(element, .submit, text: false)
    case "button", "reset": addControl(element, .button, text: false)
    default: addField(element)
    }
  }

  mutating func addForm(_ element: Element) {
    guard hasRoom(draft.forms.count, PageLimit.forms) else { return }
    let form = FormDraft(element, place: place())
    if let id = form.id, draft.formNumbers[id] == nil {
      draft.formNumbers[id] = draft.forms.count
    }
    draft.forms.append(form)
    openForms.append(draft.forms.count - 1)
  }

  mutating func addField(_ element: Element) {
    guard hasRoom(fields, PageLimit.fields) else { return }
    fields += 1
    let field = FieldDraft(element, label: openLabels.last)
    let form = openForms.last ?? draft.form(withID: element["form"])
    if element.tag == .select {
      select = SelectDraft(field: form.map { ($0, draft.forms[$0].fields.count) })
    }
    guard let form else {
      draft.looseFields.append(field)
      return
    }
    if field.isCaptcha { draft.forms[form].hasCaptcha = true }
    draft.forms[form].fields.append(field)
  }

  /// A list of languages is a menu of them, whatever a script makes of the choice.
  mutating func closeSelect() {
    let frame = stack[stack.count - 1]
    if let text = select?.languageMenu, !frame.isHidden {
      draft.blocks.append(
        BlockDraft(
          role: .languageMenu, region: frame.region, isInMain: frame.isInMain,
          isCollapsed: frame.isCollapsed, list: frame.list, language: frame.language,
          place: place(), text: text, spoken: nil, controls: []))
    }
    select = nil
  }
}

/// Names of controls and fields in the order of the W3C's "Accessible Name and Description
/// Computation 1.2", section 4.3.
struct AccessibleName {
  let draft: PageDraft

  /// The name of a control: labelling elements, label, content, value, title.
  func name(of control: ControlDraft) -> String {
    let content =
      control.tag == .input || control.tag == .area
      ? (control.type == "image" || control.tag == .area ? control.alternative : nil)
        ?? control.value ?? ""
      : control.text.string
    return first([labelling(control.labelledBy), control.ariaLabel, content, control.title])
  }

  /// The name of a field: labelling elements, label, title, placeholder.
  func name(of field: FieldDraft) -> String {
    let byID = field.id.flatMap { id in draft.labels.first { $0.target == id } }
    let around = field.label.map { draft.labels[$0] }
    return first([
      labelling(field.labelledBy), field.ariaLabel, byID?.text.string, around?.text.string,
      field.title, field.placeholder,
    ])
  }

  private func labelling(_ ids: String?) -> String? {
    guard let ids else { return nil }
    return ids.split(whereSeparator: \.isWhitespace)
      .compactMap { draft.named[String($0)]?.string }.joined(separator: " ")
  }

  private func first(_ candidates: [String?]) -> String {
    candidates.lazy.compactMap(\.self).map(Whitespace.collapsed).first { !$0.isEmpty } ?? ""
  }
}

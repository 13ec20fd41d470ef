/// Names of controls and fields in the order of the W3C's "Accessible Name and Description
/// Computation 1.2", section 4.3.
struct AccessibleName {
  private let draft: PageDraft
  /// Labels by the ids that they name; of two for one id the first counts.
  private let labels: [String: Int]

  init(draft: PageDraft) {
    self.draft = draft
    labels = Dictionary(
      draft.labels.enumerated().compactMap { number, label in label.target.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The name of a control: labelling elements, label, content, value, title.
  func name(of control: ControlDraft) -> String {
    let content =
      control.tag == .input || control.tag == .area
      ? (control.type == "image" || control.tag == .area ? control.alternative : nil)
        ?? control.value ?? ""
      : control.text.string
    if control.labelledBy == nil, control.ariaLabel == nil, control.tag != .input,
      control.tag != .area, !control.text.isEmpty
    {
      return content
    }
    return first([labelling(control.labelledBy), control.ariaLabel, content, control.title])
  }

  /// The name of a field: labelling elements, label, title, placeholder.
  func name(of field: FieldDraft) -> String {
    let byID = field.id.flatMap { labels[$0] }.map { draft.labels[$0] }
    let around = field.label.map { draft.labels[$0] }
    return first([
      labelling(field.labelledBy), field.ariaLabel, byID?.text.string, around?.text.string,
      field.title, field.placeholder,
    ])
  }

  private func labelling(_ ids: String?) -> String? {
    guard let ids else { return nil }
    var name = TextBuffer()
    for id in ids.split(whereSeparator: \.isWhitespace) {
      guard name.bytes.count < PageLimit.name else { break }
      name.appendSpace()
      if let text = draft.named[String(id)]?.string { name.append(text, upTo: PageLimit.name) }
    }
    return name.string
  }

  private func first(_ candidates: [String?]) -> String {
    candidates.lazy.compactMap(\.self).map(Whitespace.collapsed).first { !$0.isEmpty } ?? ""
  }
}

import Evidence

/// The fields with which a page asks why the person leaves.
enum ReasonQuestion {
  private static let cue = "reason-asked"
  private static let choices: Set<Form.Field.Kind> = [.choice, .select]

  /// Fields of a form of this page that take the reason.
  ///
  /// Where a heading or label asks and no field's own label does, choices and long texts are the
  /// answer. A long text beside a question for the reason always belongs to it.
  static func fields(of form: Form, on page: PageRecord) -> [Form.Field] {
    let named = form.fields.filter { $0.cues.contains(cue) && $0.kind != .hidden }
    let names = Set(named.map(\.name))
    let isNamed = page.forms.contains { $0.fields.contains { $0.cues.contains(cue) } }
    guard !named.isEmpty || !isNamed && question(on: page) != nil else { return [] }
    return form.fields.filter { field in
      switch field.kind {
      case .hidden: false
      case .longText: true
      default: named.isEmpty ? choices.contains(field.kind) : names.contains(field.name)
      }
    }
  }

  /// True where the person writes the answer.
  static func isFreeText(_ field: Form.Field) -> Bool {
    field.kind == .longText || field.kind == .text
  }

  /// True for a page that asks for the reason, whether or not the walk answers.
  static func isAsked(on page: PageRecord) -> Bool {
    page.forms.contains { !fields(of: $0, on: page).isEmpty }
  }

  /// Where a page asks: its heading or label, or else the page.
  static func spot(on page: PageRecord) -> Judgement.Spot {
    let block = question(on: page)
    return Judgement.Spot(page: page, place: block?.place, quote: block?.text)
  }

  private static func question(on page: PageRecord) -> TextBlock? {
    page.blocks.first { block in
      (block.role == .heading || block.role == .label) && block.isMain && block.cues.contains(cue)
    }
  }
}

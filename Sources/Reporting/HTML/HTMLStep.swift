import Evidence

/// A line of a walk, or another counted thing, in the reader's language.
struct HTMLStep {
  private let step: StepLine
  private let line: String
  private let words: Words
  /// BCP 47 tag of the label's language; nil where it could not be told.
  private let language: String?
  /// The label is not in the language of the platform's reader.
  private let isForeign: Bool

  init(line: String, words: Words, language: String? = nil, isForeign: Bool = false) {
    self.line = line
    // A line inside another list is set in.
    step = StepLine(String(line.drop { $0 == " " }))
    self.words = words
    self.language = language
    self.isForeign = isForeign
  }

  /// The number of a step that counts.
  var number: Int? { step.number }

  /// With its number.
  func text() -> HTMLText {
    let number = step.number.map { "\($0). " } ?? ""
    return .joined([.text(isStep ? number : ""), sentence()])
  }

  /// Without its number.
  func sentence() -> HTMLText {
    guard isStep, let action = step.action, let label = step.label, let address = step.address
    else { return words.line(line.trimmed) }
    var pieces =
      Self.key(action).map {
        words.html($0, .foreign(label, language: language ?? ""), .element("code", address))
      } ?? []
    if let foreign { pieces += [.text(" "), foreign] }
    if let note = step.note { pieces += [.text(" "), words.sentence(note)] }
    return .joined(pieces)
  }

  /// `≠ English`: a language that the reader did not come for.
  private var foreign: HTMLText? {
    guard isForeign else { return nil }
    let name = language.map { words.name(of: $0) } ?? words("another language")
    return .element("strong", [.named("alien")], "≠ \(name)")
  }

  private var isStep: Bool {
    step.action.flatMap(Self.key) != nil && step.label != nil && step.address != nil
  }

  /// The message for a step, `{1}` its label and `{2}` its page.
  private static func key(_ action: String) -> String? {
    switch Step.Action(rawValue: action) {
    case .follow: "follow “{1}” on {2}"
    case .press: "press “{1}” on {2}"
    case .submit: "submit “{1}” on {2}"
    case .identify: "identify “{1}” on {2}"
    case .finish: "finish “{1}” on {2}"
    case nil: nil
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}

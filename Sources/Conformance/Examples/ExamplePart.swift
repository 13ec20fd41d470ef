import Evidence

/// A piece of an example page: a title, a block of text, or a control.
///
/// Texts are in the reader's language unless `in:` names another, or `unclear` leaves it open.
struct ExamplePart {
  /// The language of a piece of text, before the reader is known.
  enum Tongue {
    case reader
    case other(String)
    case unclear

    func judgement(reader: String, letters: Int) -> LanguageJudgement {
      switch self {
      case .reader: LanguageJudgement(.yes, found: reader, confidence: 95, letters: letters)
      case .other(let tag): LanguageJudgement(.no, found: tag, confidence: 95, letters: letters)
      case .unclear: LanguageJudgement(.undetermined, letters: letters)
      }
    }
  }

  enum Content {
    case title
    case block(TextBlock.Role, cues: [String])
    case control(Control, isPressed: Bool)
  }

  var text: String
  var tongue: Tongue
  var content: Content
  /// Letters of the text; a short example may stand for a long text.
  var letters: Int

  private init(_ text: String, _ tag: String?, _ content: Content, letters: Int? = nil) {
    self.text = text
    self.content = content
    self.letters = letters ?? text.count(where: \.isLetter)
    tongue = tag.map { $0 == "?" ? .unclear : .other($0) } ?? .reader
  }

  /// A tag for `in:` that leaves the language open.
  static let unclear = "?"

  static func title(_ text: String, in tag: String? = nil) -> ExamplePart {
    ExamplePart(text, tag, .title)
  }

  static func heading(_ text: String, in tag: String? = nil, cues: [String] = []) -> ExamplePart {
    ExamplePart(text, tag, .block(.heading, cues: cues))
  }

  /// A paragraph; `letters` lets a short one stand for a long one.
  static func text(
    _ text: String, in tag: String? = nil, cues: [String] = [], letters: Int? = nil
  ) -> ExamplePart {
    ExamplePart(text, tag, .block(.paragraph, cues: cues), letters: letters)
  }

  static func warning(_ text: String, in tag: String? = nil) -> ExamplePart {
    ExamplePart(text, tag, .block(.warning, cues: ["irreversible"]))
  }

  /// A control that is there but not pressed on the walk.
  static func control(
    _ label: String, _ purpose: String? = nil, in tag: String? = nil,
    role: Control.Role = .link, cues: [String] = [], emphasis: Control.Emphasis = .plain,
    shown: ShownControl? = nil
  ) -> ExamplePart {
    press(
      label, purpose, in: tag, role: role, cues: cues, emphasis: emphasis, shown: shown,
      isPressed: false)
  }

  /// The control that the walk presses on this page.
  static func press(
    _ label: String, _ purpose: String? = nil, in tag: String? = nil, confidence: Int = 95,
    isCollapsed: Bool = false, isHidden: Bool = false, siblings: Int = 8,
    role: Control.Role = .link, cues: [String] = [], emphasis: Control.Emphasis = .plain,
    shown: ShownControl? = nil, isPressed: Bool = true
  ) -> ExamplePart {
    var control = Control(
      label: label, language: LanguageJudgement(.undetermined), role: role, purpose: purpose,
      purposeConfidence: purpose == nil ? 0 : confidence, isCollapsed: isCollapsed,
      isHidden: isHidden, siblings: siblings, cues: cues, emphasis: emphasis, place: "")
    control.shown = shown
    return ExamplePart(label, tag, .control(control, isPressed: isPressed))
  }
}

/// Something a user can press.
package struct Control: Codable, Sendable, Hashable {
  package enum Role: String, Codable, Sendable, Hashable {
    case link, button, submit
    /// `<summary>` or a button that opens what stands beside it.
    case expander
  }

  package enum Region: String, Codable, Sendable, Hashable {
    case main, navigation, header, footer, aside, dialog
  }

  /// Accessible name.
  package var label: String
  package var language: LanguageJudgement
  package var role: Role
  /// What pressing it is for, from the vocabulary (`delete`, `settings`, …); nil where unknown.
  package var purpose: String?
  /// 0…100.
  package var purposeConfidence: Int
  /// Where a link leads, with the scenario's variables; nil for buttons.
  package var target: String?
  /// Position in ``PageRecord/forms`` of the form it sends.
  package var form: Int?
  package var region: Region
  /// Inside a closed expander or menu: present, but a press away.
  package var isCollapsed: Bool
  /// In the markup but not shown (`hidden`, `display:none`), until a script or a tick shows it.
  package var isHidden: Bool
  /// Links that stand in the same list or navigation block, this one included.
  package var siblings: Int
  /// Which of them it is, from 1.
  package var position: Int
  /// What the label says besides its purpose, from the vocabulary; sorted.
  package var cues: [String]
  /// How strongly class names say that it is set off.
  package var emphasis: Emphasis
  /// A CSS selector that a browser's inspector accepts.
  package var place: String
  /// How a browser showed it; nil for a page that was not shown, and for what is not displayed.
  package var shown: ShownControl?

  package enum Emphasis: String, Codable, Sendable, Hashable {
    case strong, plain, weak
  }

  package init(
    label: String, language: LanguageJudgement, role: Role, purpose: String? = nil,
    purposeConfidence: Int = 0, target: String? = nil, form: Int? = nil, region: Region = .main,
    isCollapsed: Bool = false, isHidden: Bool = false, siblings: Int = 1,
    position: Int = 1, cues: [String] = [], emphasis: Emphasis = .plain, place: String
  ) {
    self.label = label
    self.language = language
    self.role = role
    self.purpose = purpose
    self.purposeConfidence = purposeConfidence
    self.target = target
    self.form = form
    self.region = region
    self.isCollapsed = isCollapsed
    self.isHidden = isHidden
    self.siblings = siblings
    self.position = position
    self.cues = cues
    self.emphasis = emphasis
    self.place = place
  }
}

/// A form and its fields, without the values of hidden ones.
package struct Form: Codable, Sendable, Hashable {
  package enum Method: String, Codable, Sendable, Hashable {
    case get, post, dialog
    /// `action="mailto:…"`.
    case mail
  }

  package struct Field: Codable, Sendable, Hashable {
    package enum Kind: String, Codable, Sendable, Hashable {
      case text, email, phone, password, code, choice, tick, select, longText = "long-text"
      case file, hidden, other
    }

    package var name: String
    package var kind: Kind
    package var label: String
    package var isRequired: Bool
    /// Ticked, or holding a choice, before the user does anything.
    package var isPreselected: Bool
    /// What a tick box or a choice is for, by its label: `keep`, `deactivate`.
    package var purpose: String?
    /// What the label says, from the vocabulary; sorted.
    package var cues: [String]

    package init(
      name: String, kind: Kind, label: String = "", isRequired: Bool = false,
      isPreselected: Bool = false, purpose: String? = nil, cues: [String] = []
    ) {
      self.name = name
      self.kind = kind
      self.label = label
      self.isRequired = isRequired
      self.isPreselected = isPreselected
      self.purpose = purpose
      self.cues = cues
    }
  }

  package var method: Method
  /// Where it is sent, with the scenario's variables.
  package var target: String
  package var fields: [Field]
  package var place: String

  package init(method: Method, target: String, fields: [Field], place: String) {
    self.method = method
    self.target = target
    self.fields = fields
    self.place = place
  }
}

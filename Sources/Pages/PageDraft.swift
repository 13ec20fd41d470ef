/// What one pass over the tree collects; texts are whole, but nothing is judged yet.
struct PageDraft {
  var title = ""
  var language: String?
  var base: String?
  var canonical: String?
  var refresh: PageModel.Refresh?
  var alternates: [PageModel.Alternate] = []
  var robots: [String] = []
  var blocks: [BlockDraft] = []
  var controls: [ControlDraft] = []
  var forms: [FormDraft] = []
  var labels: [LabelDraft] = []
  /// Number of links by list; the first stands for links outside any list.
  var lists: [Int] = [0]
  var hasMain = false
  var hasNoscript = false
  var hasLoosePassword = false
  var scripts = 0
  /// Script addresses and ids, in which challenges and shells show.
  var markers: [String] = []
  /// A cap was reached.
  var isCut = false

  /// The form with an id, for controls that stand outside of it.
  func form(withID id: String?) -> Int? {
    guard let id else { return nil }
    return forms.firstIndex { $0.element["id"] == id }
  }
}

struct BlockDraft {
  var role: PageModel.Block.Role?
  var region: PageModel.Control.Region
  var isInMain: Bool
  var place: String
  var text = ""
  /// Controls whose text is part of the block.
  var controls: Set<Int> = []
}

struct LabelDraft {
  /// The id of the field it names.
  var target: String?
  var text = ""
}

struct ControlDraft {
  var element: Element
  var role: PageModel.Control.Role
  var frame: ElementFrame
  var form: Int?
  var heading: String?
  var place: String
  /// Open elements when it began, so that its end is known.
  var depth: Int
  var text = ""
  var sentence: String?
}

struct FormDraft {
  var element: Element
  var place: String
  var fields: [FieldDraft] = []

  var method: PageModel.Form.Method {
    if element["action"]?.lowercased().hasPrefix("mailto:") == true { return .mail }
    switch element["method"]?.lowercased() {
    case "post": return .post
    case "dialog": return .dialog
    default: return .get
    }
  }
}

struct FieldDraft {
  var element: Element
  var isHidden: Bool
  /// The label that it stands in.
  var label: Int?
  var options: [String?] = []
  var selected: Int?

  init(_ element: Element, isHidden: Bool, label: Int?) {
    self.element = element
    self.isHidden = isHidden
    self.label = label
  }

  var kind: PageModel.Field.Kind {
    switch (element.name, element["type"]?.lowercased()) {
    case ("select", _): return .select
    case ("textarea", _): return .longText
    case (_, "hidden"): return .hidden
    case (_, "password"): return .password
    case (_, "email"): return .email
    case (_, "tel"): return .phone
    case (_, "checkbox"): return .tick
    case (_, "radio"): return .choice
    case (_, "file"): return .file
    case (_, "text"), (_, nil), (_, "search"), (_, "url"), (_, "number"), (_, "date"):
      return isCode ? .code : isMail ? .email : .text
    default: return .other
    }
  }

  /// A one-time code: the standard's own mark, or a name that says so.
  private var isCode: Bool {
    if element["autocomplete"]?.lowercased() == "one-time-code" { return true }
    let name = (element["name"] ?? "").lowercased()
    return ["otp", "verification_code", "verificationcode", "auth_code", "sms_code"].contains(name)
  }

  private var isMail: Bool { element["autocomplete"]?.lowercased() == "email" }

  var value: String {
    switch kind {
    case .select:
      let index = selected ?? 0
      return options.indices.contains(index) ? options[index] ?? "" : ""
    case .tick, .choice: return element["value"] ?? "on"
    default: return element["value"] ?? ""
    }
  }

  var isPreselected: Bool {
    switch kind {
    case .select: selected != nil && !value.isEmpty
    case .tick, .choice: element["checked"] != nil
    default: false
    }
  }

  var isRequired: Bool { element["required"] != nil || element["aria-required"] == "true" }
}

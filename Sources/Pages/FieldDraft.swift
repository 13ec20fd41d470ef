/// A field as the page has it.
struct FieldDraft {
  var kind: PageModel.Field.Kind
  var id: String?
  var name: String
  var isRequired: Bool
  /// The label that it stands in.
  var label: Int?
  var ariaLabel: String?
  var labelledBy: String?
  var placeholder: String?
  var title: String?
  var options: [String?] = []
  var selected: Int?
  private var ownValue: String?
  private var isChecked: Bool

  init(_ element: Element, label: Int?) {
    kind = Self.kind(of: element)
    id = element["id"]
    name = element["name"] ?? ""
    isRequired = element.has("required") || element["aria-required"] == "true"
    self.label = label
    ariaLabel = element["aria-label"]
    labelledBy = element["aria-labelledby"]
    placeholder = element["placeholder"]
    title = element["title"]
    ownValue = element["value"]
    isChecked = element.has("checked")
  }

  private static func kind(of element: Element) -> PageModel.Field.Kind {
    switch (element.tag, element["type"]?.lowercased()) {
    case (.select, _): return .select
    case (.textarea, _): return .longText
    case (_, "hidden"): return .hidden
    case (_, "password"): return .password
    case (_, "email"): return .email
    case (_, "tel"): return .phone
    case (_, "checkbox"): return .tick
    case (_, "radio"): return .choice
    case (_, "file"): return .file
    case (_, "range"), (_, "color"): return .other
    default:
      // An unknown type is text (HTML Standard, section 4.10.5).
      let completion = element["autocomplete"]?.lowercased()
      return isCode(element, completion) ? .code : completion == "email" ? .email : .text
    }
  }

  /// A one-time code: the standard's own mark, or a name that says so.
  private static func isCode(_ element: Element, _ completion: String?) -> Bool {
    if completion == "one-time-code" { return true }
    let name = (element["name"] ?? "").lowercased()
    return ["otp", "verification_code", "verificationcode", "auth_code", "sms_code"].contains(name)
  }

  var value: String {
    switch kind {
    case .select:
      let index = selected ?? 0
      return options.indices.contains(index) ? options[index] ?? "" : ""
    case .tick, .choice: return ownValue ?? "on"
    default: return ownValue ?? ""
    }
  }

  var isPreselected: Bool {
    switch kind {
    case .select: selected != nil && !value.isEmpty
    case .tick, .choice: isChecked
    default: false
    }
  }

  /// An answer that a captcha's script fills in.
  var isCaptcha: Bool {
    let name = name.lowercased()
    return ["captcha", "turnstile"].contains { name.contains($0) }
  }
}

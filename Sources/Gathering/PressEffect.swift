import Evidence
import Languages
import Pages
import Transfer

/// What pressing a control would do, told without doing it.
enum PressEffect {
  case open(WebAddress, Step.Action)
  /// A form with method POST, or a script that sends one.
  case send
  /// Another part of the same page, such as a dialog.
  case reveal
  case leave(channel: String)
  case script
  case refuse(String)

  /// Reads a control.
  static func of(_ index: Int, on page: VisitedPage, languages: LanguageSwitch) -> PressEffect {
    let control = page.model.controls[index]
    if let scheme = page.otherScheme(of: control) { return .leave(channel: channel(scheme)) }
    if control.sends { return .send }
    if opensPart(index, on: page) { return .reveal }
    return control.role == .link
      ? ofLink(control, on: page, languages) : ofButton(control, on: page)
  }

  private static func ofLink(
    _ control: PageModel.Control, on page: VisitedPage, _ languages: LanguageSwitch
  ) -> PressEffect {
    guard let target = page.target(of: control) else { return .script }
    if target.withoutFragment() == page.address.withoutFragment() { return .script }
    if let reason = HarmGuard.refusal(of: target)
      ?? languages.refusal(of: control, leadingTo: target, on: page)
    {
      return .refuse(reason)
    }
    return .open(target, .follow)
  }

  private static func ofButton(
    _ control: PageModel.Control, on page: VisitedPage
  ) -> PressEffect {
    guard let form = page.form(of: control) else { return .script }
    if page.isTakenByScript(control) { return .script }
    switch form.method {
    case .mail: return .leave(channel: "mail")
    case .dialog: return .script
    case .post: return .send
    case .get:
      let own = control.formTarget.flatMap { WebAddress($0, relativeTo: page.base) }
      guard let action = own ?? page.target(of: form),
        let address = FormSubmission(form, button: control.harmlessValue).address(action: action)
      else { return .script }
      if let reason = HarmGuard.refusal(of: address) { return .refuse(reason) }
      return .open(address, .submit)
    }
  }

  /// Whether other controls wait behind this one, on the same page.
  static func opensPart(_ index: Int, on page: VisitedPage) -> Bool {
    page.model.controls.contains { $0.openers.last == index }
  }

  private static func channel(_ scheme: String) -> String {
    switch scheme {
    case "mailto": "mail"
    case "tel", "sms", "fax", "callto": "phone"
    default: "app"
    }
  }
}

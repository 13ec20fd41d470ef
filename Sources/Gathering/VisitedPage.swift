import Evidence
import Pages
import Rendering
import Transfer

/// A page as one visitor got it: the answer, its model, and what stands in the way of using it.
struct VisitedPage: Sendable {
  /// The address asked for, without fragment; with the visitor's name it identifies the page.
  var asked: WebAddress
  /// The address that answered after redirects.
  let address: WebAddress
  let redirects: [Redirect]
  let status: Int
  let languages: LanguageLedger
  let model: PageModel
  /// Why the page is not what a person came for; nil for a page that can be used.
  var obstacle: EvidenceFailure?
  /// Who saw it: pages of a signed-in and of an anonymous visitor are different pages.
  let visitor: String
  /// False for the answer to a form that was sent.
  var isRead = true
  /// A browser showed it.
  var isRendered = false
  /// What was pressed to get here from its document; nil for a page that was only opened.
  var state: PressedState?
  /// How it looked; nil where no pictures were taken.
  var sight: RenderedSight?

  struct Redirect: Sendable, Hashable {
    let status: Int
    let address: WebAddress
  }

  /// Identity within a case.
  var key: String { "\(visitor) \(asked)" }

  /// The address relative links start from (HTML Standard, "document base URL").
  var base: WebAddress { model.base(servedFrom: address) }

  /// Where a control leads by http or https; nil for buttons, mail, telephone and app links.
  func target(of control: PageModel.Control) -> WebAddress? {
    control.target.flatMap { WebAddress($0, relativeTo: base) }
  }

  /// Where a form is sent; an empty or missing action means the page itself.
  func target(of form: PageModel.Form) -> WebAddress? {
    guard let action = form.target, !action.isEmpty else { return address.withoutFragment() }
    return WebAddress(action, relativeTo: base)
  }

  /// The form that a control sends.
  func form(of control: PageModel.Control) -> PageModel.Form? {
    guard let index = control.form, model.forms.indices.contains(index) else { return nil }
    return model.forms[index]
  }

  /// A script takes what the control's form would send: the form names no address.
  func isTakenByScript(_ control: PageModel.Control) -> Bool {
    guard isRendered, control.formTarget == nil, let form = form(of: control) else { return false }
    return form.method == .get && form.target == nil
  }

  /// Whether the control leads away by mail, telephone or an app's own scheme.
  func otherScheme(of control: PageModel.Control) -> String? {
    guard let target = control.target, let colon = target.firstIndex(of: ":") else { return nil }
    let scheme = target[..<colon].lowercased()
    let isScheme = scheme.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0))
    }
    guard isScheme, !["http", "https", "javascript", "data", "about", "blob"].contains(scheme)
    else {
      return nil
    }
    return scheme
  }
}

extension PageModel {
  /// The address that relative links start from, of a page that came from another.
  func base(servedFrom address: WebAddress) -> WebAddress {
    base.flatMap { WebAddress($0, relativeTo: address) } ?? address
  }
}

import Evidence
import Languages
import Pages
import Scenarios
import Transfer

/// Signs in with the one form that the scenario declares.
struct SignIn {
  let visitor: Visitor
  let scope: SiteScope
  /// Lets the transfer layer send a form to this address; everything else stays refused.
  let permit: @Sendable (WebAddress) -> Void

  /// Some sites ask for the name on one page and for the password on the next.
  private static let maximumForms = 3

  /// Fills and sends the log-in form.
  ///
  /// - Parameters:
  ///   - address: the log-in page.
  ///   - fields: values by field name; a name the form does not have is matched by kind.
  /// - Returns: what was wrong with the page that the log-in led to; nil where nothing was.
  /// - Throws: why the person is not signed in.
  @discardableResult
  func perform(
    at address: WebAddress, fields: [ResolvedScenario.NamedValue]
  ) async throws(EvidenceFailure) -> EvidenceFailure? {
    var page = try await visitor.open(address, intent: .login)
    if let obstacle = page.obstacle { throw obstacle }
    for _ in 0..<Self.maximumForms {
      guard let index = loginForm(on: page, fields: fields) else {
        throw EvidenceFailure(.loginFailed, "the log-in page has no form with the declared fields")
      }
      let givesPassword = page.model.forms[index].fields.contains { $0.kind == .password }
      do throws(EvidenceFailure) {
        page = try await send(index, on: page, fields: fields)
      } catch  where givesPassword && [.robots, .httpError, .notAPage].contains(error.reason) {
        // Where a log-in lands may be broken though the log-in was taken; the start page tells.
        return error
      }
      if givesPassword {
        if page.model.asksToLogIn { throw refused(page) }
        return page.obstacle
      }
      if let obstacle = page.obstacle { throw obstacle }
    }
    throw refused(page)
  }

  private func send(
    _ index: Int, on page: VisitedPage, fields: [ResolvedScenario.NamedValue]
  ) async throws(EvidenceFailure) -> VisitedPage {
    let form = page.model.forms[index]
    guard let action = page.target(of: form), scope.contains(action) else {
      throw EvidenceFailure(.loginFailed, "the log-in form is sent to another site")
    }
    permit(action)
    let filled = Self.match(fields, to: form)
    let request = FormSubmission(
      form, filling: filled, button: page.model.button(of: index, saying: .logIn)
    )
    .request(action: action, from: page, intent: .login)
    return try await visitor.send(request)
  }

  /// The form that holds the declared fields: by name first, else the one with a password.
  private func loginForm(
    on page: VisitedPage, fields: [ResolvedScenario.NamedValue]
  ) -> Int? {
    let forms = page.model.forms
    let posts = forms.indices.filter { forms[$0].method == .post }
    let names = Set(fields.map(\.name))
    let named = posts.first { form in forms[form].fields.contains { names.contains($0.name) } }
    return named ?? posts.first { form in forms[form].fields.contains { $0.kind == .password } }
  }

  private func refused(_ page: VisitedPage) -> EvidenceFailure {
    let message = page.model.blocks.first { $0.role == .error || $0.role == .warning }?.text
    let words = message.map { ": \"\($0.prefix(120))\"" } ?? ""
    return EvidenceFailure(.loginFailed, "the log-in was refused" + words)
  }

  /// Values under the form's own field names: equal names, then the kind the name suggests.
  static func match(
    _ fields: [ResolvedScenario.NamedValue], to form: PageModel.Form
  ) -> [String: String] {
    var filled: [String: String] = [:]
    var open = form.fields.filter { $0.kind != .hidden }
    for field in fields {
      guard let index = open.firstIndex(where: { $0.name == field.name }) else { continue }
      filled[open.remove(at: index).name] = field.value
    }
    for field in fields where filled[field.name] == nil && !filled.values.contains(field.value) {
      let isSecret = field.name.lowercased().contains("pass")
      let index = open.firstIndex { isSecret ? $0.kind == .password : $0.kind != .password }
      guard let index, [.password, .email, .text, .phone].contains(open[index].kind) else {
        continue
      }
      filled[open.remove(at: index).name] = field.value
    }
    return filled
  }
}

import Evidence
import Languages
import Pages
import Transfer

/// Turns a form with its values into the request a browser would send (HTML Standard, "form
/// submission"), as `application/x-www-form-urlencoded`.
struct FormSubmission {
  private let pairs: [(name: String, value: String)]

  /// Takes the form's own values (hidden ones, defaults, preselected choices) and fills in others.
  ///
  /// A required choice without a preselected option takes its first option, because a person has to
  /// take one as well; nothing else is ever invented.
  ///
  /// - Parameters:
  ///   - form: the form as the page has it.
  ///   - values: values by field name.
  ///   - button: name and value of the button that is pressed, if it has a name.
  init(
    _ form: PageModel.Form, filling values: [String: String] = [:],
    button: PageModel.Control.SentValue? = nil
  ) {
    var pairs: [(name: String, value: String)] = []
    var chosen: Set<String> = []
    let preselected = Set(
      form.fields.filter { $0.kind == .choice && $0.isPreselected }.map(\.name))
    for field in form.fields where !field.name.isEmpty {
      if let value = values[field.name] {
        if chosen.insert(field.name).inserted { pairs.append((field.name, value)) }
        continue
      }
      switch field.kind {
      case .choice:
        let takesFirst = field.isRequired && !preselected.contains(field.name)
        guard field.isPreselected || takesFirst, chosen.insert(field.name).inserted else {
          continue
        }
        pairs.append((field.name, field.value))
      case .tick:
        if field.isPreselected || field.isRequired { pairs.append((field.name, field.value)) }
      case .select:
        pairs.append((field.name, field.value.isEmpty ? Self.firstOption(field) : field.value))
      case .file:
        continue
      default:
        pairs.append((field.name, field.value))
      }
    }
    if let button { pairs.append((button.name, button.value)) }
    self.pairs = pairs
  }

  /// The address a form with method GET leads to: its query is replaced.
  func address(action: WebAddress) -> WebAddress? {
    let base = action.withoutQuery().withoutFragment().description
    return WebAddress(pairs.isEmpty ? base : base + "?" + encoded)
  }

  /// The request a form with method POST sends.
  ///
  /// Many sites check where a form comes from before they look at its token.
  func request(
    action: WebAddress, from page: VisitedPage, intent: TransferRequest.Intent
  ) -> TransferRequest {
    TransferRequest(
      method: .post, address: action, intent: intent,
      headers: [
        TransferHeader(name: "Content-Type", value: "application/x-www-form-urlencoded"),
        TransferHeader(name: "Referer", value: page.address.description),
        TransferHeader(name: "Origin", value: page.address.origin),
      ], body: Array(encoded.utf8))
  }

  private var encoded: String {
    pairs.map { Self.encode($0.name) + "=" + Self.encode($0.value) }.joined(separator: "&")
  }

  private static func firstOption(_ field: PageModel.Field) -> String {
    field.options.first { !$0.isEmpty } ?? ""
  }

  /// Percent-encodes as the URL Standard's "application/x-www-form-urlencoded percent-encode set".
  private static func encode(_ text: String) -> String {
    PercentCoding.encode(text, keeping: "*-._ ").replacing(" ", with: "+")
  }
}

extension PageModel {
  /// What the button adds that a person would press to go on: the one that says what is wanted, else
  /// the form's only one.
  ///
  /// Of several that do not say it none is guessed at, and one that deletes is never pressed, even
  /// where the form beside it is declared safe.
  func button(of form: Int, saying purpose: Purpose? = nil) -> Control.SentValue? {
    let buttons = controls.filter { $0.form == form && $0.role == .submit && !$0.isDisabled }
    let named = purpose.flatMap { purpose in buttons.first { $0.purpose?.purpose == purpose } }
    return (named ?? (buttons.count == 1 ? buttons.first : nil))?.harmlessValue
  }
}

extension PageModel.Control {
  /// What it adds to its form; nil for one that deletes, whose name may be all that makes the form
  /// do it.
  var harmlessValue: SentValue? { purpose?.purpose == .delete ? nil : sentValue }
}

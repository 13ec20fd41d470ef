import Evidence
import Pages
import Transfer

/// A control that is pressed in a page that a browser shows, by what is on it.
struct PagePress: Sendable, Hashable {
  let label: String
  /// Which of the controls with that label it is, from 0.
  let occurrence: Int
  /// The scenario declares that pressing it is safe.
  var isDeclared = false
}

/// A page as it is after presses: another place for a person, although its address may be the same.
struct PressedState: Sendable, Hashable {
  /// The page that is shown first.
  let document: WebAddress
  let presses: [PagePress]

  /// A person who needs more presses than this on one page has been through enough pages.
  static let mostPresses = 6
  private static let longestLabel = 40

  /// The state that pressing a control of a page leads to; nil after too many presses.
  static func after(_ press: PagePress, on page: VisitedPage) -> PressedState? {
    let before = page.state ?? PressedState(document: page.asked, presses: [])
    guard before.presses.count < mostPresses else { return nil }
    return PressedState(document: before.document, presses: before.presses + [press])
  }

  /// Names the state in graphs, recordings and reports; nobody is ever asked for it.
  var address: WebAddress {
    let route = presses.reduce(document.route ?? "/") { route, press in
      let ordinal = press.occurrence == 0 ? "" : "~\(press.occurrence + 1)"
      return route + "~press:" + PercentCoding.encode(String(press.label.prefix(Self.longestLabel)))
        + ordinal
    }
    return WebAddress("#" + route, relativeTo: document) ?? document
  }
}

extension VisitedPage {
  /// The press of a control, told by what is on it.
  func press(of index: Int, isDeclared: Bool = false) -> PagePress {
    let label = model.controls[index].label
    let before = model.controls[..<index].count { $0.label == label }
    return PagePress(label: label, occurrence: before, isDeclared: isDeclared)
  }

  /// The control that a press is of; nil where it is not there any more.
  func control(of press: PagePress) -> Int? {
    model.controls.indices.lazy.filter { model.controls[$0].label == press.label }
      .dropFirst(press.occurrence).first
  }

  /// The control, by what is on it, that led to this state: pressing it is on the way here, not from
  /// here.
  var lastPressed: Int? { state?.presses.last.flatMap(control) }
}

import Evidence
import Languages
import Pages

/// Which controls without an address may be pressed in a browser: those that lead on or open a part
/// of the page, and never one that could do what it names.
///
/// What a press makes the page ask for is read with GET only and judged like any link, so that even a
/// control that lies about itself sends nothing.
enum PressRule {
  /// Purposes that lead to another place.
  private static let leading: Set<Purpose> = [
    .settings, .account, .privacy, .help, .contact, .password,
  ]

  /// Whether a control of a page may be pressed.
  static func allows(_ index: Int, on page: VisitedPage) -> Bool {
    guard isPressable(index, on: page) else { return false }
    let control = page.model.controls[index]
    switch control.purpose?.purpose {
    case nil: return control.opensPart || control.role == .expander || control.region == .navigation
    // "Continue" under "this cannot be undone" may be the end.
    case .proceed?: return !page.warns
    case .some(let purpose) where leading.contains(purpose): return true
    case .signUp?, .logIn?: return !asksForSomething(page)
    // A button that says "delete" and that it opens a dialog.
    case .delete?, .deactivate?, .cancelSubscription?: return control.opensPart
    case .some: return false
    }
  }

  /// The state that pressing a control leads to; nil where it may not be pressed.
  static func state(pressing index: Int, on page: VisitedPage, declared: Bool = false)
    -> PressedState?
  {
    guard declared ? mayBeDeclared(index, on: page) : allows(index, on: page) else { return nil }
    return PressedState.after(page.press(of: index, isDeclared: declared), on: page)
  }

  /// Whether a scenario may declare that pressing a control is safe.
  static func mayBeDeclared(_ index: Int, on page: VisitedPage) -> Bool {
    let control = page.model.controls[index]
    return isPressable(index, on: page) || control.mark != nil && page.isTakenByScript(control)
  }

  private static func isPressable(_ index: Int, on page: VisitedPage) -> Bool {
    let control = page.model.controls[index]
    return page.isRendered && control.mark != nil && control.form == nil && !control.isDisabled
      && !control.asksAgain && !control.sends && page.otherScheme(of: control) == nil
  }

  private static func asksForSomething(_ page: VisitedPage) -> Bool {
    page.model.looseFields.contains { [.email, .phone, .password, .code].contains($0.kind) }
  }
}

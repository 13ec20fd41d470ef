import Evidence
import Pages

/// What has to be pressed on a page before a control can be seen and pressed.
enum Reveal {
  /// The presses, in order: menus, tabs, expanders and dialogs that are opened, and a box that is
  /// ticked where the control is not there or cannot be pressed before.
  static func presses(for index: Int, on page: VisitedPage) -> [Walked] {
    let control = page.model.controls[index]
    var presses = control.openers.map { Walked(.press, page, $0) }
    if presses.isEmpty, control.isCollapsed {
      presses = [
        Walked(.press, page, page.model.controls[..<index].lastIndex { $0.role == .expander })
      ]
    }
    if control.isHidden || control.isDisabled, let tick = tick(for: control, on: page) {
      presses.append(Walked(.press, page, nil, label: tick.label))
    }
    return presses
  }

  /// The box of the control's own form, or the only one outside of forms.
  private static func tick(
    for control: PageModel.Control, on page: VisitedPage
  ) -> PageModel.Field? {
    let ticks = (page.form(of: control)?.fields ?? page.model.looseFields)
      .filter { $0.kind == .tick && !$0.isPreselected }
    if let tick = ticks.last { return tick }
    let loose = page.model.looseFields.filter { $0.kind == .tick && !$0.isPreselected }
    return loose.count == 1 ? loose[0] : nil
  }
}

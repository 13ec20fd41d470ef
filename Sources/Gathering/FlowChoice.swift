import Languages
import Pages
import Transfer

/// Chooses the control on a page of the flow that a person would press to go on.
struct FlowChoice {
  private let page: VisitedPage
  private let walked: [VisitedPage]
  private let goal: Purpose

  /// Looks at a page.
  ///
  /// - Parameters:
  ///   - page: the page reached.
  ///   - walked: pages of the flow so far; a link back to one of them does not lead on.
  ///   - goal: the purpose of the control that is looked for.
  init(page: VisitedPage, walked: [VisitedPage], goal: Purpose) {
    self.page = page
    self.walked = walked
    self.goal = goal
  }

  /// Position of the control to press next; nil where the page offers none.
  var next: Int? {
    let ranked = page.model.controls.indices.compactMap { index in
      rank(page.model.controls[index]).map { (index: index, rank: $0) }
    }
    return ranked.min { ($0.rank, $0.index) < ($1.rank, $1.index) }?.index
  }

  /// Lower is better; nil for a control that does not lead on.
  private func rank(_ control: PageModel.Control) -> Int? {
    guard control.role != .expander, isOfTheFlow(control), leadsOn(control) else { return nil }
    let isPost = page.form(of: control)?.method == .post
    let isHidden = control.isHidden || control.isCollapsed ? 1 : 0
    let purpose = control.purpose?.purpose
    let isScript = control.role != .link && control.form == nil
    switch purpose {
    case goal: return (isPost ? 0 : 10) + isHidden
    case .proceed: return (isPost ? 20 : 22) + isHidden + (isScript ? 20 : 0)
    // "OK" without a form closes notices far more often than it leads on.
    case .confirm: return isScript ? nil : (isPost ? 24 : 26) + isHidden
    case nil, .password:
      // A button without a known purpose counts only where the form asks for something.
      guard control.role != .link, let form = page.form(of: control),
        form.fields.contains(where: { $0.kind == .password || $0.isRequired })
      else { return nil }
      return 30 + isHidden
    default: return nil
    }
  }

  /// Site furniture repeats on every page and is not part of the flow.
  private func isOfTheFlow(_ control: PageModel.Control) -> Bool {
    switch control.region {
    case .main, .dialog: true
    case .aside, .navigation, .header, .footer: false
    }
  }

  private func leadsOn(_ control: PageModel.Control) -> Bool {
    guard control.role == .link else { return true }
    if page.otherScheme(of: control) != nil { return control.purpose?.purpose == goal }
    guard let target = page.target(of: control)?.withoutFragment() else { return true }
    return !walked.contains { $0.asked == target || $0.address.withoutFragment() == target }
      && target != page.address.withoutFragment()
  }
}

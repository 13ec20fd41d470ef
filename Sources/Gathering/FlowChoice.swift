import Languages
import Pages
import Transfer

/// Chooses the control on a page of the flow that a person would press to go on.
struct FlowChoice {
  private let page: VisitedPage
  private let walked: [VisitedPage]
  private let goal: Purpose
  /// What a dialog that the last press opened holds; empty where none was opened.
  private let asked: Set<String>

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
    let before = Self.inDialogs(of: walked.last)
    asked = page.state == nil ? [] : Self.inDialogs(of: page).subtracting(before)
  }

  /// The labels of controls in open dialogs.
  private static func inDialogs(of page: VisitedPage?) -> Set<String> {
    let controls = page?.model.controls ?? []
    return Set(
      controls.filter { $0.region == .dialog && !$0.isHidden && $0.openers.isEmpty }.map(\.label))
  }

  /// A dialog is answered before what lies behind it is pressed.
  private func isBehindDialog(_ control: PageModel.Control) -> Bool {
    !asked.isEmpty && control.region != .dialog
  }

  /// Positions of the controls that may lead on, the likeliest first.
  ///
  /// - Parameter opener: only controls that this one reveals; nil for all of the page.
  /// - Returns: positions among the page's controls.
  func ranked(behind opener: Int? = nil) -> [Int] {
    // What opened the dialog would only open it again.
    let opened = asked.isEmpty ? nil : page.lastPressed
    return page.model.controls.indices.compactMap { index -> (index: Int, rank: Int)? in
      let control = page.model.controls[index]
      if let opener, !control.openers.contains(opener) { return nil }
      if index == opened { return nil }
      let behind = isBehindDialog(control) ? Self.behindDialog : 0
      return rank(control, isInside: opener != nil).map { (index, $0 + behind) }
    }
    .sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
    .map(\.index)
  }

  private static let behindDialog = 100

  /// Lower is better; nil for a control that does not lead on.
  private func rank(_ control: PageModel.Control, isInside: Bool) -> Int? {
    guard control.role != .expander, isInside || isOfTheFlow(control), leadsOn(control) else {
      return nil
    }
    let isPost = page.form(of: control)?.method == .post || control.sends
    let isHidden = control.isHidden || control.isCollapsed ? 1 : 0
    let isScript = control.role != .link && control.form == nil && !control.sends
    switch control.purpose?.purpose {
    case goal: return (isPost ? 0 : 10) + isHidden
    case .proceed: return (isPost ? 20 : 22) + isHidden + (isScript ? 20 : 0)
    case .confirm: return (isPost ? 24 : 26) + isHidden + (isScript || !isPost ? 20 : 0)
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
    guard let target = page.target(of: control) else { return true }
    let plain = target.withoutFragment()
    // "OK" that leads to a mark on its own page is pressed for its script.
    if plain == page.address.withoutFragment() {
      return control.purpose?.purpose == .confirm || control.purpose?.purpose == goal
    }
    return !walked.contains { $0.asked == plain || $0.address.withoutFragment() == plain }
  }
}

import Evidence
import Languages
import Pages

/// Tells the final control from one that only leads on.
///
/// A form that is sent with POST does something; a link or a script's button does it only where the
/// page itself says what is about to be done.
struct FinalReading {
  let page: VisitedPage
  let goal: Purpose
  /// The page was reached by pressing a control for the goal, so deleting is its subject.
  let isInFlow: Bool

  /// Whether pressing a control would do it.
  func isFinal(_ index: Int, _ effect: PressEffect) -> Bool {
    let control = page.model.controls[index]
    let isGoal = control.purpose?.purpose == goal
    switch effect {
    case .send:
      // "Submit" beside a password may only lead to the question.
      let isSaid = goal != .delete || (control.purpose?.confidence ?? 0) >= 70
      return isGoal && isSaid
        || (isGoal || confirms(control)) && isLastQuestion && asksForNothing(control)
    case .refuse: return isGoal
    // A script's "OK" on the page that says what it confirms.
    case .script: return (isGoal || confirms(control)) && isLastQuestion
    case .open: return isGoal && goal == .delete && isLastLink(control)
    case .reveal, .leave: return false
    }
  }

  /// "Confirm" and "yes" under a text that says that the account is about to be deleted.
  private func confirms(_ control: PageModel.Control) -> Bool {
    guard goal == .delete, isInFlow, isLastQuestion else { return false }
    return control.purpose?.purpose == .confirm
  }

  /// A form that asks for a password or a code is a check of who one is; what it leads to is not
  /// known.
  private func asksForNothing(_ control: PageModel.Control) -> Bool {
    let kinds: Set<PageModel.Field.Kind> = [.password, .code, .email, .phone, .file]
    return page.form(of: control)?.fields.contains { kinds.contains($0.kind) } != true
  }

  /// The page is about deleting the account, and says that it is for good or asks a last time.
  private var isLastQuestion: Bool {
    isInFlow && goal == .delete && page.warns && isAboutDeletion
  }

  private var isAboutDeletion: Bool {
    PromptReading.isAboutDeletion(page)
      || page.model.blocks.contains {
        ($0.role == .heading || $0.role == .warning) && $0.warns
      }
  }

  /// A link that says "delete" again on a page that says that there is no way back: following it
  /// may do it, so it is taken for the end and left alone.
  private func isLastLink(_ control: PageModel.Control) -> Bool {
    guard isInFlow, control.role == .link, (control.purpose?.confidence ?? 0) >= 70 else {
      return false
    }
    let warns = page.model.blocks.contains { $0.isMain && $0.cues.contains(.irreversible) }
    let hasForm = page.model.controls.contains {
      $0.purpose?.purpose == .delete && page.form(of: $0)?.method == .post
    }
    return warns && isAboutDeletion && !hasForm
  }
}

extension VisitedPage {
  /// It says that something cannot be undone, or asks once more.
  var warns: Bool { model.blocks.contains(where: \.warns) }
}

extension PageModel.Block {
  fileprivate var warns: Bool {
    isMain && !Set(cues).isDisjoint(with: [.irreversible, .dataDeleted, .reconsider])
  }
}

import Evidence
import Languages
import Pages
import Scenarios

/// Checks what the scenario says proves that a page is the one that was meant.
struct PageProof {
  let sign: ResolvedScenario.Sign?

  /// Looks for the sign on a page.
  ///
  /// - Throws: `wrong-page` where it is missing; a log-in page is told as such.
  func check(_ page: VisitedPage) throws(EvidenceFailure) {
    guard let sign, !Self.isThere(sign, on: page) else { return }
    if page.model.asksToLogIn {
      throw EvidenceFailure(.loginWall, "a log-in page was served in place of the page")
    }
    throw EvidenceFailure(.wrongPage, "the page does not show what proves that it is the one meant")
  }

  /// Looks at the page behind the log-in.
  ///
  /// - Throws: `loginFailed` where the proof is missing, or a log-in page was served.
  func checkSignedIn(_ page: VisitedPage) throws(EvidenceFailure) {
    if page.model.asksToLogIn {
      throw EvidenceFailure(.loginFailed, "the page behind the log-in asks to log in again")
    }
    if let sign, !Self.isThere(sign, on: page) {
      throw EvidenceFailure(
        .loginFailed,
        "the page behind the log-in does not show the declared sign of being signed in")
    }
  }

  private static func isThere(_ sign: ResolvedScenario.Sign, on page: VisitedPage) -> Bool {
    let model = page.model
    switch sign {
    case .control(let purpose):
      return model.controls.contains { $0.purpose?.purpose.rawValue == purpose }
    case .title(let text):
      return model.title?.text.contains(text) == true
    case .text(let text):
      return model.blocks.contains { $0.text.contains(text) }
        || model.controls.contains { $0.label.contains(text) }
    case .selector(let selector):
      return model.blocks.contains { $0.place.hasSuffix(selector) }
        || model.controls.contains { $0.place.hasSuffix(selector) }
    }
  }
}

import Evidence
import Languages
import Pages
import Scenarios

/// Checks what the scenario says proves that the person is signed in.
struct SignedInProof {
  let sign: ResolvedScenario.SignedIn?

  /// Looks at the page behind the log-in.
  ///
  /// - Throws: `loginFailed` where the proof is missing, or a log-in page was served.
  func check(_ page: VisitedPage) throws(EvidenceFailure) {
    if page.model.kind == .login {
      throw EvidenceFailure(.loginFailed, "the page behind the log-in asks to log in again")
    }
    guard let sign else { return }
    let isThere: Bool
    switch sign {
    case .control(let purpose):
      isThere = page.model.controls.contains { $0.purpose?.purpose.rawValue == purpose }
    case .text(let text):
      isThere =
        page.model.blocks.contains { $0.text.contains(text) }
        || page.model.controls.contains { $0.label.contains(text) }
    case .selector(let selector):
      isThere =
        page.model.blocks.contains { $0.place.hasSuffix(selector) }
        || page.model.controls.contains { $0.place.hasSuffix(selector) }
    }
    guard isThere else {
      throw EvidenceFailure(
        .loginFailed,
        "the page behind the log-in does not show the declared sign of being signed in")
    }
  }
}

import Evidence
import Pages
import Transfer

/// Recognises answers that are not the page asked for, so that a block never becomes a finding.
enum Obstacle {
  /// What stands in the way of using an answer; nil for a page that can be used.
  static func inAnswer(
    _ response: TransferResponse, _ model: PageModel, asked: WebAddress
  ) -> EvidenceFailure? {
    if let wall = Walls.name(in: response, model) {
      return EvidenceFailure(
        .challenge, "a challenge of \(wall) stands in front (\(response.status))")
    }
    if model.kind == .challenge {
      return EvidenceFailure(
        .challenge, "a challenge or captcha page stands in front (\(response.status))")
    }
    if let failure = inStatus(response) { return failure }
    switch model.kind {
    case .shell:
      return EvidenceFailure(.needsBrowser, "the page is filled by scripts")
    case .empty:
      return EvidenceFailure(.notAPage, "the page has no visible text")
    case .notFound:
      return EvidenceFailure(.httpError, "the page says that it does not exist")
    default: break
    }
    if redirectsByScript(response, model) {
      return EvidenceFailure(.needsBrowser, "the page only redirects by script")
    }
    return Detour.reason(from: asked, to: response.address, model)
  }

  private static func inStatus(_ response: TransferResponse) -> EvidenceFailure? {
    switch response.status {
    case 429, 503:
      let waits = response.header("Retry-After") != nil ? " and asks to come back later" : ""
      return EvidenceFailure(.blocked, "the server answered \(response.status)\(waits)")
    case 401, 403, 407, 451:
      return EvidenceFailure(.blocked, "the server answered \(response.status)")
    case 300...399:
      return EvidenceFailure(.httpError, "the server answered \(response.status) without a target")
    case 400...599:
      return EvidenceFailure(.httpError, "the server answered \(response.status)")
    default: return nil
    }
  }

  /// Almost no text, and a script that sends the browser elsewhere.
  private static func redirectsByScript(_ response: TransferResponse, _ model: PageModel) -> Bool {
    let letters = model.blocks.reduce(0) { $0 + $1.text.utf8.count }
    guard letters < 120, model.forms.isEmpty, response.body.count < 16 << 10 else { return false }
    return ["location.replace(", "location.href", "window.location", "document.location"].contains {
      response.body.holds($0)
    }
  }

  /// Whether a body of this media type is read as a page; a missing type is.
  static func isPage(contentType: String?) -> Bool {
    guard let contentType else { return true }
    let type = contentType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    return type.isEmpty || type == "text/html" || type == "application/xhtml+xml"
      || type == "text/plain"
  }

  /// What a failed transfer means for the case.
  static func failure(for error: TransferError) -> EvidenceFailure {
    switch error.code {
    case .tls: EvidenceFailure(.tls, error.detail)
    case .localAddress: EvidenceFailure(.localAddress, error.detail)
    case .cancelled: EvidenceFailure(.interrupted, "the run was stopped")
    case .outOfTime: EvidenceFailure(.budget, "the time budget is spent")
    case .notRecorded: EvidenceFailure(.notRecorded, error.detail)
    case .nameNotResolved, .connectionFailed, .timedOut, .connectionLost:
      EvidenceFailure(.network, error.detail)
    case .tooLarge: EvidenceFailure(.notAPage, error.detail)
    case .badAddress, .forbiddenMethod, .internal:
      EvidenceFailure(.internal, error.detail)
    }
  }
}

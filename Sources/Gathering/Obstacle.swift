import Evidence
import Pages
import Transfer

/// Recognises answers that are not the page asked for, so that a block never becomes a finding.
enum Obstacle {
  /// What stands in the way of using an answer; nil for a page that can be used.
  static func inAnswer(status: Int, model: PageModel) -> EvidenceFailure? {
    if model.kind == .challenge {
      return EvidenceFailure(.challenge, "a challenge or captcha page stands in front (\(status))")
    }
    switch status {
    case 401, 403, 407, 429, 451, 503:
      return EvidenceFailure(.blocked, "the server answered \(status)")
    case 400...599:
      return EvidenceFailure(.httpError, "the server answered \(status)")
    default:
      break
    }
    switch model.kind {
    case .shell:
      return EvidenceFailure(.needsBrowser, "the page is filled by scripts")
    case .empty:
      return EvidenceFailure(.notAPage, "the page has no visible text")
    case .notFound:
      return EvidenceFailure(.httpError, "the page says that it does not exist")
    default:
      return nil
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
    case .nameNotResolved, .connectionFailed, .timedOut, .connectionLost:
      EvidenceFailure(.network, error.detail)
    case .tooLarge: EvidenceFailure(.notAPage, error.detail)
    case .protocolRefused, .badAddress, .forbiddenMethod, .internal:
      EvidenceFailure(.internal, error.detail)
    }
  }
}

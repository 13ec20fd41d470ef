/// Why something could not be told.
///
/// Raw values are stable: they stand in snapshots, reports and exit decisions. A new obstacle gets a
/// new case, never a new meaning for an old one.
package enum ReasonCode: String, Codable, Sendable, Hashable, CaseIterable {
  /// No answer: name not resolved, connection refused, reset, or timed out.
  case network
  /// TLS failed, so the page was not read.
  case tls
  /// A public site led to an address of this machine or of a local network; it was not asked.
  case localAddress = "local-address"
  /// The server refuses us (401, 403, 429, 503 without a page of its own).
  case blocked
  /// A challenge or captcha page stands in front of the page.
  case challenge
  /// A page that asks for consent to cookies stands in front of the page.
  case consentWall = "consent-wall"
  /// The site sent us to its pages for another country, whose pages nobody asked for.
  case geoRedirect = "geo-redirect"
  /// The page does not show what the scenario says proves that it is the one that was meant.
  case wrongPage = "wrong-page"
  /// The recording that is read does not hold the page.
  case notRecorded = "not-recorded"
  /// Two visits in one run disagree.
  case unstable
  /// The server answered with an error status.
  case httpError = "http-error"
  /// The answer is not a page (another media type, or empty).
  case notAPage = "not-a-page"
  /// The page is a shell that scripts fill; it must be rendered.
  case needsBrowser = "needs-browser"
  /// A log-in page was served in place of the page asked for.
  case loginWall = "login-wall"
  /// The scenario declares no session, or its secrets are not set.
  case noSession = "no-session"
  /// The declared log-in was refused, or signed-in state could not be shown.
  case loginFailed = "login-failed"
  /// The session ended on the way.
  case signedOut = "signed-out"
  /// robots.txt does not allow the page.
  case robots
  /// The next step sends a form that the scenario has not declared safe.
  case needsDeclaredStep = "needs-declared-step"
  /// The page, depth or time budget ended before the search did.
  case budget
  /// No way to the control was found, and the search was not exhaustive.
  case notFound = "not-found"
  /// Too few letters to judge a language.
  case tooLittleText = "too-little-text"
  /// The text's language could not be told.
  case languageUndetermined = "language-undetermined"
  /// Nothing to compare with: the sign-up journey was not observed.
  case noBaseline = "no-baseline"
  /// The vocabulary has no terms for this language.
  case vocabulary
  /// The parser stopped before the page's end.
  case incompleteParse = "incomplete-parse"
  /// The run was stopped before the case ended.
  case interrupted
  /// Another run with the same output folder was at this case.
  case busy
  /// The tool failed; the detail says how.
  case `internal`
}

/// A saved reason why a piece of evidence is missing.
package struct EvidenceFailure: Codable, Sendable, Hashable, Error {
  package var reason: ReasonCode
  /// One sentence for a person, without volatile parts (no times, no local paths).
  package var detail: String

  package init(_ reason: ReasonCode, _ detail: String) {
    self.reason = reason
    self.detail = detail
  }
}

/// Something that was observed, or why it was not.
package enum Observation<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
  case observed(Value)
  case missing(EvidenceFailure)

  /// The value, or the failure thrown: the one way rules reach evidence.
  package func get() throws(EvidenceFailure) -> Value {
    switch self {
    case .observed(let value): return value
    case .missing(let failure): throw failure
    }
  }

  /// The value where there is one.
  package var value: Value? {
    if case .observed(let value) = self { value } else { nil }
  }

  /// The failure where there is one.
  package var failure: EvidenceFailure? {
    if case .missing(let failure) = self { failure } else { nil }
  }
}

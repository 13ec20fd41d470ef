/// Why a request has no answer.
package struct TransferError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names; run records hold the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case nameNotResolved = "name-not-resolved"
    case connectionFailed = "connection-failed"
    case timedOut = "timed-out"
    case tls
    case badAddress = "bad-address"
    /// A form that nobody declared; it never left this machine.
    case forbiddenMethod = "forbidden-method"
    /// An address of this machine or of a local network, where only public ones may be asked.
    case localAddress = "local-address"
    /// Headers beyond the limit.
    case tooLarge = "too-large"
    case connectionLost = "connection-lost"
    case cancelled
    /// The case's time was spent before the request was made; a recording says so of what is not
    /// in it.
    case outOfTime = "out-of-time"
    /// The recording that is replayed does not hold the request.
    case notRecorded = "not-recorded"
    case `internal`
  }

  package var code: Code
  package var address: String
  /// What happened, without anything that differs from run to run.
  package var detail: String

  package init(_ code: Code, address: String, detail: String) {
    self.code = code
    self.address = address
    self.detail = detail
  }

  /// What a person can do about it.
  package var hint: String {
    switch code {
    case .nameNotResolved: "Check the host's name and this machine's network."
    case .connectionFailed, .connectionLost, .timedOut:
      "Check that the site answers, and try again."
    case .tls: "Check the site's certificate, or name its authority with --cacert."
    case .badAddress: "Use an http or https address."
    case .forbiddenMethod: "Declare the form in the scenario if sending it is safe."
    case .localAddress: "If the site is meant to be local, say --allow-local."
    case .tooLarge: "The answer is beyond what a page needs; look at it by hand."
    case .cancelled: "Run it again."
    case .outOfTime: "Give the scenario more seconds."
    case .notRecorded: "Record the page as well."
    case .internal: "Please report this with the address."
    }
  }

  package var description: String { "\(address): \(detail). \(hint)" }
}

/// Why a message did not arrive, or may not have arrived.
///
/// No text in it holds an address, a password or an answer: a webhook's address is itself a secret.
package struct DeliveryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names; tests may rely on the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case badAddress = "bad-address"
    /// The address would carry the message, or a password, in the clear.
    case notEncrypted = "not-encrypted"
    case connectionFailed = "connection-failed"
    case tls
    case timedOut = "timed-out"
    /// The connection ended before an answer came.
    case noAnswer = "no-answer"
    /// The other side answered, and does not take it.
    case refused
    case logInRefused = "log-in-refused"
    /// A command that cannot be started.
    case notStarted = "not-started"
    case `internal`
  }

  /// What is known about the other side, which decides whether it may be sent again.
  package enum Fate: String, Sendable, Hashable, CaseIterable {
    /// It was not taken, and may be taken later.
    case notTaken = "not-taken"
    /// It was not taken, and will not be until something is changed.
    case neverTaken = "never-taken"
    /// All of it was sent and no answer came: sending it again could announce it twice.
    case uncertain
  }

  package var code: Code
  package var fate: Fate
  /// What happened, in words.
  package var detail: String

  package init(_ code: Code, _ fate: Fate, _ detail: String) {
    self.code = code
    self.fate = fate
    self.detail = detail
  }

  /// What a person can do about it.
  package var hint: String {
    switch code {
    case .badAddress: "Write https://example.org/hook, smtps://example.org or watch@example.org."
    case .notEncrypted: "Use https or smtps; plain http is for this machine only."
    case .connectionFailed: "Check the server's name and this machine's network."
    case .tls: "Check the server's certificate, or name its authority with --cacert."
    case .timedOut, .noAnswer: "Look whether the message arrived."
    case .refused: "Check the address and what the server allows."
    case .logInRefused: "Check the user and the password."
    case .notStarted: "Check that the program is there and may be run."
    case .internal: "Please report this."
    }
  }

  /// One line for standard error.
  package var description: String { "\(code.rawValue): \(detail). \(hint)" }
}

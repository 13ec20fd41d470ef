/// Why the site cannot be served.
package struct ServingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names; scripts and tests may rely on the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case portTaken = "port-taken"
    /// Ports below 1024 are the system's.
    case notAllowed = "not-allowed"
    /// No interface of this machine has the address.
    case noSuchAddress = "no-such-address"
    case socket
  }

  package var code: Code
  /// Address and port, `127.0.0.1:8400`.
  package var place: String
  /// What went wrong, in words.
  package var detail: String

  package init(_ code: Code, place: String, detail: String) {
    self.code = code
    self.place = place
    self.detail = detail
  }

  /// What a person can do about it.
  package var hint: String {
    switch code {
    case .portTaken: "Stop what listens there, or choose another port: --port 0 takes a free one."
    case .notAllowed: "Choose a port from 1024 on with --port."
    case .noSuchAddress: "Name an address of this machine with --bind; ip address lists them."
    case .socket: "Check the limits of open files and the network of this machine."
    }
  }

  /// One line for standard error.
  package var description: String { "\(code.rawValue): \(place): \(detail). \(hint)" }
}

import Conformance
import Transfer

/// What this build is.
enum Tool {
  static let version = "0.1.0"
  static let ruleSet = RuleSet.version
  /// What fetches, for the record.
  static var libraries: String { TransferEngine.curlVersion }

  /// Who we say we are; the contact is where an operator can reach the person who runs the check.
  static func userAgent(contact: String?) -> String {
    "exitway/\(version) (account deletion checker; \(contact ?? "no contact given"))"
  }
}

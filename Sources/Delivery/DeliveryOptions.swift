/// What one delivery may cost, and whom it trusts.
package struct DeliveryOptions: Sendable, Hashable {
  /// Seconds until the connection stands.
  package var connectSeconds = 10
  /// Seconds for all of it, the answer included.
  package var totalSeconds = 45
  /// A file with certificates to trust besides the system's.
  package var certificateAuthority: String?

  package init(certificateAuthority: String? = nil) {
    self.certificateAuthority = certificateAuthority
  }
}

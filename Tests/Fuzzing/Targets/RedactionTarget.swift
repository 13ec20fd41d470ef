import Evidence
import Foundation

@testable import Recording

/// The secret in the first line is not left in the rest, in any form that is searched for.
enum RedactionTarget {
  private static let placeholder = "redacted-secret-1"
  private static let holes = [
    "secret", "email", "token", "date", "time", "private", "redacted-email-", "redacted-token-",
  ]

  static func read(_ bytes: [UInt8]) throws(Violation) {
    let (first, rest) = Halves.of(bytes)
    let secret = String(decoding: first, as: UTF8.self)
    guard isTelling(secret) else { return }
    let text = String(decoding: rest, as: UTF8.self)
    let forms = SecretForms.of(secret)
    let redacted = Redactor(secrets: [secret]).redact(text)
    try check(Array(redacted.precomposedStringWithCanonicalMapping.utf8), forms, "evidence")
    let vault = Vault(
      secrets: [.init(placeholder: placeholder, value: secret, isPassword: true)],
      site: { $0 })
    // A placeholder ends in a digit, which with digits behind it may look like the secret.
    let sealed = vault.seal(rest, "shop.example")
      .replacing(Array(placeholder.utf8), with: Array("⟨⟩".utf8))
    try check(sealed, forms, "a recording")
  }

  /// Words that stand in holes anyway cannot be told from a secret; short ones count as whole words.
  private static func isTelling(_ secret: String) -> Bool {
    secret.utf8.count >= 4 && secret.utf8.count <= 200
      && !secret.contains { "⟨⟩".contains($0) }
      && !holes.contains { $0.contains(secret.lowercased()) }
  }

  private static func check(
    _ written: [UInt8], _ forms: [[UInt8]], _ place: String
  ) throws(Violation) {
    let lowered = written.map(ASCII.lowered)
    for form in forms {
      let isGone = lowered.firstRange(of: form) == nil
      let name = String(decoding: form, as: UTF8.self)
      try Violation.unless(isGone, "\(name.debugDescription) is left in \(place)")
    }
  }
}

import Evidence
import Foundation
import Testing

@testable import Recording

/// A secret does not survive in what is written, whichever way a page escapes it.
struct SecretTests {
  private static let alphabet = Array("aZ09@/&<>\"'\\ +%=é한😀-_.~!*()")

  /// How programs that write pages escape a text, each by a function of other people.
  private static let forms: [@Sendable (String) throws -> String] = [
    { $0 },
    { $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" },
    { text in
      String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    },
    { text in
      let encoder = JSONEncoder()
      encoder.outputFormatting = .withoutEscapingSlashes
      return String(decoding: try encoder.encode(text), as: UTF8.self)
    },
    { text in
      // Python's json.dumps.
      let units = text.utf16.map { $0 < 0x80 ? String(UnicodeScalar(UInt8($0))) : hex($0) }
      return units.joined().replacing("\\", with: "\\\\").replacing("\\\\u", with: "\\u")
        .replacing("\"", with: "\\\"")
    },
    { text in
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&#34;").replacing("'", with: "&#39;")
    },
  ]

  private static func hex(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  @Test func `No form of a secret is left in evidence or in a recording`() throws {
    var mutator = Mutator(seed: 42)
    for _ in 0..<300 {
      let secret = "k" + String((0..<8).map { _ in Self.letter(&mutator) }) + "9z"
      let redactor = Redactor(secrets: [secret])
      let vault = Vault(
        secrets: [.init(placeholder: "redacted-secret-1", value: secret, isPassword: true)],
        site: { $0 })
      for (number, form) in Self.forms.enumerated() {
        let escaped = try form(secret)
        let page = "<p title=\"\(escaped)\">before \(escaped) after</p>"
        let place = "form \(number) of \(secret.debugDescription)"
        #expect(!redactor.redact(page).contains(escaped), "\(place) in evidence")
        let sealed = String(decoding: vault.seal(Array(page.utf8), "a.example"), as: UTF8.self)
        #expect(!sealed.contains(escaped), "\(place) in a recording")
      }
    }
  }

  private static func letter(_ mutator: inout Mutator) -> Character {
    alphabet[mutator.number(below: alphabet.count)]
  }
}

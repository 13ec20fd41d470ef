/// A mail address in ASCII, `watch@example.org`: the part of RFC 5321's `Mailbox` that people use.
///
/// Quoted local parts, literals and names outside ASCII are refused, and with them every character
/// that has a meaning in a header or in SMTP.
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  /// Reads an address; nil for anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    // The bounds of RFC 5321, section 4.5.3.1.
    guard parts.count == 2, (1...64).contains(parts[0].count), (1...255).contains(parts[1].count),
      Self.isDotted(parts[0], extra: Array("!#$%&'*+/=?^_`{|}~-".utf8)),
      Self.isDotted(parts[1], extra: Array("-".utf8))
    else { return nil }
    description = text
  }

  /// The part behind the @.
  var domain: Substring { description.drop { $0 != "@" }.dropFirst() }

  /// Words of letters, digits and the extra characters, with single dots between them.
  private static func isDotted(_ text: Substring.UTF8View, extra: [UInt8]) -> Bool {
    text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty
        && word.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            || extra.contains(byte)
        }
    }
  }
}

/// Finds known secrets in bytes, in every form in which a page may repeat them.
package struct Needles: Sendable {
  private struct Needle: Sendable {
    /// In lower case, as far as ASCII goes.
    var bytes: [UInt8]
    var replacement: [UInt8]
    /// Short secrets are replaced only as whole words, or `1` would empty every number.
    var asWord: Bool
  }

  private let needles: [Needle]
  private let firstBytes: [Bool]

  /// Takes secrets with what is to stand in their places; where two are equal the first counts.
  package init(_ secrets: [(value: String, replacement: String)]) {
    var forms: [[UInt8]: Needle] = [:]
    for secret in secrets where !secret.value.isEmpty {
      for form in Self.forms(of: secret.value) where forms[form] == nil {
        forms[form] = Needle(
          bytes: form, replacement: Array(secret.replacement.utf8),
          asWord: secret.value.utf8.count < 4)
      }
    }
    // The longest first: an address before the name that is part of it.
    needles = forms.values.sorted {
      $0.bytes.count != $1.bytes.count
        ? $0.bytes.count > $1.bytes.count : $0.bytes.lexicographicallyPrecedes($1.bytes)
    }
    var first = [Bool](repeating: false, count: 256)
    for needle in needles { first[Int(needle.bytes[0])] = true }
    firstBytes = first
  }

  /// The bytes with the replacements in the secrets' places; the same bytes where there are none.
  package func replaced(in bytes: [UInt8]) -> [UInt8] {
    guard !needles.isEmpty else { return bytes }
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index < bytes.count {
      if firstBytes[Int(ASCII.lowered(bytes[index]))],
        let needle = needles.first(where: { Self.stands($0, at: index, in: bytes) })
      {
        result += bytes[copied..<index]
        result += needle.replacement
        index += needle.bytes.count
        copied = index
      } else {
        index += 1
      }
    }
    return copied == 0 ? bytes : result + bytes[copied...]
  }

  private static func stands(_ needle: Needle, at index: Int, in bytes: [UInt8]) -> Bool {
    let end = index + needle.bytes.count
    guard end <= bytes.count else { return false }
    for offset in needle.bytes.indices
    where ASCII.lowered(bytes[index + offset]) != needle.bytes[offset] {
      return false
    }
    guard needle.asWord else { return true }
    return (index == 0 || !isWord(bytes[index - 1])) && (end == bytes.count || !isWord(bytes[end]))
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || ASCII.isAlphanumeric(byte) }

  /// The value as it is, percent-encoded, escaped for HTML and for JSON, and in UTF-16.
  private static func forms(of value: String) -> [[UInt8]] {
    let encoded = PercentCoding.encode(value)
    var texts = [
      value, encoded, encoded.replacing("%20", with: "+"), encoded.replacing("%40", with: "@"),
      // As encodeURIComponent writes it, a form, and those who trust no sign.
      PercentCoding.encode(value, keeping: "-._~!*'()"),
      PercentCoding.encode(value, keeping: "-._*").replacing("%20", with: "+"),
      PercentCoding.encode(value, keeping: ""),
    ]
    let markup = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    for single in ["&#39;", "&#x27;", "&apos;"] {
      for double in ["&quot;", "&#34;"] {
        let quoted = markup.replacing("\"", with: double).replacing("'", with: single)
        texts += [quoted, quoted.replacing("/", with: "&#x2F;")]
      }
    }
    for at in ["&#64;", "&#x40;", "\\u0040", "&commat;"] {
      texts.append(value.replacing("@", with: at))
    }
    for escapes in JSONEscapes.customary { texts.append(escapes.escaped(value)) }
    var forms = texts.map { $0.utf8.map(ASCII.lowered) }
    if value.utf8.count >= 4 {
      forms.append(value.utf16.flatMap { [ASCII.lowered(UInt8($0 & 0xFF)), UInt8($0 >> 8)] })
      forms.append(value.utf16.flatMap { [UInt8($0 >> 8), ASCII.lowered(UInt8($0 & 0xFF))] })
    }
    return Array(Set(forms))
  }
}

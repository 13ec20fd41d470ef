/// Finds known secrets in bytes, in every form in which a page may repeat them.
struct Needles: Sendable {
  private struct Needle: Sendable {
    /// In lower case, as far as ASCII goes.
    var bytes: [UInt8]
    var replacement: [UInt8]
    /// Short secrets are replaced only as whole words, or `1` would empty every number.
    var asWord: Bool
  }

  private let needles: [Needle]
  private let firstBytes: [Bool]

  init(_ secrets: [Vault.Secret]) {
    var forms: [[UInt8]: Needle] = [:]
    for secret in secrets {
      for form in Self.forms(of: secret.value) where forms[form] == nil {
        forms[form] = Needle(
          bytes: form, replacement: Array(secret.placeholder.utf8),
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

  /// The bytes with placeholders in the secrets' places.
  func replaced(in bytes: [UInt8]) -> [UInt8] {
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
    ]
    for quote in ["&#39;", "&#x27;", "&apos;"] {
      texts.append(
        value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
          .replacing("'", with: quote))
    }
    for at in ["&#64;", "&#x40;", "\\u0040", "&commat;"] {
      texts.append(value.replacing("@", with: at))
    }
    texts.append(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))
    texts.append(value.replacing("/", with: "\\/"))
    var forms = texts.map { $0.utf8.map(ASCII.lowered) }
    if value.utf8.count >= 4 {
      forms.append(value.utf16.flatMap { [ASCII.lowered(UInt8($0 & 0xFF)), UInt8($0 >> 8)] })
      forms.append(value.utf16.flatMap { [UInt8($0 >> 8), ASCII.lowered(UInt8($0 & 0xFF))] })
    }
    return Array(Set(forms))
  }
}

/// A scenario's own pattern for private text: `#` a digit, `?` a letter or digit, `*` any run without
/// blanks or markup; everything else stands for itself, without regard to case in ASCII.
///
/// It is no regular expression, so a hostile page cannot make it run for ever.
struct PrivatePattern: Sendable {
  private let pattern: [UInt8]
  private static let longestRun = 256

  init(_ text: String) { pattern = text.utf8.map(ASCII.lowered) }

  func replaced(in bytes: [UInt8]) -> [UInt8] {
    guard let first = pattern.first, pattern.contains(where: { $0 != UInt8(ascii: "*") }) else {
      return bytes
    }
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index < bytes.count {
      if Self.fits(first, bytes[index]), let end = end(from: index, in: bytes) {
        result += bytes[copied..<index]
        result += Array("redacted-text-0".utf8)
        copied = end
        index = end
      } else {
        index += 1
      }
    }
    return copied == 0 ? bytes : result + bytes[copied...]
  }

  private static func fits(_ wanted: UInt8, _ byte: UInt8) -> Bool {
    switch wanted {
    case UInt8(ascii: "#"): ASCII.isDigit(byte)
    case UInt8(ascii: "?"): ASCII.isAlphanumeric(byte)
    case UInt8(ascii: "*"): isRun(byte)
    default: ASCII.lowered(byte) == wanted
    }
  }

  private static func isRun(_ byte: UInt8) -> Bool {
    byte > 0x20 && !"<>\"'&".utf8.contains(byte)
  }

  /// Linear: a `*` takes as much as it may, and gives back for what follows it.
  private func end(from start: Int, in bytes: [UInt8]) -> Int? {
    var position = start
    var index = 0
    var star: (pattern: Int, from: Int, to: Int)?
    while index < pattern.count {
      if pattern[index] == UInt8(ascii: "*") {
        star = (index + 1, position, min(position + Self.longestRun, bytes.count))
        index += 1
      } else if position < bytes.count, Self.fits(pattern[index], bytes[position]) {
        position += 1
        index += 1
      } else if let last = star, last.from < last.to, Self.isRun(bytes[last.from]) {
        star = (last.pattern, last.from + 1, last.to)
        position = last.from + 1
        index = last.pattern
      } else {
        return nil
      }
    }
    if pattern.last == UInt8(ascii: "*") {
      while position < bytes.count, position - start < Self.longestRun, Self.isRun(bytes[position])
      {
        position += 1
      }
    }
    return position > start ? position : nil
  }
}

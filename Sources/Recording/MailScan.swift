import Evidence

/// Finds e-mail addresses of persons in bytes.
///
/// Addresses that a page publishes for being written to are evidence and stay: those of `mailto:`
/// links, and those whose name says an office (`privacy@…`).
enum MailScan {
  /// How `@` is written, after its first byte.
  private static let signs: [(first: UInt8, rest: StaticString)] = [
    (0x40, ""), (0x25, "40"), (0x26, "#64;"), (0x26, "#x40;"), (0x5C, "u0040"),
  ]
  private static let offices: Set<String> = [
    "privacy", "support", "help", "info", "contact", "service", "kundenservice", "dpo", "legal",
    "datenschutz", "hello", "office", "admin", "abuse", "security", "press", "team", "care",
    "customer", "customerservice", "feedback", "noreply", "reply", "data", "gdpr", "cs",
    "soporte", "ayuda", "contacto", "kontakt", "hilfe", "aide", "vieprivee", "privacidad",
    "protecciondedatos", "webmaster", "postmaster", "sales", "billing", "accounts", "compliance",
  ]
  /// Endings of file names that look like an address, `icon@2x.png`.
  private static let files: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "css", "js", "mjs", "map", "woff", "html",
  ]

  /// The bytes with each private address replaced by what `placeholder` gives for it.
  static func replaced(
    in bytes: [UInt8], _ placeholder: (_ value: String, _ isEncoded: Bool) -> String
  ) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    var published: Set<String>?
    var index = 0
    while let (sign, length) = nextSign(in: bytes, from: index) {
      index = sign + length
      let start = startOfName(in: bytes, before: sign, notBefore: copied)
      let end = endOfHost(in: bytes, from: index)
      guard start < sign, let end else { continue }
      let name = String(decoding: bytes[start..<sign], as: UTF8.self)
      let host = String(decoding: bytes[index..<end], as: UTF8.self)
      if isOffice(name) { continue }
      let known = published ?? addressesOfLinks(in: bytes)
      published = known
      if known.contains("\(name)@\(host)".lowercased()) { continue }
      let isEncoded = bytes[sign] == UInt8(ascii: "%")
      result += bytes[copied..<start]
      result += placeholder("\(name)\(isEncoded ? "%40" : "@")\(host)", isEncoded).utf8
      copied = end
      index = end
    }
    return copied == 0 ? bytes : result + bytes[copied...]
  }

  private static func nextSign(in bytes: [UInt8], from start: Int) -> (at: Int, length: Int)? {
    // Every byte of every page is looked at.
    unsafe bytes.withUnsafeBufferPointer { bytes in
      for index in start..<max(start, bytes.count) {
        switch unsafe bytes[index] {
        case 0x40, 0x25, 0x26, 0x5C:
          if let length = unsafe lengthOfSign(bytes, at: index) { return (index, length) }
        default: continue
        }
      }
      return nil
    }
  }

  private static func lengthOfSign(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    for (first, rest) in signs where unsafe bytes[index] == first {
      let length = 1 + rest.utf8CodeUnitCount
      guard index + length <= bytes.count else { continue }
      let isHere = rest.withUTF8Buffer { rest in
        unsafe bytes[(index + 1)..<(index + length)].elementsEqual(rest)
      }
      if isHere { return length }
    }
    return nil
  }

  private static func startOfName(in bytes: [UInt8], before sign: Int, notBefore: Int) -> Int {
    var start = sign
    while start > notBefore, sign - start < 64 {
      if isName(bytes[start - 1]), !isHexAfterPercent(bytes, start - 1) {
        start -= 1
      } else if start - 3 >= notBefore, escapes.contains(Array(bytes[(start - 3)..<start])) {
        start -= 3
      } else {
        break
      }
    }
    while start < sign, bytes[start] == UInt8(ascii: ".") { start += 1 }
    return start
  }

  /// Whether a letter or digit belongs to an escape such as `%2F`, which ends a name.
  private static func isHexAfterPercent(_ bytes: [UInt8], _ index: Int) -> Bool {
    for percent in max(0, index - 2)..<index where bytes[percent] == 0x25 {
      guard percent + 2 < bytes.count else { continue }
      if ASCII.isHexDigit(bytes[percent + 1]), ASCII.isHexDigit(bytes[percent + 2]) { return true }
    }
    return false
  }

  /// Characters of names that some servers escape, `.` `+` `-` `_`.
  private static let escapes = Set(
    ["%2E", "%2e", "%2B", "%2b", "%2D", "%2d", "%5F", "%5f"].map {
      Array($0.utf8)
    })

  private static func isName(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || "._+-".utf8.contains(byte)
  }

  /// The end of a host name with a top-level domain; nil for anything else.
  private static func endOfHost(in bytes: [UInt8], from start: Int) -> Int? {
    var end = start
    while end < bytes.count, end - start < 253,
      ASCII.isAlphanumeric(bytes[end]) || bytes[end] == 0x2E || bytes[end] == 0x2D
    {
      end += 1
    }
    while end > start, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x2D { end -= 1 }
    let host = bytes[start..<end]
    guard let dot = host.lastIndex(of: 0x2E), dot > start else { return nil }
    let top = host[(dot + 1)...]
    guard top.count >= 2, top.allSatisfy(ASCII.isLetter) else { return nil }
    return files.contains(String(decoding: top, as: UTF8.self).lowercased()) ? nil : end
  }

  private static func isOffice(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }
    return words.contains { offices.contains(String($0)) } || name.hasPrefix("redacted-")
  }

  private static func addressesOfLinks(in bytes: [UInt8]) -> Set<String> {
    let scheme = Array("mailto:".utf8)
    var found: Set<String> = []
    var index = 0
    while index + scheme.count < bytes.count {
      if ASCII.lowered(bytes[index]) == scheme[0],
        bytes[index..<(index + scheme.count)].elementsEqual(scheme, by: { ASCII.lowered($0) == $1 })
      {
        let start = index + scheme.count
        let end = bytes[start...].firstIndex { !isName($0) && $0 != 0x40 } ?? bytes.count
        found.insert(String(decoding: bytes[start..<end], as: UTF8.self).lowercased())
        index = end
      } else {
        index += 1
      }
    }
    return found
  }
}

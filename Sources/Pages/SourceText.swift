import Glibc
import Languages

/// Turns a body into clean UTF-8, as a browser would read it (WHATWG "encoding sniffing").
///
/// libxml2 is never allowed to decode: it loses whole pages to one wrong byte.
struct SourceText {
  /// Valid UTF-8 without NULs.
  let bytes: [UInt8]
  let report: EncodingReport

  /// The standard prescans the first 1,024 bytes; real pages put the declaration later (83 of 1,189
  /// measured), and browsers find it there as well, because they parse on.
  private static let prescanned = 8192

  /// Decodes a body.
  ///
  /// - Parameters:
  ///   - body: the bytes as they came.
  ///   - contentType: the header.
  ///   - reader: the language in which the page is expected; its usual encoding is the last guess.
  init(_ body: [UInt8], contentType: String?, reader: Language? = nil) {
    let header = contentType.flatMap(Self.charset(inContentType:))
    let meta = Self.charset(inMarkup: body.prefix(Self.prescanned))
    var report = EncodingReport(
      used: "", header: header, meta: meta, source: .fallback, badBytes: 0,
      isUTF8: Self.isWideUTF8(body))
    let encoding: EncodingLabels.Encoding
    var start = 0
    if let (marked, length) = Self.byteOrderMark(body) {
      (encoding, start, report.source) = (marked, length, .bom)
    } else if let declared = header.flatMap({ EncodingLabels.encoding(for: $0) }) {
      (encoding, report.source) = (declared, .header)
    } else if let declared = meta.flatMap({ EncodingLabels.encoding(for: $0) }) {
      // A meta element that could be read as ASCII is no UTF-16 (HTML Standard, prescan).
      let isWide = declared.name.hasPrefix("UTF-16")
      (encoding, report.source) = (isWide ? EncodingLabels.utf8 : declared, .meta)
    } else if report.isUTF8 || body.allSatisfy({ $0 < 0x80 }) {
      (encoding, report.source) = (EncodingLabels.utf8, .utf8)
    } else {
      encoding = EncodingLabels.usual(for: reader)
    }
    report.used = encoding.name
    let rest = body[start...]
    var decoded =
      encoding.name == "UTF-8"
      ? start == 0 && report.isUTF8
        ? body : Self.repaired(rest, isValid: report.isUTF8, &report.badBytes)
      : Self.converted(rest, from: encoding, &report.badBytes)
    if Self.hasNUL(decoded) { decoded.removeAll { $0 == 0 } }
    bytes = decoded
    self.report = report
  }

  private static func hasNUL(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { raw in
      unsafe raw.baseAddress.map { unsafe memchr($0, 0, raw.count) != nil } ?? false
    }
  }

  private static func byteOrderMark(_ body: [UInt8]) -> (EncodingLabels.Encoding, Int)? {
    if body.starts(with: [0xEF, 0xBB, 0xBF]) { return (EncodingLabels.utf8, 3) }
    if body.starts(with: [0xFE, 0xFF]) { return (EncodingLabels.utf16BE, 2) }
    if body.starts(with: [0xFF, 0xFE]) { return (EncodingLabels.utf16LE, 2) }
    return nil
  }

  private static func charset(inContentType type: String) -> String? {
    for part in type.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      if pair[0].filter({ !$0.isWhitespace }).lowercased() == "charset" { return String(pair[1]) }
    }
    return nil
  }

  /// The label after the first `charset=` inside a meta element.
  private static func charset(inMarkup markup: ArraySlice<UInt8>) -> String? {
    var rest = markup
    while let opening = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(opening + 1)...]
      guard rest.prefix(4).elementsEqual("meta".utf8, by: isLetter) else { continue }
      // Bytes of multi-byte encodings outside ASCII do not matter here.
      let tag = rest.prefix { $0 != UInt8(ascii: ">") }.map { $0 < 128 ? $0 : 63 }
      if let label = label(inTag: String(decoding: tag, as: UTF8.self).lowercased()) {
        return label
      }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8, _ wanted: UInt8) -> Bool { byte | 0x20 == wanted }

  private static func label(inTag tag: String) -> String? {
    guard let key = tag.firstRange(of: "charset") else { return nil }
    let rest = tag[key.upperBound...].drop { $0.isWhitespace }
    guard rest.first == "=" else { return nil }
    let value = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
    let label = value.prefix { !$0.isWhitespace && !"\"';/>".contains($0) }
    return label.isEmpty ? nil : String(label)
  }

  /// Valid UTF-8 that is not ASCII alone, which would prove nothing.
  private static func isWideUTF8(_ body: [UInt8]) -> Bool {
    body.contains { $0 >= 0x80 } && UTF8Check.accepts(body)
  }

  private static func repaired(
    _ body: ArraySlice<UInt8>, isValid: Bool, _ badBytes: inout Int
  ) -> [UInt8] {
    if isValid || body.allSatisfy({ $0 < 0x80 }) { return Array(body) }
    let text = String(decoding: body, as: UTF8.self)
    // U+FFFD that the page itself has counts too; it shows as damage all the same.
    badBytes = text.unicodeScalars.count { $0.value == 0xFFFD }
    return Array(text.utf8)
  }

  /// Converts with iconv, which ships with the C library; a bad byte becomes U+FFFD.
  private static func converted(
    _ body: ArraySlice<UInt8>, from encoding: EncodingLabels.Encoding, _ badBytes: inout Int
  ) -> [UInt8] {
    guard let converter = Iconv(from: encoding.iconv) else {
      return repaired(body, isValid: false, &badBytes)
    }
    return converter.convert(Array(body), &badBytes)
  }
}

/// Owner of one iconv descriptor.
@safe
private struct Iconv: ~Copyable {
  private let descriptor: iconv_t

  init?(from name: String) {
    guard let descriptor = unsafe iconv_open("UTF-8", name),
      // (iconv_t)-1
      Int(bitPattern: descriptor) != -1
    else { return nil }
    unsafe self.descriptor = unsafe descriptor
  }

  deinit { unsafe _ = iconv_close(descriptor) }

  func convert(_ input: [UInt8], _ badBytes: inout Int) -> [UInt8] {
    var source = input
    var output: [UInt8] = []
    output.reserveCapacity(input.count * 2)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var position = 0
    while position < source.count {
      let room = chunk.count
      var left = source.count - position
      var free = room
      let result = unsafe source.withUnsafeMutableBytes { from in
        unsafe chunk.withUnsafeMutableBytes { to in
          var read = unsafe from.baseAddress?.advanced(by: position)
            .assumingMemoryBound(to: CChar.self)
          var write = unsafe to.baseAddress?.assumingMemoryBound(to: CChar.self)
          let done = unsafe iconv(descriptor, &read, &left, &write, &free)
          // size_t imports as Int: the error is -1.
          return (failed: done == -1, code: errno)
        }
      }
      output += chunk[..<(room - free)]
      position = source.count - left
      guard result.failed, result.code != E2BIG else { continue }
      badBytes += 1
      output += [0xEF, 0xBF, 0xBD]
      position += 1
    }
    return output
  }
}

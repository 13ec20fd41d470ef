@testable import Pages

/// Bytes in any encoding become clean UTF-8; the first line is the `Content-Type` header.
enum EncodingTarget {
  static func read(_ bytes: [UInt8]) throws(Violation) {
    let (head, body) = Halves.of(bytes)
    let type = String(decoding: head, as: UTF8.self)
    let source = SourceText(body, contentType: type.isEmpty ? nil : type)
    try Violation.unless(!source.bytes.contains(0), "no NUL is left")
    let isValid = String(validating: source.bytes, as: UTF8.self) != nil
    try Violation.unless(isValid, "what is decoded from \(source.report.used) is UTF-8")
    // The longest answer to one byte is U+FFFD, or one character of three bytes; some encodings
    // have a few characters that become a pair.
    try Violation.unless(
      source.bytes.count <= body.count * 6, "what is decoded is no more than six times as long")
  }
}

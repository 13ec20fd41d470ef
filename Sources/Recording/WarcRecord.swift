import Evidence
import Foundation
import Transfer

/// One record of a WARC 1.1 file (ISO 28500:2017).
struct WarcRecord: Sendable {
  /// Named fields in order; names are compared without regard to case.
  var fields: [(name: String, value: String)]
  var block: [UInt8]

  /// Makes a record with the fields that every record has; dates are in UTC.
  init(
    type: String, id: String, date: String, contentType: String, block: [UInt8],
    fields: [(name: String, value: String)] = []
  ) {
    self.fields =
      [
        ("WARC-Type", type), ("WARC-Record-ID", id), ("WARC-Date", date),
      ] + fields + [
        ("WARC-Block-Digest", Self.digest(of: block)), ("Content-Type", contentType),
        ("Content-Length", String(block.count)),
      ]
    self.block = block
  }

  /// A record as it was read.
  init(fields: [(name: String, value: String)], block: [UInt8]) {
    self.fields = fields
    self.block = block
  }

  /// The first field of this name.
  subscript(_ name: String) -> String? {
    let name = name.lowercased()
    return fields.first { $0.name.lowercased() == name }?.value
  }

  var type: String { self["WARC-Type"]?.lowercased() ?? "" }

  /// The record's bytes, uncompressed.
  var bytes: [UInt8] {
    var head = "WARC/1.1\r\n"
    for field in fields { head += "\(field.name): \(Self.clean(field.value))\r\n" }
    return Array((head + "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// `sha256:` and the digest in hexadecimal.
  static func digest(of bytes: some Collection<UInt8>) -> String {
    "sha256:\(ContentHash(of: bytes))"
  }

  /// A fresh name for a record.
  static func newID() -> String { "<urn:uuid:\(UUID().uuidString.lowercased())>" }

  /// `2026-11-24T10:34:56.123Z`.
  static func date(_ date: Date) -> String {
    date.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true)) + "Z"
  }

  /// A line break in a value would let a page write fields of its own.
  private static func clean(_ value: String) -> String {
    let isControl = { (scalar: Unicode.Scalar) in scalar.value < 32 || scalar.value == 127 }
    guard value.unicodeScalars.contains(where: isControl) else { return value }
    return String(String.UnicodeScalarView(value.unicodeScalars.filter { !isControl($0) }))
  }
}

/// A block of `application/warc-fields`: named values, one a line.
enum WarcFields {
  static func bytes(_ fields: [(name: String, value: String)]) -> [UInt8] {
    Array(
      fields.map { name, value in
        let line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(name): \(line)\r\n"
      }.joined().utf8)
  }

  static func read(_ block: [UInt8]) -> [(name: String, value: String)] {
    String(decoding: block, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      TransferHeader(line: line).map { ($0.name, $0.value) }
    }
  }
}

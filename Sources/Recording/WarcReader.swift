import Evidence
import Transfer

/// Reads the records of a WARC file, compressed record by record, as a whole, or not at all.
struct WarcReader {
  /// A record with the byte at which it begins in the file.
  struct Place: Sendable {
    var record: WarcRecord
    var offset: Int
  }

  /// Larger records hold no page.
  static let largestRecord = 64 << 20
  /// What all records together may take unpacked.
  static let largestFile = 1 << 30
  private static let largestHead = 64 << 10

  private let bytes: [UInt8]
  private let path: String
  /// Where the next record or member begins in the file.
  private var position = 0
  /// Unpacked bytes that hold more records, and where they came from.
  private var unpacked: ArraySlice<UInt8> = []
  private var memberOffset = 0
  private var total = 0

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// The next record; nil at the end.
  mutating func next() throws(RecordingError) -> Place? {
    skipBlank()
    if unpacked.isEmpty {
      guard position < bytes.count else { return nil }
      try fill()
      skipBlank()
      guard !unpacked.isEmpty else { return nil }
    }
    return Place(record: try record(), offset: memberOffset)
  }

  private mutating func skipBlank() {
    unpacked = unpacked.drop { $0 == 13 || $0 == 10 }
  }

  private mutating func fill() throws(RecordingError) {
    memberOffset = position
    guard bytes[position] == 0x1F else {
      unpacked = bytes[position...]
      position = bytes.count
      return
    }
    do throws(CompressionFault) {
      let member = try Compression.inflate(
        bytes[position...], limit: Self.largestRecord + Self.largestHead)
      position += member.taken
      total += member.content.count
      unpacked = member.content[...]
    } catch {
      throw error == .tooLarge
        ? fault(.tooLarge, "a record is larger than 64 MiB")
        : fault(.malformed, "the compressed data is damaged or cut off")
    }
    guard total <= Self.largestFile else {
      throw fault(.tooLarge, "the records take more than 1 GiB")
    }
  }

  private mutating func record() throws(RecordingError) -> WarcRecord {
    guard let end = Self.endOfHead(unpacked.prefix(Self.largestHead)) else {
      throw fault(.malformed, "no end of a record's header")
    }
    let head = String(decoding: unpacked[unpacked.startIndex..<end], as: UTF8.self)
    let lines = head.split(whereSeparator: \.isNewline)
    guard let first = lines.first, first.hasPrefix("WARC/1.") || first.hasPrefix("WARC/0.") else {
      throw fault(.malformed, "this is no WARC record")
    }
    var fields: [(name: String, value: String)] = []
    for line in lines.dropFirst() {
      if line.first == " " || line.first == "\t", !fields.isEmpty {
        fields[fields.count - 1].value += " " + line.drop { $0 == " " || $0 == "\t" }
      } else if let field = TransferHeader(line: line) {
        fields.append((field.name, field.value))
      }
    }
    var record = WarcRecord(fields: fields, block: [])
    guard let length = record["Content-Length"].flatMap({ Int($0) }), length >= 0 else {
      throw fault(.malformed, "a record has no length")
    }
    let block = unpacked[end...]
    guard length <= block.count else { throw fault(.malformed, "a record is cut off") }
    record.block = Array(block.prefix(length))
    unpacked = block.dropFirst(length)
    return record
  }

  /// The first byte behind the empty line.
  private static func endOfHead(_ bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while let newline = bytes[index...].firstIndex(of: 10) {
      let next = bytes[bytes.index(after: newline)...]
      if next.first == 10 { return next.startIndex + 1 }
      if next.starts(with: [13, 10]) { return next.startIndex + 2 }
      index = newline + 1
    }
    return nil
  }

  private func fault(_ code: RecordingError.Code, _ detail: String) -> RecordingError {
    RecordingError(code, path: path, offset: memberOffset, detail: detail)
  }
}

extension WarcRecord {
  /// Whether the digests that the record names fit its bytes; a digest of a kind that is not known
  /// proves nothing.
  ///
  /// - Returns: the name of the digest that does not fit.
  func brokenDigest() -> String? {
    if let digest = self["WARC-Block-Digest"], Self.isBroken(digest, block[...]) {
      return "WARC-Block-Digest"
    }
    if let digest = self["WARC-Payload-Digest"], type == "response",
      let message = HTTPMessage(block), Self.isBroken(digest, message.body[...])
    {
      return "WARC-Payload-Digest"
    }
    return nil
  }

  private static func isBroken(_ digest: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard digest.lowercased().hasPrefix("sha256:") else { return false }
    let value = digest.dropFirst(7).lowercased()
    // Others write the same digest in base 32, which is not compared here.
    guard value.count == 64 else { return false }
    return value != ContentHash(of: bytes).description
  }
}

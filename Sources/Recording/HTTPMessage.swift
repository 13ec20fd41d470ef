import Transfer

/// An HTTP/1.1 message as bytes (RFC 9112): a first line, headers and a body.
struct HTTPMessage: Sendable {
  var firstLine: String
  var headers: [TransferHeader]
  var body: [UInt8]

  init(firstLine: String, headers: [TransferHeader], body: [UInt8]) {
    self.firstLine = firstLine
    self.headers = headers
    self.body = body
  }

  /// Reads a message; nil where there is no header block.
  init?(_ bytes: [UInt8]) {
    guard let (head, start) = Self.split(bytes) else { return nil }
    let lines = String(decoding: head, as: UTF8.self)
      .split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    guard let first = lines.first else { return nil }
    firstLine = String(first)
    headers = lines.dropFirst().compactMap { TransferHeader(line: $0) }
    body = Array(bytes[start...])
  }

  /// The message on the wire; line breaks in headers, which nobody may add, are taken out.
  var bytes: [UInt8] {
    let clean = { (text: String) in text.filter { !$0.isNewline } }
    let lines = [clean(firstLine)] + headers.map { "\(clean($0.name)): \(clean($0.value))" }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  func header(_ name: String) -> String? { headers.value(of: name) }

  /// Status and reason of a response's first line.
  var status: (code: Int, reason: String)? {
    let parts = firstLine.split(separator: " ", maxSplits: 2)
    guard parts.count >= 2, parts[0].hasPrefix("HTTP/"), let code = Int(parts[1]) else {
      return nil
    }
    return (code, parts.count > 2 ? String(parts[2]) : "")
  }

  /// The body without transfer and content codings.
  ///
  /// - Returns: nil for a coding that is not read.
  /// - Throws: where the coded bytes are damaged, or unpack to more than the limit.
  func decodedBody(limit: Int) throws(CompressionFault) -> [UInt8]? {
    var plain = body
    if header("Transfer-Encoding")?.lowercased().contains("chunked") == true {
      // Some recorders keep the header and store the body without chunks.
      plain = Self.withoutChunks(body) ?? body
    }
    guard let codings = header("Content-Encoding") else { return plain }
    // The same of browsers' recorders and the content's coding.
    if codings.lowercased().contains("gzip"), !plain.starts(with: [0x1F, 0x8B]) { return plain }
    return try Compression.decode(plain, codings: codings, limit: limit)
  }

  /// Takes chunks apart (RFC 9112 section 7.1); nil where the bytes are not chunked.
  static func withoutChunks(_ bytes: [UInt8]) -> [UInt8]? {
    var content: [UInt8] = []
    var rest = bytes[...]
    while let newline = rest.firstIndex(of: 10) {
      let line = String(decoding: rest[..<newline], as: UTF8.self)
      let digits = line.prefix { $0 != ";" }.filter { !$0.isWhitespace }
      guard let size = Int(digits, radix: 16), size >= 0 else { return nil }
      rest = rest[(newline + 1)...]
      if size == 0 { return content }
      guard size <= rest.count else { return nil }
      content += rest.prefix(size)
      rest = rest.dropFirst(size).drop { $0 == 13 }.dropFirst()
    }
    return nil
  }

  private static func split(_ bytes: [UInt8]) -> (head: ArraySlice<UInt8>, body: Int)? {
    var index = 0
    let window = bytes.prefix(1 << 20)
    while let newline = window[index...].firstIndex(of: 10) {
      let next = newline + 1
      if next < window.count, window[next] == 10 { return (bytes[..<newline], next + 1) }
      if next + 1 < window.count, window[next] == 13, window[next + 1] == 10 {
        return (bytes[..<newline], next + 2)
      }
      index = next
    }
    return nil
  }
}

@testable import Recording
@testable import Transfer

/// Response headers as libcurl hands them over, an HTTP message, cookie files.
enum HeadersTarget {
  private static let limit = 1 << 20

  static func read(_ bytes: [UInt8]) throws(Violation) {
    try readLines(bytes)
    try readMessage(bytes)
    if let jar = try? CookieJar(String(decoding: bytes, as: UTF8.self)) {
      try Violation.unless(jar.values.count <= jar.lines.count, "a cookie has one value")
    }
  }

  private static func readLines(_ bytes: [UInt8]) throws(Violation) {
    var limits = TransferLimits()
    limits.headerCount = 20
    let context = TransferContext(limits: limits, allowsLocalAddresses: false)
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      guard Array(line).withUnsafeBytes({ context.takeHeader($0) }) else { break }
    }
    let count = context.headers.count
    try Violation.unless(count <= limits.headerCount, "\(count) headers are above the cap")
    for header in context.headers where ["cookie", "set-cookie"].contains(header.name.lowercased())
    {
      let isEmpty = header.value.allSatisfy { $0 == " " || $0 == ";" }
      let sealed = PrivateHeaders.sealed(header)
      try Violation.unless(
        isEmpty || sealed?.contains("redacted") == true, "a cookie's value is taken out")
    }
  }

  private static func readMessage(_ bytes: [UInt8]) throws(Violation) {
    guard let message = HTTPMessage(bytes) else { return }
    let body = try? message.decodedBody(limit: limit)
    let count = body?.count ?? 0
    try Violation.unless(
      count <= max(limit, message.body.count), "a body of \(count) bytes is above the cap")
    let again = HTTPMessage(message.bytes)
    try Violation.unless(again?.body == message.body, "a message that was written reads the same")
  }
}

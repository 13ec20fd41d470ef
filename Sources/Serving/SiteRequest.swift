import Evidence

/// A request of the few kinds that are answered: a path and a query, and no body.
package struct SiteRequest: Sendable, Hashable {
  /// Longest head of a request in bytes; browsers send about a tenth.
  static let longestHead = 16 << 10
  private static let longestTarget = 8 << 10

  /// The parts of the path, decoded, without the slashes around them.
  package var path: [String]
  package var query: [String: String]
  /// The Host header's value.
  package var host: String
  /// Whether only the head of the answer is wanted.
  package var isHead: Bool

  /// A request that is not answered.
  struct Fault: Error {
    var status: SiteResponse.Status
    var detail: String
    /// Whether it was at least a HEAD request, whose answer has no body.
    var isHead = false
  }

  /// Reads a head, without the empty line at its end (RFC 9112).
  ///
  /// What this cannot read in one way only is refused: lines that end otherwise, folded lines,
  /// several Host headers, addresses of other forms than `/path?query`.
  init(head: [UInt8]) throws(Fault) {
    let lines = try Self.lines(head)
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, !words[0].isEmpty else {
      throw Fault(status: .badRequest, detail: "The first line is not that of a request.")
    }
    isHead = words[0] == "HEAD"
    guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
      throw Fault(status: .otherVersion, detail: "Only HTTP/1.1 is spoken here.", isHead: isHead)
    }
    guard isHead || words[0] == "GET" else {
      throw Fault(status: .otherMethod, detail: "This site is read only: GET and HEAD.")
    }
    do throws(Fault) {
      host = try Self.host(lines.dropFirst())
      let parts = try Self.parts(words[1])
      path = parts.path
      query = parts.query
    } catch {
      throw Fault(status: error.status, detail: error.detail, isHead: isHead)
    }
  }

  private static func lines(_ head: [UInt8]) throws(Fault) -> [Substring] {
    let isPlain = head.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0D || $0 == 0x0A }
    let text = String(decoding: head, as: UTF8.self)
    // "\r\n" is one Character, so a lone "\r" or "\n" stays in its line and is seen.
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    guard isPlain, lines.allSatisfy({ !$0.contains("\r") && !$0.contains("\n") }) else {
      throw Fault(status: .badRequest, detail: "The request has bytes that no request has.")
    }
    return lines
  }

  private static func host(_ lines: some Sequence<Substring>) throws(Fault) -> String {
    var hosts: [String] = []
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        !line[..<colon].contains(" ")
      else { throw Fault(status: .badRequest, detail: "A line of the request is no header.") }
      guard line[..<colon].lowercased() == "host" else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      hosts.append(String(value.reversed().drop { $0 == " " }.reversed()))
    }
    guard hosts.count == 1, !hosts[0].isEmpty else {
      throw Fault(status: .badRequest, detail: "The request needs one Host header.")
    }
    return hosts[0]
  }

  private static func parts(_ target: Substring) throws(Fault) -> (
    path: [String], query: [String: String]
  ) {
    guard target.utf8.count <= longestTarget else {
      throw Fault(status: .longTarget, detail: "The address is too long.")
    }
    guard target.first == "/", !target.contains("#") else {
      throw Fault(status: .badRequest, detail: "The address is not of the form /path?query.")
    }
    let halves = target.dropFirst().split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = try halves[0].split(separator: "/", omittingEmptySubsequences: false).map(part)
    return (path == [""] ? [] : path, try query(halves.count > 1 ? halves[1] : ""))
  }

  /// One part of a path, which leads to no other place than its own: what could is refused.
  private static func part(_ text: Substring) throws(Fault) -> String {
    let name = try decoded(text, plusIsSpace: false)
    guard name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")) else {
      throw Fault(status: .badRequest, detail: "The address leads out of the site.")
    }
    return name
  }

  private static func query(_ text: Substring) throws(Fault) -> [String: String] {
    var query: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = try decoded(halves[0], plusIsSpace: true)
      query[name] = halves.count > 1 ? try decoded(halves[1], plusIsSpace: true) : ""
    }
    return query
  }

  private static func decoded(_ text: Substring, plusIsSpace: Bool) throws(Fault) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy(ASCII.isHexDigit),
          let value = UInt8(String(Substring(digits)), radix: 16)
        else { throw Fault(status: .badRequest, detail: "A % in the address stands alone.") }
        bytes.append(value)
        rest = rest.dropFirst(2)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    guard let name = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Fault(status: .badRequest, detail: "The address is not in UTF-8, or holds a zero byte.")
    }
    return name
  }
}

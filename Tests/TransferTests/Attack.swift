import TestSupport
import Testing

@testable import Transfer

/// One thing that a hostile or broken server does, and what must come of it.
struct Attack: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    case fails(TransferError.Code)
    /// The status and the body, which is nobody's fault.
    case answers(Int, String)
  }

  let testDescription: String
  let reply: RawServer.Reply
  let outcome: Outcome

  private init(_ name: String, _ reply: RawServer.Reply, _ outcome: Outcome) {
    testDescription = name
    self.reply = reply
    self.outcome = outcome
  }

  static let all = heads + lengths + chunks + endings + codings + slow

  private static let line = "HTTP/1.1 200 OK\r\n"

  private static func text(_ lines: String...) -> RawServer.Reply {
    .bytes(Array(lines.joined(separator: "\r\n").utf8))
  }

  private static func endless(_ start: String, _ more: String) -> RawServer.Reply {
    .endless(Array(start.utf8), Array(String(repeating: more, count: 4096).utf8))
  }

  private static func headers(_ count: Int) -> String {
    line + (1...count).map { "X-\($0): a\r\n" }.joined() + "\r\n"
  }

  private static let heads: [Attack] = [
    Attack("headers without end", endless(line, "X-More: yes\r\n"), .fails(.tooLarge)),
    Attack("a header without end", endless(line + "X-Long: ", "A"), .fails(.tooLarge)),
    Attack("a name without end", endless(line, "A"), .fails(.tooLarge)),
    Attack("a status line without end", endless("HTTP/1.1 200 ", "A"), .fails(.tooLarge)),
    Attack(
      "one header of 90 kB", text(line + "X: " + String(repeating: "A", count: 90_000), "", "x"),
      .fails(.tooLarge)),
    Attack("a header too many", text(headers(201)), .fails(.tooLarge)),
    Attack("as many headers as allowed", text(headers(200)), .answers(200, "")),
    Attack(
      "interim answers without end", endless("", "HTTP/1.1 100 Continue\r\n\r\n"),
      .fails(.tooLarge)),
    Attack(
      "early hints without end", endless("", "HTTP/1.1 103 Hints\r\nLink: <a>\r\n\r\n"),
      .fails(.tooLarge)),
    Attack(
      "a NUL in a header", text(line + "X: a\0b", "Content-Length: 1", "", "x"),
      .fails(.connectionLost)),
    Attack("no protocol known to us", text("\u{1}\u{2}\u{3}garbage"), .fails(.connectionLost)),
    Attack("a page without a head", text("<html>hello</html>"), .fails(.connectionLost)),
    Attack(
      "a version that does not exist", text("HTTP/9.9 200 OK", "", ""),
      .fails(.connectionLost)),
    Attack("a status that is no number", text("HTTP/1.1 abc OK", "", ""), .fails(.connectionLost)),
    Attack("an alert of TLS", .bytes([21, 3, 1, 0, 2, 2, 70]), .fails(.connectionLost)),
    Attack(
      "a protocol that nobody asked for", text("HTTP/1.1 101 Switching", "Upgrade: x", "", ""),
      .fails(.connectionLost)),
  ]

  private static let lengths: [Attack] = [
    Attack(
      "a length too long", text(line + "Content-Length: 100", "", "short"),
      .fails(.connectionLost)),
    Attack(
      "a length too short", text(line + "Content-Length: 2", "", "okay"),
      .answers(200, "ok")),
    Attack(
      "a negative length", text(line + "Content-Length: -1", "", "x"),
      .fails(.connectionLost)),
    Attack(
      "a length that is no number", text(line + "Content-Length: many", "", "x"),
      .fails(.connectionLost)),
    Attack(
      "a length beyond all numbers",
      text(line + "Content-Length: 99999999999999999999999", "", "x"), .answers(200, "x")),
    Attack(
      "a length that may not be reserved",
      text(line + "Content-Length: 9000000000000000000", "", "x"), .fails(.connectionLost)),
  ]

  private static let chunked = line + "Transfer-Encoding: chunked\r\n\r\n"

  private static let chunks: [Attack] = [
    Attack(
      "a chunk size that is no number", text(chunked + "zz", "hello"),
      .fails(.connectionLost)),
    Attack(
      "a chunk size beyond all numbers", text(chunked + "fffffffffffffffffffff", "x"),
      .fails(.connectionLost)),
    Attack("a negative chunk size", text(chunked + "-5", "hello"), .fails(.connectionLost)),
    Attack(
      "a chunk longer than its size", text(chunked + "2", "hello", "0", "", ""),
      .fails(.connectionLost)),
    Attack(
      "a last chunk that never comes", text(chunked + "5", "hello", ""),
      .fails(.connectionLost)),
    Attack("a chunk cut off", text(chunked + "50", "hello"), .fails(.connectionLost)),
    Attack(
      "trailers without end", endless(chunked + "1\r\nx\r\n0\r\n", "X-T: a\r\n"),
      .fails(.tooLarge)),
    Attack(
      "a status line as a trailer",
      text(chunked + "1", "x", "0", "HTTP/1.1 500 No: really", "", ""), .answers(200, "x")),
  ]

  private static let endings: [Attack] = [
    Attack("no answer", .bytes([]), .fails(.connectionLost)),
    Attack("a reset instead of an answer", .reset([]), .fails(.connectionLost)),
    Attack(
      "a reset amid the headers", .reset(Array((line + "X-Half: a").utf8)),
      .fails(.connectionLost)),
    Attack("an end amid the headers", text(line + "X-Half: a"), .fails(.connectionLost)),
    Attack(
      "a reset amid the body", .reset(Array((line + "Content-Length: 9\r\n\r\nab").utf8)),
      .fails(.connectionLost)),
  ]

  private static let codings: [Attack] = [
    Attack(
      "gzip that is none", text(line + "Content-Encoding: gzip", "", "not gzip at all"),
      .fails(.connectionLost)),
    Attack(
      "brotli that is none", text(line + "Content-Encoding: br", "", "not brotli at all"),
      .fails(.connectionLost)),
    Attack(
      "codings on codings",
      text(line + "Content-Encoding: " + String(repeating: "gzip, ", count: 99) + "gzip", "", "x"),
      .fails(.connectionLost)),
  ]

  private static let slow: [Attack] = [
    Attack("no answer, ever", .silence, .fails(.timedOut)),
    Attack("a body drop by drop", .drip(Array((line + "\r\n").utf8), 65), .fails(.timedOut)),
    Attack("a header drop by drop", .drip(Array(line.utf8), 65), .fails(.timedOut)),
    Attack("a chunk extension without end", endless(chunked + "1;", "A"), .fails(.timedOut)),
  ]
}

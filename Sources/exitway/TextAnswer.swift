import Languages

/// The answer about one text, as a line of JSON.
///
/// It is written out here, because `JSONEncoder` takes half as long for a line as judging does.
struct TextAnswer {
  var id: String
  var language: String?
  /// Between 0 and 1.
  var confidence: Double
  /// Nil where it cannot be told.
  var matchesExpected: Bool?
  var purpose: Purpose?
  /// Grows with the belief that the text is in the expected language.
  var matchScore: Double

  /// Appends the line without its end; every name is in every line, because readers expect it.
  func write(to line: inout [UInt8]) {
    line += "{\"confidence\":".utf8
    Self.number(confidence, to: &line)
    line += ",\"id\":".utf8
    Self.quote(id, to: &line)
    line += ",\"is_deletion_control\":".utf8
    line += (purpose == .delete ? "true" : "false").utf8
    line += ",\"language\":".utf8
    Self.word(language, to: &line)
    line += ",\"match_score\":".utf8
    Self.number(matchScore, to: &line)
    line += ",\"matches_expected\":".utf8
    line += (matchesExpected.map { $0 ? "true" : "false" } ?? "null").utf8
    line += ",\"purpose\":".utf8
    Self.word(purpose?.rawValue, to: &line)
    line.append(UInt8(ascii: "}"))
  }

  /// Four digits after the point say all that a verdict knows.
  private static func number(_ value: Double, to line: inout [UInt8]) {
    let scaled = value.isFinite ? Int((min(max(value, -1e6), 1e6) * 10_000).rounded()) : 0
    if scaled < 0 { line.append(UInt8(ascii: "-")) }
    line += String(abs(scaled) / 10_000).utf8
    line.append(UInt8(ascii: "."))
    line += String(10_000 + abs(scaled) % 10_000).utf8.dropFirst()
  }

  /// A word of our own, which needs no escaping.
  private static func word(_ text: String?, to line: inout [UInt8]) {
    guard let text else {
      line += "null".utf8
      return
    }
    line.append(UInt8(ascii: "\""))
    line += text.utf8
    line.append(UInt8(ascii: "\""))
  }

  /// A string of JSON (RFC 8259, section 7).
  private static func quote(_ text: String, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        line.append(UInt8(ascii: "\\"))
        line.append(byte)
      case 0..<0x20, 0x7F:
        line += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: line.append(byte)
      }
    }
    line.append(UInt8(ascii: "\""))
  }
}

/// How a program escapes a text inside of JSON (RFC 8259 section 7), which leaves it a choice.
struct JSONEscapes: Sendable {
  /// `\/`, as PHP and Foundation write it.
  var slashes: Bool
  /// `\u00e9`, as PHP and Python write it.
  var beyondASCII: Bool
  /// `\u003c`, as Go and Ruby write what HTML has a meaning for.
  var markup: Bool

  /// Every way, since any of them may stand in a page.
  static let customary: [JSONEscapes] = [false, true].flatMap { slashes in
    [false, true].flatMap { beyondASCII in
      [false, true].map { markup in
        JSONEscapes(slashes: slashes, beyondASCII: beyondASCII, markup: markup)
      }
    }
  }

  /// The text without the quotation marks around it.
  func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if let short = Self.short[scalar] {
        result += short
      } else if isEscaped(scalar) {
        for unit in String(scalar).utf16 { result += Self.escape(unit) }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }.replacing("/", with: slashes ? "\\/" : "/")
  }

  private static let short: [Unicode.Scalar: String] = [
    "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{8}": "\\b",
    "\u{C}": "\\f",
  ]

  private func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (beyondASCII && scalar.value > 0x7E)
      || (markup && "<>&".unicodeScalars.contains(scalar))
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

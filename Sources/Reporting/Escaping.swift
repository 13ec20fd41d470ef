/// Makes texts of strangers harmless in each output format; no format escapes anywhere else.
package enum Escaping {
  /// For terminals and plain text: one line, and nothing that moves the cursor or turns the order.
  ///
  /// Nor what GitHub's runner takes for a command in a log: `::x::` where a line begins, `##[x]`
  /// anywhere. A zero-width space stops both.
  package static func terminal(_ text: String) -> String {
    var text = visible(text)
    if text.utf8.contains(UInt8(ascii: "#")) { text = replacing(text, "##[", "##\u{200B}[") }
    let first = text.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    guard text.utf8.dropFirst(first).starts(with: "::".utf8) else { return text }
    return String(repeating: " ", count: first) + ":\u{200B}"
      + String(text.unicodeScalars.dropFirst(first + 1))
  }

  /// For HTML text and quoted attribute values.
  package static func html(_ text: String) -> String {
    // Most texts of a page are plain, and a page of a hundred cases has tens of thousands.
    guard !text.utf8.allSatisfy(isPlainHTML) else { return text }
    return replacing(visible(text)) { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }

  /// Printable ASCII without the characters that mean something in HTML.
  private static func isPlainHTML(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: false
    default: (0x20...0x7E).contains(byte)
    }
  }

  /// For Markdown prose, GitHub's included: no markup, no links, no mentions of people or issues.
  package static func markdown(_ text: String) -> String {
    let escaped = replacing(visible(text)) { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      // A zero-width space stops "@name" and "#12" from becoming a mention or a link.
      case "@": "@\u{200B}"
      case "#": "\\#\u{200B}"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": "\\\(character)"
      default: nil
      }
    }
    // GFM makes links of bare addresses.
    return unlisted(replacing(replacing(escaped, "://", "&#58;//"), "www.", "www&#46;"))
  }

  /// For Slack's mrkdwn: no markup, no links, no mentions.
  ///
  /// Slack has escapes for three characters only; zero-width spaces keep the other marks from the
  /// edges of words, where alone they have a meaning.
  package static func slack(_ text: String) -> String {
    let escaped = replacing(visible(text)) { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "@": "@\u{200B}"
      case "*", "_", "~", "`": "\u{200B}\(character)\u{200B}"
      default: nil
      }
    }
    // Slack makes links of bare addresses.
    return replacing(replacing(escaped, "://", ":\u{200B}//"), "www.", "www\u{200B}.")
  }

  /// Stops a text that begins a line from being a list item: `- x`, `+ x`, `1. x`, `1) x`.
  private static func unlisted(_ text: String) -> String {
    let spaces = text.prefix { $0 == " " }
    let rest = text.dropFirst(spaces.count)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let sign = rest.dropFirst(digits.count).unicodeScalars.first else { return text }
    let starts: [Unicode.Scalar] = digits.isEmpty ? ["-", "+"] : [".", ")"]
    guard starts.contains(sign) else { return text }
    return spaces + digits + "\\" + rest.dropFirst(digits.count)
  }

  /// For Markdown as a code span, where nothing but the fence has a meaning.
  package static func markdownCode(_ text: String) -> String {
    let text = visible(text)
    // By byte: a combining mark behind a backtick would make another Character of it.
    let backtick = UInt8(ascii: "`")
    let longest = text.utf8.split { $0 != backtick }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    // Spaces keep a backtick at an end apart from the fence, and an empty span a span.
    let needsSpace = text.isEmpty || text.utf8.first == backtick || text.utf8.last == backtick
    return fence + (needsSpace ? " \(text) " : text) + fence
  }

  /// For a code span inside a table cell: GFM takes cells apart before it sees code.
  package static func markdownCell(_ text: String) -> String {
    replacing(markdownCode(text), "|", "\\|")
  }

  /// For JSON that is already valid: the characters that JSON allows but terminals obey.
  ///
  /// They stand inside strings only, so `\u202e` means the same as the character (RFC 8259).
  package static func json(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value > 0x7E && isHidden($0) }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard scalar.value > 0x7E, isHidden(scalar) else {
        result.append(scalar)
        continue
      }
      result.append(contentsOf: unicodeEscape(of: scalar).unicodeScalars)
    }
    return String(result)
  }

  /// `\u202e`, or two such halves.
  static func unicodeEscape(of scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  /// A YAML scalar: bare where no reader of YAML 1.1 or 1.2 can take it for anything else.
  package static func yaml(_ text: String) -> String {
    let isBare =
      text.utf8.first.map(isASCIILetter) == true && text.utf8.last != 0x2D
      && text.utf8.allSatisfy { isASCIILetter($0) || (0x2D...0x39).contains($0) || $0 == 0x5F }
    let reserved: Set = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if isBare, !reserved.contains(text.lowercased()) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if isHidden(scalar) || !isYAMLPrintable(scalar) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// White space as single spaces, and everything that acts unseen written out as `⟨U+202E⟩`.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" || scalar == "\t" {
        if result.last != " " { result.append(" ") }
      } else if isHidden(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        result.append(contentsOf: "⟨U+\(padded)⟩".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Controls of C0 and C1, line separators, the marks that turn the reading order, and tags.
  ///
  /// The joiners and the plain direction marks stay: Persian, emoji and Hebrew need them.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// The `c-printable` of YAML 1.2.2, without what ``isHidden(_:)`` has.
  private static func isYAMLPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Replaces bytes, because a combining mark behind the last one would hide a Character.
  private static func replacing(_ text: String, _ part: String, _ other: String) -> String {
    String(
      decoding: Array(text.utf8).replacing(Array(part.utf8), with: Array(other.utf8)), as: UTF8.self
    )
  }

  /// Replaces single scalars.
  static func replacing(_ text: String, _ change: (Character) -> String?) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    // By scalar: a combining mark behind "<" makes one Character of both, which "<" would not match.
    for scalar in text.unicodeScalars {
      if let changed = change(Character(scalar)) {
        result += changed
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

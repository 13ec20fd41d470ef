/// Texts of strangers on their way into a file that a person will read and edit.
package enum DraftText {
  /// Longer texts help nobody in a draft; the source has them in full.
  private static let longest = 300

  /// One line of visible characters, cut to 300: nothing in it can end a comment or a quoted scalar,
  /// or show an editor something else than what stands there.
  package static func line(_ text: String, longest: Int = longest) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard line.count < longest else { break }
      if scalar.properties.isWhitespace {
        if !line.isEmpty, line.last != " " { line.append(" ") }
      } else if isVisible(scalar) {
        line.append(scalar)
      }
    }
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// A YAML scalar with the text of ``line(_:longest:)``: bare where no reader of YAML 1.1 or 1.2 can
  /// take it for anything else.
  package static func scalar(_ text: String) -> String {
    let text = line(text, longest: 8192)
    if isBare(text), !reserved.contains(text.lowercased()) { return text }
    var quoted = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// An address that stands in a file where `${…}` means a variable: a stranger's `${env.HOME}` must
  /// not be one.
  package static func address(_ text: String) -> String {
    text.replacing("${", with: "%24{")
  }

  private static let reserved: Set = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

  private static func isBare(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return isLetter(first) && last != UInt8(ascii: "-")
      && text.utf8.allSatisfy { isLetter($0) || (0x2D...0x39).contains($0) || $0 == 0x5F }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// The joiners stay: Persian and emoji need them.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value == 0x200C || scalar.value == 0x200D { return true }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      false
    default: true
    }
  }
}

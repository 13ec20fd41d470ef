/// Text as the mdoc language takes it (mandoc's mdoc(7), groff_mdoc(7)).
enum ManualText {
  /// Lines of running text, a sentence on a line of its own and none over 78 columns.
  static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n\n") {
      if !lines.isEmpty { lines.append(".Pp") }
      var line = ""
      for word in paragraph.split(whereSeparator: \.isWhitespace).map(String.init) {
        let endsSentence = line.last.map { ".:?!".contains($0) } ?? false
        if !line.isEmpty, endsSentence || line.count + word.count > 76 {
          lines.append(protected(line))
          line = ""
        }
        line += line.isEmpty ? word : " " + word
      }
      if !line.isEmpty { lines.append(protected(line)) }
    }
    return lines
  }

  /// One argument of a macro; a word that is a macro's name stays a word.
  static func argument(_ text: String) -> String {
    let escaped = characters(text).replacing("\"", with: "\\(dq")
    return text.contains(where: \.isWhitespace) ? "\"\(escaped)\"" : "\\&" + escaped
  }

  /// A line that is no request, whatever it begins with.
  private static func protected(_ line: String) -> String {
    let isRequest = line.hasPrefix(".") || line.hasPrefix("'")
    return (isRequest ? "\\&" : "") + characters(line)
  }

  /// Backslashes, hyphens of options, and whatever is not ASCII, by groff's names for them.
  private static func characters(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\u{0}"..."\u{7F}": result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return result
  }
}

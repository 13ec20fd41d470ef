import Foundation
import Yams

/// Writes scenario files in one style without touching what they say.
///
/// It works on lines, because a YAML library that writes a file anew loses its comments. Indentation,
/// spaces at ends of lines, empty lines, line ends and the schema's line are all it changes; each
/// result is read again, and where a value would be another one, less is changed.
package struct ScenarioFormatter {
  private let schemaLine: String

  /// - Parameter schemaLine: put first where a file has none, ``SchemaLine``.
  package init(schemaLine: String) {
    self.schemaLine = schemaLine
  }

  /// What is changed of a file's lines.
  private struct Style {
    var indents = true
    var closesGaps = true
    var trims = true
  }

  private static let styles = [
    Style(), Style(indents: false), Style(closesGaps: false),
    Style(indents: false, closesGaps: false),
    Style(indents: false, closesGaps: false, trims: false),
  ]

  /// Brings a text into the style; formatting it again changes nothing.
  ///
  /// - Parameters:
  ///   - text: the file.
  ///   - file: what it is called in messages.
  /// - Returns: the text in the style.
  /// - Throws: `not-yaml` and the like where the text is no YAML document.
  package func format(_ text: String, file: String) throws(ScenarioProblems) -> String {
    let meaning = try YAMLFile.compose(Data(text.utf8), file: file)
    let plain = Self.withLineFeeds(text)
    for style in Self.styles {
      let candidate = rewrite(plain, style)
      guard rewrite(candidate, style) == candidate,
        Self.letters(candidate, without: schemaLine) == Self.letters(plain, without: schemaLine)
      else { continue }
      if let read = try? YAMLFile.compose(Data(candidate.utf8), file: file), read == meaning {
        return candidate
      }
    }
    return text
  }

  private func rewrite(_ text: String, _ style: Style) -> String {
    var lines = ScenarioLines(text).lines
    if style.indents {
      var reindentation = Reindentation()
      lines = reindentation.apply(to: lines)
    }
    if style.trims {
      for index in lines.indices where !lines[index].isProtected {
        lines[index].text = Self.trimmed(lines[index].text)
      }
    }
    if style.closesGaps { lines = Self.closingGaps(lines) }
    while let last = lines.last, last.text.isEmpty, !last.isProtected || lines.count == 1 {
      lines.removeLast()
    }
    var texts = lines.map(\.text)
    if !SchemaLine.isIn(texts) { texts.insert(schemaLine, at: 0) }
    // A protected last line that is empty is the line feed of the one before it.
    let end = lines.last.map { $0.isProtected && $0.text.isEmpty } == true ? "" : "\n"
    return texts.joined(separator: "\n") + end
  }

  /// One empty line at most, none at the start.
  private static func closingGaps(_ lines: [ScenarioLines.Line]) -> [ScenarioLines.Line] {
    var result: [ScenarioLines.Line] = []
    for line in lines {
      let isGap = line.isBlank && !line.isProtected
      if isGap, result.isEmpty || result.last.map({ $0.isBlank && !$0.isProtected }) == true {
        continue
      }
      result.append(line)
    }
    return result
  }

  private static func trimmed(_ text: String) -> String {
    let bytes = text.utf8.reversed().drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return String(decoding: bytes.reversed(), as: UTF8.self)
  }

  /// Without a byte order mark and with line feeds alone at ends of lines.
  private static func withLineFeeds(_ text: String) -> String {
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return String(decoding: bytes.replacing([0x0D, 0x0A], with: [0x0A]), as: UTF8.self)
  }

  /// Everything but white space: comments are no part of the value, and must not be lost.
  private static func letters(_ text: String, without line: String) -> [UInt8] {
    let rest = text.hasPrefix(line + "\n") ? text.dropFirst(line.count + 1) : text[...]
    return rest.utf8.filter { $0 > 0x20 }
  }
}

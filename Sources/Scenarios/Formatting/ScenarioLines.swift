/// The lines of a YAML file, with those that must stay as they are marked.
struct ScenarioLines {
  struct Line {
    var text: String
    /// Part of a text over several lines: spaces in it belong to the value.
    var isProtected: Bool
    /// The indentation that a protected line moves with; nil where it stays where it is.
    var header: Int?

    var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    var isComment: Bool { text.first { $0 != " " && $0 != "\t" } == "#" }
    var indentation: Int { text.utf8.prefix { $0 == 0x20 }.count }
  }

  private(set) var lines: [Line] = []

  /// Splits text at line feeds.
  init(_ text: String) {
    var block: (indentation: Int, header: Int)?
    var quote: Character?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var entry = Line(text: String(line), isProtected: false)
      if let open = block {
        if entry.isBlank || entry.indentation > open.indentation {
          entry.isProtected = true
          entry.header = open.header
          lines.append(entry)
          continue
        }
        block = nil
      }
      entry.isProtected = quote != nil
      let scan = Self.scan(line, quote)
      quote = scan.quote
      if !entry.isProtected, scan.opensBlock {
        block = (Self.column(of: line), index)
      }
      lines.append(entry)
    }
  }

  /// Reads a line's quotes; a text that a quote began goes on where the line ends in it.
  private static func scan(
    _ line: Substring, _ open: Character?
  ) -> (quote: Character?, opensBlock: Bool) {
    var quote = open
    var last: Character = " "
    var before: Character = "-"
    var content = ""
    var isEscaped = false
    for character in line {
      if let sign = quote {
        if isEscaped {
          isEscaped = false
        } else if sign == "\"", character == "\\" {
          isEscaped = true
        } else if character == sign {
          quote = nil
        }
      } else if character == "#", last == " " || last == "\t" {
        break
      } else if character == "\"" || character == "'", "-:,[{?".contains(before) {
        quote = character
      }
      content.append(character)
      last = character
      if character != " ", character != "\t" { before = character }
    }
    return (quote, quote == nil && isBlockHeader(content))
  }

  /// Whether a text over several lines begins: `key: |`, `- >-`, `key: |2+`.
  private static func isBlockHeader(_ content: String) -> Bool {
    let word = content.split { $0 == " " || $0 == "\t" }.last ?? ""
    guard word.first == "|" || word.first == ">" else { return false }
    return word.count <= 3 && word.dropFirst().allSatisfy { "+-123456789".contains($0) }
  }

  /// The column of the mapping that a line is in: what is deeper belongs to its last value.
  private static func column(of line: Substring) -> Int {
    var column = line.prefix { $0 == " " }.count
    var rest = line.dropFirst(column)
    while rest.hasPrefix("- "), rest.contains(": ") {
      let width = 1 + rest.dropFirst().prefix { $0 == " " }.count
      column += width
      rest = rest.dropFirst(width)
    }
    return column
  }
}

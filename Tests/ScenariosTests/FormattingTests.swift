import Foundation
import Testing

@testable import Scenarios

/// The formatter changes how a file looks, and never what it says.
struct FormattingTests {
  private static let schema = "# yaml-language-server: $schema=scenario.schema.json"

  private func format(_ text: String) throws -> String {
    try ScenarioFormatter(schemaLine: Self.schema).format(text, file: "x.yaml")
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func scenarios() -> [URL] {
    let folder = root.appending(path: "scenarios")
    let names = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted().map {
      folder.appending(path: $0)
    }
  }

  @Test func `Every scenario of this repository is in the style`() throws {
    #expect(Self.scenarios().count > 30)
    for file in Self.scenarios() {
      let text = try String(contentsOf: file, encoding: .utf8)
      let line = SchemaLine.line(for: file.path())
      #expect(text.hasPrefix(line + "\n"), "\(file.path())")
      #expect(try ScenarioFormatter(schemaLine: line).format(text, file: file.path()) == text)
    }
  }

  @Test func `Indentation, spaces, gaps and line ends become one style, comments stay`() throws {
    let untidy = """
      \u{FEFF}# about this file\r
      platform: X   \r


      locales:\r
          # the one that matters
          ko-KR: {host: ko.x.example}\t
          # de-DE: {host: de.x.example}
      start:
         home: "https://${host}/"   # where it begins
      sources:
      -   about: start.home
          from: memory
      # the end


      """
    #expect(
      try format(untidy) == """
        \(Self.schema)
        # about this file
        platform: X

        locales:
          # the one that matters
          ko-KR: {host: ko.x.example}
          # de-DE: {host: de.x.example}
        start:
          home: "https://${host}/"   # where it begins
        sources:
        - about: start.home
          from: memory
        # the end

        """)
  }

  /// Each holds white space that is part of a value, or looks as if it were not.
  private static let hostile = [
    "platform: |\n    two  \n\n\n      deeper \nstart: 1\n",
    "platform: |+\n  kept\n\n\n",
    "platform: >-\n   folded\n   text\n\nstart: 1\n",
    "platform: |2\n    explicit\nstart: 1\n",
    "platform: \"a quoted\n\n\n   text  \n  over lines\"\nstart: 1\n",
    "platform: 'it''s\n  # no comment\n\n\n  here'\n",
    "platform: a plain\n\n\n   text # comment\n",
    "a: {b: 1,\n    c: [1,\n  2], d: \"}\"\n  }\n",
    "a:\n- - 1\n  -   - 2\n      - 3\n",
    "? a\n:   b\n? c\n",
    "---\na:\n     - b:\n        c\n...\n",
    "a: don't\nb: \"x # y\"\nc: 'q' # it's\n",
    "# yaml-language-server: $schema=elsewhere.json\na: 1",
    "a: &x {b: 1}\nc: *x\n# tail",
    "a:\tb\nc: d\t# a tab before a comment\t\n",
    "a: \"\u{2028}  \"\nb: '  '\n",
    "a: 1\r\nb: \"x\r\n\r\n  y\"\r\n",
    "    a:\n      b: 1\n    c: 2\n",
    "a: |\n\n   late\n  \n  # text, no comment\n# comment\nb: 1\n",
    "a: \"\\\"\"   \nb: '#'   \n",
    "- a: |\n    text\n  b:    1   \n",
  ]

  @Test(arguments: hostile)
  func `A value is the same after formatting, and formatting again changes nothing`(
    text: String
  ) throws {
    let formatted = try format(text)
    let before = try YAMLFile.compose(Data(text.utf8), file: "x.yaml")
    #expect(try YAMLFile.compose(Data(formatted.utf8), file: "x.yaml") == before)
    #expect(try format(formatted) == formatted)
    let marks = text.count { $0 == "#" }
    #expect(formatted.count { $0 == "#" } == marks + (text.contains("yaml-language") ? 0 : 1))
  }

  @Test func `What is no YAML is refused with its place`() {
    let problems = #expect(throws: ScenarioProblems.self) { try format("a: [1\nb: 2\n") }
    #expect(problems?.problems.first?.line != nil)
  }

  @Test func `The schema is found from folders below`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let below = folder.appending(path: "a/b")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = below.appending(path: "x.yaml").path()
    #expect(SchemaLine.line(for: file) == Self.schema)
    try Data().write(to: folder.appending(path: SchemaLine.name))
    #expect(SchemaLine.line(for: file).hasSuffix("$schema=../../scenario.schema.json"))
    #expect(SchemaLine.line(for: "/q/scenarios/demo/x.yaml").hasSuffix("=../scenario.schema.json"))
  }
}

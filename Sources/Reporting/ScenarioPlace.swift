/// Where a case is written down, for tools that show findings in files.
package struct ScenarioPlace: Sendable, Hashable {
  /// The scenario's file: below the working directory, or from the root.
  package var file: String
  /// The line of the case's locale, from 1.
  package var line: Int

  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// Whether the file lies outside the working directory.
  package var isAbsolute: Bool { file.utf8.first == UInt8(ascii: "/") }
}

/// One thing wrong with a scenario or profile file, with the place and what to do.
package struct ScenarioProblem: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Stable names; scripts and tests may rely on the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case unreadable
    case notYAML = "not-yaml"
    case notJSON = "not-json"
    case empty
    case tooLarge = "too-large"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case badValue = "bad-value"
    case unknownLocale = "unknown-locale"
    case unknownName = "unknown-name"
    case duplicate
    case secretInFile = "secret-in-file"
    case unsetVariable = "unset-variable"
    case nothingSelected = "nothing-selected"
    /// It can be read, and is probably not what was meant.
    case suspicious
  }

  package var code: Code
  package var file: String
  /// From 1; nil where the problem is the file as a whole.
  package var line: Int?
  package var column: Int?
  package var message: String
  /// What to write instead, or what was probably meant.
  package var hint: String?

  package init(
    _ code: Code, file: String, line: Int? = nil, column: Int? = nil, message: String,
    hint: String? = nil
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  /// One line: `scenarios/x.yaml:7:3: unknown key "locals" (did you mean "locales"?)`.
  package var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
    return place.joined(separator: ":") + ": " + message + (hint.map { " (\($0))" } ?? "")
  }

  package static func < (left: ScenarioProblem, right: ScenarioProblem) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0, left.message)
      < (right.file, right.line ?? 0, right.column ?? 0, right.message)
  }
}

/// Everything wrong with the files of a run, sorted by place; nothing was fetched or written.
package struct ScenarioProblems: Error, Sendable, Hashable, CustomStringConvertible {
  package var problems: [ScenarioProblem]

  package init(_ problems: [ScenarioProblem]) {
    self.problems = problems.sorted()
  }

  package var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}

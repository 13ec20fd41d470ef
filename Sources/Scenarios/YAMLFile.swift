import Foundation
import Yams

/// Reads one YAML document whole, within limits that hold whoever wrote it.
enum YAMLFile {
  static let maximumBytes = 1 << 20
  /// Yams composes nested nodes by recursion; real scenarios nest five deep.
  private static let maximumDepth = 32
  /// Aliases can multiply nodes without a byte more; real scenarios have a few hundred.
  private static let maximumNodes = 50_000

  /// Reads and composes a file.
  static func read(_ path: String) throws(ScenarioProblems) -> Node {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw problem(.unreadable, path, "the file cannot be read", "check its name and its mode")
    }
    defer { try? handle.close() }
    let data: Data
    do {
      data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
    } catch {
      throw problem(.unreadable, path, "it cannot be read as a file", "name a YAML file")
    }
    guard data.count <= maximumBytes else {
      throw problem(.tooLarge, path, "the file is larger than 1 MiB", "split it")
    }
    return try compose(data, file: path)
  }

  /// Composes bytes.
  static func compose(_ data: Data, file: String) throws(ScenarioProblems) -> Node {
    guard let text = String(data: data, encoding: .utf8), !text.utf8.contains(0) else {
      throw problem(.notYAML, file, "the file is not UTF-8 text", "save it as UTF-8")
    }
    if let line = tooDeepLine(text) {
      throw ScenarioProblems([
        ScenarioProblem(
          .notYAML, file: file, line: line, column: 1,
          message: "nested more than \(maximumDepth) deep", hint: "scenarios are flat")
      ])
    }
    guard AliasBound.holds(text, within: 4 * maximumBytes) else {
      throw problem(.tooLarge, file, "more than \(maximumNodes) values", "aliases multiply values")
    }
    var documents: [Node] = []
    do {
      for node in try Yams.compose_all(yaml: text) {
        documents.append(node)
        if documents.count > 1 { break }
      }
      // The sequence ends at an error without throwing it; composing once more throws it.
      if documents.count < 2 { documents = try Yams.compose(yaml: text).map { [$0] } ?? [] }
    } catch let error as YamlError {
      throw ScenarioProblems([syntaxProblem(error, file, text)])
    } catch {
      throw problem(.notYAML, file, "the file is not YAML", "check its indentation")
    }
    guard let node = documents.first, !isEmpty(node) else {
      throw problem(.empty, file, "the file is empty", "start with \"platform:\"")
    }
    guard documents.count == 1 else {
      throw problem(.notYAML, file, "more than one document", "put each scenario in its own file")
    }
    guard isSmall(node) else {
      throw problem(.tooLarge, file, "more than \(maximumNodes) values", "aliases multiply values")
    }
    return node
  }

  private static func problem(
    _ code: ScenarioProblem.Code, _ file: String, _ message: String, _ hint: String
  ) -> ScenarioProblems {
    ScenarioProblems([ScenarioProblem(code, file: file, message: message, hint: hint)])
  }

  private static func syntaxProblem(
    _ error: YamlError, _ file: String, _ text: String
  ) -> ScenarioProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return ScenarioProblem(
        .notYAML, file: file, line: mark.line, column: mark.column, message: "not YAML: \(problem)",
        hint: "check quotes and indentation here")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
      let lines = duplicates.flatMap { self.lines(with: $0, in: text, from: context.mark.line) }
      return ScenarioProblem(
        .duplicate, file: file, line: lines.dropFirst().first ?? context.mark.line,
        column: context.mark.column, message: "duplicate key \(names)", hint: "keep one of them")
    default:
      return ScenarioProblem(
        .notYAML, file: file, message: "the file is not YAML", hint: "it may be a binary file")
    }
  }

  /// Lines that begin with a key; the error itself names only where its mapping begins.
  private static func lines(with key: String, in text: String, from first: Int) -> [Int] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.drop { $0 == " " }.hasPrefix(key + ":") }
      .map { $0.offset + 1 }.filter { $0 >= first }
  }

  /// The line where nesting passes the limit, by flow brackets, list dashes or indentation.
  private static func tooDeepLine(_ text: String) -> Int? {
    var flow = 0
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let content = line.drop { $0 == " " }
      let dashes = content.prefix { "-? ".contains($0) }.filter { $0 != " " }.count
      if dashes > maximumDepth || line.count - content.count > maximumDepth * 8 {
        return number + 1
      }
      if content.first == "#" { continue }
      for byte in content.utf8 {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { flow += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { flow = max(0, flow - 1) }
        if flow > maximumDepth { return number + 1 }
      }
    }
    return nil
  }

  private static func isEmpty(_ node: Node) -> Bool {
    if case .scalar(let scalar) = node {
      scalar.string.isEmpty || scalar.string == "null"
    } else {
      false
    }
  }

  private static func isSmall(_ root: Node) -> Bool {
    var count = 0
    var waiting = [root]
    while let node = waiting.popLast() {
      count += 1
      guard count <= maximumNodes else { return false }
      switch node {
      case .mapping(let mapping): for (key, value) in mapping { waiting += [key, value] }
      case .sequence(let sequence): waiting += sequence
      default: break
      }
    }
    return true
  }
}

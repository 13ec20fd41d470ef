import Yams

/// Collects problems while a file is read, so that all of them are told at once.
final class ProblemLog {
  let file: String
  private(set) var problems: [ScenarioProblem] = []

  init(file: String) {
    self.file = file
  }

  func add(_ problem: ScenarioProblem) {
    problems.append(problem)
  }

  func add(
    _ code: ScenarioProblem.Code, at node: Node?, _ message: String, hint: String? = nil
  ) {
    problems.append(
      ScenarioProblem(
        code, file: file, line: node?.mark?.line, column: node?.mark?.column, message: message,
        hint: hint))
  }
}

/// A YAML value that is read strictly: wrong types and unknown keys become problems with a place.
struct NodeReader {
  let node: Node
  /// What this value is called in messages: `session.login`.
  let name: String
  let log: ProblemLog

  var line: Int { node.mark?.line ?? 1 }

  /// The entries of a mapping after unknown keys were reported; empty where it is none.
  func mapping(_ known: [String]) -> [String: NodeReader] {
    var entries: [String: NodeReader] = [:]
    for (key, value) in anyMapping() {
      guard let text = key.string, known.contains(text) else {
        let written = key.string ?? "?"
        let nearest = Suggestion.nearest(to: written, among: known)
        log.add(
          .unknownKey, at: key, "unknown key \"\(written)\"\(name.isEmpty ? "" : " in \(name)")",
          hint: nearest.map { "did you mean \"\($0)\"?" }
            ?? "known are \(known.sorted().joined(separator: ", "))")
        continue
      }
      entries[text] = NodeReader(node: value, name: child(text), log: log)
    }
    return entries
  }

  /// The entries of a mapping whose keys are free, in the order written.
  func entries() -> [(key: String, keyNode: Node, value: NodeReader)] {
    anyMapping().compactMap { key, value in
      guard let text = key.string else {
        log.add(.wrongType, at: key, "a key in \(name) is not text")
        return nil
      }
      return (text, key, NodeReader(node: value, name: child(text), log: log))
    }
  }

  /// The items of a list; a single value is a list of one.
  func list() -> [NodeReader] {
    switch node {
    case .sequence(let items):
      items.enumerated().map { NodeReader(node: $1, name: "\(name)[\($0 + 1)]", log: log) }
    default: [self]
    }
  }

  /// Text; other types are reported.
  func text() -> String? {
    if case .scalar(let scalar) = node, !scalar.string.isEmpty { return scalar.string }
    wrongType("text")
    return nil
  }

  /// A whole number within bounds.
  func number(_ bounds: ClosedRange<Int>) -> Int? {
    guard let value = node.int else {
      wrongType("a whole number")
      return nil
    }
    guard bounds.contains(value) else {
      log.add(
        .badValue, at: node, "\(name) is \(value)",
        hint: "expected \(bounds.lowerBound) to \(bounds.upperBound)")
      return nil
    }
    return value
  }

  /// `true` or `false`.
  func truth() -> Bool? {
    if let value = node.bool { return value }
    wrongType("true or false")
    return nil
  }

  /// One of a few words.
  func word(among known: [String], _ code: ScenarioProblem.Code = .badValue) -> String? {
    guard let text = text() else { return nil }
    if known.contains(text) { return text }
    let nearest = Suggestion.nearest(to: text, among: known)
    log.add(
      code, at: node, "unknown \(name) \"\(text)\"",
      hint: nearest.map { "did you mean \"\($0)\"?" }
        ?? "known are \(known.sorted().joined(separator: ", "))")
    return nil
  }

  /// Text that may hold variables.
  func template() -> Template? {
    guard let text = text() else { return nil }
    return Template(
      text, line: line, column: node.mark?.column ?? 1,
      problem: { message, hint in log.add(.badValue, at: node, message, hint: hint) })
  }

  /// Reports a secret that stands in the file itself.
  func refuseLiteral() {
    guard let text = node.string, !text.contains("${env.") else { return }
    log.add(
      .secretInFile, at: node, "\(name) holds a secret",
      hint: "write \"${env.NAME}\" and set it in the environment")
  }

  /// Reports a key that has to be there.
  func require(_ key: String, in entries: [String: NodeReader]) -> NodeReader? {
    if let value = entries[key] { return value }
    log.add(
      .missingKey, at: node, "\(name.isEmpty ? "the file" : name) has no \"\(key)\"",
      hint: "add \"\(key):\"")
    return nil
  }

  func wrongType(_ expected: String) {
    let found =
      switch node {
      case .mapping: "a mapping"
      case .sequence: "a list"
      case .scalar(let scalar):
        scalar.string.isEmpty ? "nothing" : "\"\(scalar.string.prefix(40))\""
      case .alias: "an alias"
      }
    log.add(
      .wrongType, at: node, "\(name.isEmpty ? "the file" : name) is \(found)",
      hint: "expected \(expected)")
  }

  private func anyMapping() -> [(Node, Node)] {
    if case .mapping(let mapping) = node { return mapping.map { ($0.key, $0.value) } }
    wrongType("a mapping")
    return []
  }

  private func child(_ key: String) -> String {
    name.isEmpty ? key : "\(name).\(key)"
  }
}

import Foundation
import Yams

/// Finds and reads scenario files; either all of them are right, or every problem is told.
package struct ScenarioLoader {
  private let names: KnownNames

  package init(names: KnownNames) {
    self.names = names
  }

  /// Reads files and folders.
  ///
  /// - Throws: all problems of all files, sorted by place.
  package func load(_ paths: [String]) throws(ScenarioProblems) -> [Scenario] {
    var problems: [ScenarioProblem] = []
    var scenarios: [Scenario] = []
    for path in paths {
      do throws(ScenarioProblems) {
        for file in try Self.files(at: path) {
          do throws(ScenarioProblems) {
            scenarios.append(try read(file))
          } catch {
            problems += error.problems
          }
        }
      } catch {
        problems += error.problems
      }
    }
    problems += Self.duplicates(scenarios)
    guard problems.isEmpty else { throw ScenarioProblems(problems) }
    return scenarios
  }

  /// Reads a scenario's text.
  ///
  /// - Parameters:
  ///   - text: the YAML.
  ///   - file: what it is called in messages.
  /// - Returns: the scenario.
  /// - Throws: all problems of the text.
  package func load(text: String, file: String) throws(ScenarioProblems) -> Scenario {
    try decode(try YAMLFile.compose(Data(text.utf8), file: file), file)
  }

  private func read(_ file: String) throws(ScenarioProblems) -> Scenario {
    try decode(try YAMLFile.read(file), file)
  }

  private func decode(_ node: Node, _ file: String) throws(ScenarioProblems) -> Scenario {
    let log = ProblemLog(file: file)
    let scenario = ScenarioDecoder(log: log, names: names).decode(node, id: Self.id(of: file))
    guard let scenario, log.problems.isEmpty else { throw ScenarioProblems(log.problems) }
    return scenario
  }

  /// The path below the last folder called `scenarios`, without its ending.
  static func id(of file: String) -> String {
    var parts = file.split(separator: "/").map(String.init)
    if let folder = parts.dropLast().lastIndex(of: "scenarios") {
      parts.removeFirst(folder + 1)
    } else {
      parts = parts.suffix(1)
    }
    let path = parts.joined(separator: "/")
    return path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
  }

  /// The scenario files of a folder, sorted; a file is itself.
  ///
  /// - Throws: `unreadable` where nothing has the name, `nothing-selected` for an empty folder.
  package static func files(at path: String) throws(ScenarioProblems) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ScenarioProblems([
        ScenarioProblem(
          .unreadable, file: path, message: "there is no such file or folder",
          hint: "name a scenario file, a folder of them, or an address with https://")
      ])
    }
    guard isFolder.boolValue else { return [path] }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let files = names.filter { name in
      let parts = name.split(separator: "/")
      return !parts.contains { $0.hasPrefix(".") }
        && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
    }
    guard !files.isEmpty else {
      throw ScenarioProblems([
        ScenarioProblem(
          .nothingSelected, file: path, message: "the folder holds no scenario",
          hint: "scenario files end in .yaml")
      ])
    }
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    return files.sorted().map { "\(base)/\($0)" }
  }

  /// The same platform, or the same case id, in two files.
  private static func duplicates(_ scenarios: [Scenario]) -> [ScenarioProblem] {
    var platforms: [String: String] = [:]
    var ids: [String: String] = [:]
    var problems: [ScenarioProblem] = []
    for scenario in scenarios {
      if let first = platforms[scenario.platform] {
        problems.append(
          ScenarioProblem(
            .duplicate, file: scenario.file, line: 1,
            message: "platform \"\(scenario.platform)\" stands in \(first) as well",
            hint: "keep one file a platform"))
      } else if let first = ids[scenario.id] {
        problems.append(
          ScenarioProblem(
            .duplicate, file: scenario.file, line: 1,
            message: "\(first) has the same id \"\(scenario.id)\"", hint: "rename one of them"))
      }
      platforms[scenario.platform] = scenario.file
      ids[scenario.id] = scenario.file
    }
    return problems
  }
}

import Foundation

/// The comment by which editors find the JSON Schema of scenarios (yaml-language-server's modeline).
package enum SchemaLine {
  /// The schema's file name.
  package static let name = "scenario.schema.json"

  /// The line for a scenario file, with the way to the schema from there: the nearest folder above
  /// that has it, else the folder called `scenarios`, else the file's own.
  package static func line(for file: String) -> String {
    let folders = URL(filePath: file).standardizedFileURL.deletingLastPathComponent()
      .pathComponents
    let up = stepsToSchema(folders) ?? stepsToScenarios(folders) ?? 0
    return "# \(mark) $schema=\(String(repeating: "../", count: up))\(name)"
  }

  /// Whether a file's lines have such a comment already.
  static func isIn(_ lines: [String]) -> Bool {
    lines.contains { line in
      let content = line.drop { $0 == " " || $0 == "\t" || $0 == "#" }
      return content.count < line.count && line.contains("#") && content.hasPrefix(mark)
    }
  }

  private static let mark = "yaml-language-server:"
  private static let highest = 8

  private static func stepsToSchema(_ folders: [String]) -> Int? {
    (0..<min(highest, folders.count)).first { steps in
      let parts = folders.dropLast(steps) + [name]
      let path = "/" + parts.drop { $0 == "/" }.joined(separator: "/")
      return FileManager.default.fileExists(atPath: path)
    }
  }

  private static func stepsToScenarios(_ folders: [String]) -> Int? {
    folders.lastIndex(of: "scenarios").map { folders.count - 1 - $0 }
  }
}

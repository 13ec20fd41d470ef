import Foundation

/// The JSON Schema of scenario files, for editors; `scenarios/scenario.schema.json` is a copy.
package enum ScenarioSchema {
  /// The schema's text.
  ///
  /// - Throws: `unreadable` where the installed file is gone.
  package static func text() throws(ScenarioProblems) -> String {
    let path = Bundle.module.bundlePath + "/Schema/\(SchemaLine.name)"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ScenarioProblems([
        ScenarioProblem(
          .unreadable, file: path, message: "the schema cannot be read",
          hint: "keep the folder with the program's resources beside it")
      ])
    }
    return String(decoding: data, as: UTF8.self)
  }
}

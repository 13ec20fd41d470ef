import Foundation
package import Scenarios

/// The norms that ship with exitway, one file each in `Profiles/`.
package enum NormLibrary {
  /// Ids of the norms, sorted; they are the files' names.
  package static var ids: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The norm with an id.
  ///
  /// - Returns: the norm as its file has it.
  /// - Throws: what is wrong with the file.
  package static func load(_ id: String) throws(ScenarioProblems) -> NormProfile {
    try loader.load("\(folder)/\(id).yaml")
  }

  /// A norm in a file of the user's own.
  ///
  /// - Returns: the norm as its file has it.
  /// - Throws: what is wrong with the file.
  package static func load(file: String) throws(ScenarioProblems) -> NormProfile {
    try loader.load(file)
  }

  private static var loader: ProfileLoader { ProfileLoader(rules: RuleRegistry.all.map(\.id)) }

  private static var folder: String { Bundle.module.bundlePath + "/Profiles" }
}

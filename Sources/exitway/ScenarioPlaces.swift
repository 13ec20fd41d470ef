import Evidence
import Foundation
import Reporting
import Scenarios

extension ScenarioPlace {
  /// Where the cases of scenarios are written down.
  ///
  /// Files below the working directory are named from there: code scanning and annotations know
  /// files by their path in the repository, at whose top they expect a tool to run.
  static func all(_ scenarios: [Scenario]) -> [CaseID: ScenarioPlace] {
    let folder = standard(FileManager.default.currentDirectoryPath)
    var places: [CaseID: ScenarioPlace] = [:]
    for scenario in scenarios {
      let path = standard(scenario.file)
      let file = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
      for entry in scenario.locales {
        let caseID = CaseID(scenario: scenario.id, locale: entry.locale.rawValue)
        places[caseID] = ScenarioPlace(file: file, line: entry.line)
      }
    }
    return places
  }

  /// From the root, without `.` and `..`, and without a slash at the end.
  private static func standard(_ path: String) -> String {
    let path = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}

import Foundation
import Operations
import Scenarios

/// The scenarios that name times.
enum ScheduledFiles {
  /// - Parameter targets: scenario files or folders of them.
  /// - Returns: them, in the order of the files.
  /// - Throws: `ScenarioProblems`, all at once, or the first `OperationsError`.
  static func read(_ targets: [String]) throws -> [ScheduledScenario] {
    try Selection.scenarios(in: targets).compactMap { scenario in
      try scenario.schedule.map {
        try ScheduledScenario(id: scenario.id, path: scenario.file, text: $0)
      }
    }
  }

  /// `2026-11-27 04:12 +09:00  2026-11-26T19:12Z  market  TZ=Asia/Seoul 0 4 * * * ~2h`.
  static func line(_ run: ScheduledRun) -> String {
    let own = format(run.moment, run.scenario.schedule.zone, "yyyy-MM-dd HH:mm xxx")
    let universal = format(run.moment, .gmt, "yyyy-MM-dd'T'HH:mm'Z'")
    return "\(own)  \(universal)  \(run.scenario.id)  \(run.scenario.schedule)"
  }

  private static func format(_ moment: Date, _ zone: TimeZone, _ pattern: String) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.calendar = Calendar(identifier: .iso8601)
    formatter.timeZone = zone
    formatter.dateFormat = pattern
    return formatter.string(from: moment)
  }
}

import Foundation

/// The day on which the tool is run.
enum Today {
  /// The day in UTC, `2026-11-26`: that of `SOURCE_DATE_EPOCH` where it is set
  /// (reproducible-builds.org).
  static func day(_ environment: [String: String]) -> String {
    let epoch = environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
    let date = epoch.map { Date(timeIntervalSince1970: $0) } ?? Date()
    return date.formatted(.iso8601.year().month().day())
  }
}

import Foundation
import Testing

@testable import Operations

/// A moment written as `2026-03-08T07:00:00Z`.
func moment(_ text: String) throws -> Date { try #require(UTCStamp.moment(text)) }

/// The next moments of a schedule, as text.
func moments(_ schedule: String, after: String, count: Int = 1) throws -> [String] {
  let schedule = try CronSchedule(schedule)
  var last = try moment(after)
  var found: [String] = []
  while found.count < count, let next = schedule.next(after: last) {
    last = next
    found.append(try #require(UTCStamp.text(next)))
  }
  return found
}

func scenario(_ id: String, _ schedule: String) throws -> ScheduledScenario {
  try ScheduledScenario(id: id, path: "scenarios/\(id).yaml", text: schedule)
}

import Foundation
import Testing

@testable import Operations

struct CronMomentsTests {
  @Test func `The next moment is after the given one, never the same`() throws {
    #expect(
      try moments("*/20 * * * *", after: "2026-01-01T00:00:00Z", count: 3)
        == ["2026-01-01T00:20:00Z", "2026-01-01T00:40:00Z", "2026-01-01T01:00:00Z"])
    #expect(
      try moments("0 0 * * *", after: "2025-12-31T23:59:59Z") == ["2026-01-01T00:00:00Z"])
    let schedule = try CronSchedule("0 * * * *")
    let hour = try moment("2026-01-01T01:00:00Z")
    #expect(schedule.next(after: hour.addingTimeInterval(-0.5)) == hour)
    #expect(schedule.next(after: hour.addingTimeInterval(0.5)) == hour.addingTimeInterval(3600))
  }

  @Test func `A skipped time runs at the first moment after the gap`() throws {
    #expect(
      try moments(
        "TZ=America/New_York 30 2 * * *", after: "2026-03-07T00:00:00Z", count: 3)
        == ["2026-03-07T07:30:00Z", "2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"])
  }

  @Test func `Several skipped times are one run`() throws {
    #expect(
      try moments(
        "TZ=America/New_York */30 * * * *", after: "2026-03-08T06:00:00Z", count: 3)
        == ["2026-03-08T06:30:00Z", "2026-03-08T07:00:00Z", "2026-03-08T07:30:00Z"])
  }

  @Test func `A repeated time runs once, the first time`() throws {
    #expect(
      try moments(
        "TZ=America/New_York 30 1 * * *", after: "2026-10-31T12:00:00Z", count: 2)
        == ["2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"])
    // Between the two 01:30 and right in the second hour.
    #expect(
      try moments("TZ=America/New_York 30 1 * * *", after: "2026-11-01T06:10:00Z")
        == ["2026-11-02T06:30:00Z"])
    #expect(
      try moments("TZ=America/New_York 0 * * * *", after: "2026-11-01T05:00:00Z")
        == ["2026-11-01T07:00:00Z"])
  }

  @Test func `Seoul has no summer time`() throws {
    let found = try moments(
      "TZ=Asia/Seoul 30 2 * * *", after: "2026-01-01T00:00:00Z", count: 365)
    #expect(found.count == 365)
    #expect(found.allSatisfy { $0.hasSuffix("T17:30:00Z") })
    #expect(Set(found).count == 365)
  }

  @Test func `A half hour's change and a day that was left out are met`() throws {
    #expect(
      try moments(
        "TZ=Australia/Lord_Howe 15 2 * * *", after: "2026-10-03T12:00:00Z")
        == ["2026-10-03T15:30:00Z"])
    // Samoa had no 30 December 2011.
    #expect(
      try moments("TZ=Pacific/Apia 0 12 * * *", after: "2011-12-29T23:00:00Z", count: 2)
        == ["2011-12-30T10:00:00Z", "2011-12-30T22:00:00Z"])
  }

  @Test func `29 February is found over the years, 2100 included`() throws {
    #expect(
      try moments("0 0 29 2 *", after: "2026-01-01T00:00:00Z", count: 2)
        == ["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"])
    #expect(
      try moments("0 0 29 2 *", after: "2096-02-29T00:00:00Z") == ["2104-02-29T00:00:00Z"])
  }

  @Test func `A day of the month that waits for a weekday is found, however late`() throws {
    // With a star both must match.
    #expect(
      try moments("0 0 29 2 */6", after: "2026-01-01T00:00:00Z", count: 2)
        == ["2032-02-29T00:00:00Z", "2048-02-29T00:00:00Z"])
    #expect(
      try moments("3 0 */21 4 3", after: "2026-09-21T00:00:00Z") == ["2037-04-01T00:03:00Z"])
    #expect(
      try moments("0 0 29 2 */6", after: "2088-02-29T00:00:00Z") == ["2116-02-29T00:00:00Z"])
  }

  @Test func `A moment outside of the calendar has no next one`() throws {
    let daily = try CronSchedule("@daily")
    #expect(daily.next(after: Date(timeIntervalSince1970: .nan)) == nil)
    #expect(daily.next(after: Date(timeIntervalSince1970: .infinity)) == nil)
    #expect(daily.next(after: Date(timeIntervalSince1970: -1e30)) == nil)
    #expect(daily.next(after: Date(timeIntervalSince1970: 1e30)) == nil)
  }

  @Test func `Day or weekday is enough when neither has a star`() throws {
    #expect(
      try moments("0 0 13 * FRI", after: "2026-02-01T00:00:00Z", count: 4)
        == [
          "2026-02-06T00:00:00Z", "2026-02-13T00:00:00Z", "2026-02-20T00:00:00Z",
          "2026-02-27T00:00:00Z",
        ])
    #expect(
      try moments("0 0 10 * FRI", after: "2026-02-07T00:00:00Z", count: 2)
        == ["2026-02-10T00:00:00Z", "2026-02-13T00:00:00Z"])
  }

  @Test func `Day and weekday must both match when one has a star`() throws {
    #expect(
      try moments("0 0 * * FRI", after: "2026-02-01T00:00:00Z") == ["2026-02-06T00:00:00Z"])
    // As in vixie cron a step on a star is a star: odd days that are Mondays.
    #expect(
      try moments("0 0 */2 * MON", after: "2026-02-01T00:00:00Z", count: 2)
        == ["2026-02-09T00:00:00Z", "2026-02-23T00:00:00Z"])
  }

  @Test func `Names, ranges and steps name the right moments`() throws {
    #expect(
      try moments("10-20/5 22-23 * DEC SUN", after: "2026-01-01T00:00:00Z", count: 4)
        == [
          "2026-12-06T22:10:00Z", "2026-12-06T22:15:00Z", "2026-12-06T22:20:00Z",
          "2026-12-06T23:10:00Z",
        ])
    #expect(
      try moments("0 0 * * 7", after: "2026-02-02T00:00:00Z")
        == moments("0 0 * * SUN", after: "2026-02-02T00:00:00Z"))
  }

  @Test func `Far moments are found without walking through minutes`() throws {
    let schedule = try CronSchedule("TZ=Europe/Berlin 59 23 29 2 *")
    let start = try moment("2096-03-01T12:00:00Z")
    let time = ContinuousClock().measure {
      for _ in 0..<100 { _ = schedule.next(after: start) }
    }
    #expect(time < .seconds(5))
  }

  @Test func `Every moment of a year is after the one before, in a zone with changes`() throws {
    let found = try moments(
      "TZ=Europe/Berlin 7-59/13 * * * *", after: "2026-01-01T00:00:00Z", count: 10_000)
    #expect(found == found.sorted())
    #expect(Set(found).count == found.count)
  }
}

import Evidence
import Foundation
import Testing

@testable import Operations

struct ScheduleBookTests {
  private func due(_ scenarios: [ScheduledScenario], _ state: ScheduleState, _ now: String) throws
    -> [String]
  {
    ScheduleBook.due(at: try moment(now), scenarios: scenarios, state: state).map(\.scenario.id)
  }

  @Test func `What was never seen is not due`() throws {
    #expect(try due([scenario("a", "* * * * *")], ScheduleState(), "2026-01-01T00:00:00Z") == [])
  }

  @Test func `A new scenario waits for its first moment`() throws {
    let daily = [try scenario("a", "0 3 * * *")]
    let state = ScheduleState().seeing(daily, at: try moment("2026-01-01T12:00:00Z"))
    #expect(try due(daily, state, "2026-01-01T12:00:00Z") == [])
    #expect(try due(daily, state, "2026-01-02T02:59:59Z") == [])
    #expect(try due(daily, state, "2026-01-02T03:00:00Z") == ["a"])
    #expect(
      try due(
        daily, state.seeing(daily, at: moment("2026-01-02T03:00:00Z")), "2026-01-02T03:00:00Z")
        == ["a"])
  }

  @Test func `Many missed moments are caught up once`() throws {
    let daily = [try scenario("a", "0 3 * * *")]
    let state = ScheduleState().starting("a", at: try moment("2026-01-01T03:00:10Z"))
    let now = try moment("2026-01-20T12:00:00Z")
    let missed = ScheduleBook.due(at: now, scenarios: daily, state: state)
    #expect(missed.map(\.moment) == [try moment("2026-01-02T03:00:00Z")])
    let after = state.starting("a", at: now)
    #expect(try due(daily, after, "2026-01-20T12:00:00Z") == [])
    #expect(try due(daily, after, "2026-01-21T02:59:59Z") == [])
    #expect(try due(daily, after, "2026-01-21T03:00:00Z") == ["a"])
  }

  @Test func `A moment from before the first sight never counts, however late its jitter`() throws {
    let daily = [try scenario("a", "0 0 * * * ~24h")]
    let midnight = try moment("2026-01-01T00:00:00Z")
    #expect(daily[0].schedule.jittered(midnight, for: "a") > midnight.addingTimeInterval(2))
    let state = ScheduleState().seeing(daily, at: midnight.addingTimeInterval(1))
      .starting("a", at: midnight.addingTimeInterval(2))
    #expect(try due(daily, state, "2026-01-01T23:59:59Z") == [])
    #expect(try due(daily, state, "2026-01-03T00:00:00Z") == ["a"])
  }

  @Test func `A jittered scenario runs once a day and not before its delay`() throws {
    let daily = [try scenario("a", "0 3 * * * ~2h")]
    var state = ScheduleState().seeing(daily, at: try moment("2026-01-01T12:00:00Z"))
    var now = try moment("2026-01-01T12:00:00Z")
    var starts = 0
    for _ in 0..<(30 * 96) {
      now = now.addingTimeInterval(900)
      for run in ScheduleBook.due(at: now, scenarios: daily, state: state) {
        starts += 1
        #expect(run.moment <= now && now < run.moment.addingTimeInterval(900))
        let ofDay = run.moment.timeIntervalSince1970.truncatingRemainder(dividingBy: 86400)
        #expect((10800...18000).contains(ofDay), "from 03:00 to 05:00")
        state = state.starting(run.scenario.id, at: now)
      }
    }
    #expect(starts == 30)
  }

  @Test func `A start at the very moment of a jittered run is that run`() throws {
    let daily = [try scenario("a", "0 3 * * * ~2h")]
    let seen = ScheduleState().seeing(daily, at: try moment("2026-01-01T00:00:00Z"))
    let day = try moment("2026-01-01T03:00:00Z")
    let late = daily[0].schedule.jittered(day, for: "a")
    #expect(late > day)
    #expect(ScheduleBook.due(at: late, scenarios: daily, state: seen).map(\.moment) == [late])
    let state = seen.starting("a", at: late)
    #expect(ScheduleBook.due(at: late, scenarios: daily, state: state).isEmpty)
    #expect(ScheduleBook.upcoming(daily, count: 1, after: late).allSatisfy { $0.moment > late })
  }

  @Test func `The earliest missed run is first and equal moments go by id`() throws {
    let scenarios = [
      try scenario("c", "0 5 * * *"), try scenario("b", "0 4 * * *"),
      try scenario("a", "0 5 * * *"),
    ]
    let state = ScheduleState().seeing(scenarios, at: try moment("2026-01-01T00:00:00Z"))
    #expect(try due(scenarios, state, "2026-01-01T06:00:00Z") == ["b", "a", "c"])
    #expect(try due(scenarios, state, "2026-01-01T04:30:00Z") == ["b"])
  }

  @Test func `A clock that was far ahead does not stop a scenario for ever`() throws {
    let daily = [try scenario("a", "0 3 * * *")]
    let seen = ScheduleState().seeing(daily, at: try moment("2026-01-01T00:00:00Z"))
    let state = seen.starting("a", at: try moment("2099-01-01T00:00:00Z"))
    #expect(try due(daily, state, "2026-01-02T00:00:00Z") == ["a"])
    let ahead = ScheduleState().seeing(daily, at: try moment("2099-01-01T00:00:00Z"))
    let again = ahead.seeing(daily, at: try moment("2026-01-01T00:00:00Z"))
    #expect(try due(daily, again, "2026-01-01T03:00:00Z") == ["a"])
  }

  @Test func `A long absence of a frequent jittered scenario is answered at once`() throws {
    let often = [try scenario("a", "* * * * * ~24h")]
    let state = ScheduleState().starting("a", at: try moment("2000-01-01T00:00:00Z"))
    let now = try moment("2026-01-01T00:00:00Z")
    let time = ContinuousClock().measure {
      #expect(ScheduleBook.due(at: now, scenarios: often, state: state).count == 1)
    }
    #expect(time < .seconds(5))
  }

  @Test func `Upcoming runs are the next ones of all scenarios in order`() throws {
    let scenarios = [try scenario("b", "0 */6 * * *"), try scenario("a", "0 12 * * * ~30m")]
    let after = try moment("2026-01-01T06:00:00Z")
    let runs = ScheduleBook.upcoming(scenarios, count: 4, after: after)
    #expect(runs.map(\.scenario.id) == ["b", "a", "b", "b"])
    #expect(runs.allSatisfy { $0.moment > after })
    #expect(runs.map(\.moment) == runs.map(\.moment).sorted())
    #expect(ScheduleBook.upcoming(scenarios, count: 0, after: after).isEmpty)
    #expect(ScheduleBook.upcoming(scenarios, count: -3, after: after).isEmpty)
    #expect(ScheduleBook.upcoming([], count: 5, after: after).isEmpty)
  }

  @Test func `Upcoming runs are the earliest even where jitter is longer than the period`() throws {
    let hourly = [try scenario("a", "0 * * * * ~12h")]
    let after = try moment("2026-01-01T00:00:00Z")
    let all = ScheduleBook.upcoming(hourly, count: 100, after: after).map(\.moment)
    let few = ScheduleBook.upcoming(hourly, count: 10, after: after).map(\.moment)
    #expect(few == Array(all.prefix(10)))
  }
}

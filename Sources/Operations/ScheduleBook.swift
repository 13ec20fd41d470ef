package import Foundation

/// Which scenarios are to run now, and which next; without a clock, a file or a network.
package enum ScheduleBook {
  /// A last start that is further after now than this, in seconds, is of a clock that was wrong.
  private static let clockError = 86_400.0

  /// The scenarios with a jittered moment after their last start and not after now.
  ///
  /// Several missed moments are one run. A scenario that never ran is due only from the first
  /// moment of its schedule after it was first seen, and never before
  /// ``ScheduleState/seeing(_:at:)`` has noted it. The earliest missed run comes first.
  package static func due(
    at now: Date, scenarios: [ScheduledScenario], state: ScheduleState
  ) -> [ScheduledRun] {
    scenarios.compactMap { scenario in
      state.entries[scenario.id].flatMap { firstMissed(scenario, $0, now) }
    }.sorted(by: ScheduledRun.isBefore)
  }

  /// The next runs of all scenarios after a moment, in order, at most `count` (1000).
  package static func upcoming(
    _ scenarios: [ScheduledScenario], count: Int, after: Date
  ) -> [ScheduledRun] {
    let count = min(max(count, 0), 1000)
    let runs = scenarios.flatMap { next($0, count: count, after: after) }
    return Array(runs.sorted(by: ScheduledRun.isBefore).prefix(count))
  }

  private static func firstMissed(
    _ scenario: ScheduledScenario, _ entry: ScheduleState.Entry, _ now: Date
  ) -> ScheduledRun? {
    let started = entry.lastStarted.flatMap { $0 > now.addingTimeInterval(clockError) ? nil : $0 }
    // Before the first start a moment counts by its schedule, for its jitter began before it.
    var moment =
      started?.addingTimeInterval(-Double(scenario.schedule.jitter)) ?? entry.firstSeen
    moment = max(moment, entry.firstSeen)
    while let next = scenario.schedule.next(after: moment), next <= now {
      let run = ScheduledRun(scenario, scheduled: next)
      if run.moment <= now, started.map({ run.moment > $0 }) ?? true { return run }
      moment = next
    }
    return nil
  }

  /// The first runs of one scenario; jitter may change the order of its moments.
  private static func next(
    _ scenario: ScheduledScenario, count: Int, after: Date
  ) -> [ScheduledRun] {
    guard count > 0 else { return [] }
    var runs: [ScheduledRun] = []
    var latest = Date.distantPast
    var moment = after.addingTimeInterval(-Double(scenario.schedule.jitter))
    while let next = scenario.schedule.next(after: moment), runs.count < count || next <= latest {
      moment = next
      let run = ScheduledRun(scenario, scheduled: next)
      guard run.moment > after else { continue }
      if runs.count < count { latest = max(latest, run.moment) }
      runs.append(run)
    }
    return runs
  }
}

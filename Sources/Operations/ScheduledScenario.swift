package import Foundation

/// A scenario that has a `schedule:` key.
package struct ScheduledScenario: Sendable, Hashable {
  /// The scenario's name everywhere; the state is kept by it and the jitter hangs on it.
  package var id: String
  /// The scenario's file, relative to the working folder: `scenarios/demo/seven-steps.yaml`.
  package var path: String
  /// What the key means.
  package var schedule: CronSchedule

  /// Reads the schedule's text.
  ///
  /// - Throws: ``OperationsError`` where it cannot be used.
  package init(id: String, path: String, text: String) throws(OperationsError) {
    self.id = id
    self.path = path
    schedule = try CronSchedule(text)
  }
}

/// A run of a scenario at one moment.
package struct ScheduledRun: Sendable, Hashable {
  /// What runs.
  package var scenario: ScheduledScenario
  /// The moment from which it may start: the one that the schedule names, and the scenario's jitter.
  package var moment: Date

  init(_ scenario: ScheduledScenario, scheduled: Date) {
    self.scenario = scenario
    moment = scenario.schedule.jittered(scheduled, for: scenario.id)
  }

  /// By moment; runs of one moment by id, so that lists are the same every time.
  static func isBefore(_ left: ScheduledRun, _ right: ScheduledRun) -> Bool {
    (left.moment, left.scenario.id) < (right.moment, right.scenario.id)
  }
}

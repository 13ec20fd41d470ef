package import Evidence
package import Foundation

/// `daemon.json`: what the schedule daemon does, for people and for health checks.
package struct DaemonHealth: Codable, Sendable, Hashable {
  /// The newest form that this exitway reads and the one that it writes.
  package static let version = 1
  /// More are not kept: the file is read by a health check every few seconds.
  private static let mostProblems = 100

  /// What the daemon is at.
  package enum State: String, Codable, Sendable {
    case sleeping, running
    /// It ended as it was asked to.
    case stopped
  }

  /// The next run of all scenarios.
  package struct Next: Codable, Sendable, Hashable {
    package var scenario: String
    /// The moment from which it may start, ISO 8601 in UTC.
    package var at: String
  }

  /// A run that is under way or has ended.
  package struct Run: Codable, Sendable, Hashable {
    /// The ids of its scenarios.
    package var scenarios: [String]
    /// ISO 8601 in UTC.
    package var started: String
    /// ISO 8601 in UTC; nil while it is under way.
    package var ended: String?
    /// The exit code that `schedule run --due` would have had; nil while it is under way.
    package var exitCode: Int32?
  }

  private var version = Self.version
  /// The process that wrote this.
  package private(set) var pid: Int32
  /// When the daemon started, ISO 8601 in UTC.
  package private(set) var started: String
  /// What it is at.
  package private(set) var state = State.sleeping
  /// How many scenarios have a schedule.
  package private(set) var scenarios: Int
  /// Nil where no scenario has a schedule, and after the end.
  package private(set) var next: Next?
  /// The run under way.
  package private(set) var current: Run?
  /// The last run that ended.
  package private(set) var last: Run?
  /// Why the files could not be read again, so that the set before them is in use; else empty.
  package private(set) var problems: [String] = []

  /// A daemon that has just started.
  package init(pid: Int32, started: Date, scenarios: Int) {
    self.pid = pid
    self.started = Self.text(started)
    self.scenarios = scenarios
  }

  /// Waits for the next run.
  package mutating func awaits(_ run: ScheduledRun?) {
    next = run.map { Next(scenario: $0.scenario.id, at: Self.text($0.moment)) }
  }

  /// Begins a run of scenarios.
  package mutating func begins(_ scenarios: [String], at now: Date) {
    state = .running
    current = Run(scenarios: scenarios, started: Self.text(now))
  }

  /// Ends the run under way.
  package mutating func ends(_ exitCode: Int32, at now: Date) {
    state = .sleeping
    guard var run = current else { return }
    run.ended = Self.text(now)
    run.exitCode = exitCode
    (current, last) = (nil, run)
  }

  /// Has read its scenarios again.
  package mutating func reloaded(_ scenarios: Int) {
    self.scenarios = scenarios
    problems = []
  }

  /// Could not read its scenarios again.
  package mutating func keeps(because problems: [String]) {
    self.problems = Array(problems.prefix(Self.mostProblems))
  }

  /// Ends.
  package mutating func stops() {
    state = .stopped
    next = nil
  }

  /// The bytes of the file.
  ///
  /// - Throws: ``EvidenceError``, which never happens for a value that was made here.
  package func encoded(path: String) throws(EvidenceError) -> [UInt8] {
    try StoredJSON.encode(self, path)
  }

  /// Reads the bytes of the file.
  ///
  /// - Throws: ``EvidenceError`` for what is not a daemon's state, or one of a newer exitway.
  package init(_ bytes: [UInt8], path: String) throws(EvidenceError) {
    self = try StoredJSON.decode(Self.self, bytes, path, newest: Self.version)
  }

  private static func text(_ moment: Date) -> String { UTCStamp.text(moment) ?? "unknown" }
}

import Evidence
import Foundation
import Operations
import Scenarios

/// The step of `schedule run --due`, again and again, until it is asked to stop.
///
/// It looks at the wall clock at the next moment of any scenario, and every minute. An alarm at the
/// next moment alone would ring late: the clock that alarms count by stands still while the machine
/// sleeps, and does not follow when the wall clock is set. What was missed in between is one run.
struct ScheduleDaemon {
  /// Seconds after which it looks at the clock, whatever the next moment is.
  private static let longestSleep = 60.0

  private let targets: [String]
  private let run: DueRun
  private let events: DaemonEvents
  private let notifier: ServiceNotifier?
  private var scenarios: [ScheduledScenario]
  private var health: DaemonHealth
  /// What stops the step under way; nil while there is none.
  private var step: Interruption?
  /// The signal that asked to stop.
  private var signal: Int32?
  /// Told once, not every minute.
  private var complaint: String?

  /// Reads the scenarios and begins to listen for signals.
  ///
  /// - Parameters:
  ///   - targets: scenario files or folders of them.
  ///   - run: the step.
  ///   - notifier: the service manager, where there is one.
  /// - Throws: `ScenarioProblems` or `OperationsError`.
  init(_ targets: [String], _ run: DueRun, notifier: ServiceNotifier?) throws {
    self.targets = targets
    self.run = run
    self.notifier = notifier
    scenarios = try ScheduledFiles.read(targets)
    health = DaemonHealth(pid: getpid(), started: Date(), scenarios: scenarios.count)
    events = DaemonEvents(pingInterval: notifier?.watchdog.map { $0 / 2 })
  }

  /// Lives until a signal stops it.
  ///
  /// - Returns: 0, or that of a stopped run where one was under way.
  mutating func live() async -> ExitStatus {
    if scenarios.isEmpty { run.console.say("No scenario has a schedule; waiting for SIGHUP.") }
    settle()
    notifier?.ready(words)
    begin()
    var status = ExitStatus.conforming
    for await event in events.stream {
      if case .ended(.success(.some(let ended))) = event, ended.isStop { status = ended }
      take(event)
      if signal != nil, step == nil { break }
    }
    health.stops()
    write()
    return status
  }

  private mutating func take(_ event: DaemonEvent) {
    switch event {
    case .clock: begin()
    case .ping: notifier?.ping()
    case .reload:
      reload()
      begin()
    case .stop(let number):
      signal = number
      notifier?.stopping()
      step?.receive(number)
    case .began(let ids):
      health.begins(ids, at: Date())
      settle()
    case .ended(let result):
      step = nil
      end(result)
      settle()
    }
  }

  /// Begins a step, unless one is under way; the end of that one sets the alarm again.
  private mutating func begin() {
    guard step == nil, signal == nil else { return }
    let stop = Interruption()
    step = stop
    Task { @concurrent [run, sink = events.sink, scenarios] in
      do {
        let status = try await run.perform(scenarios, stop: stop) { sink.yield(.began($0)) }
        sink.yield(.ended(.success(status)))
      } catch {
        sink.yield(.ended(.failure(error)))
      }
    }
  }

  private mutating func end(_ result: Result<ExitStatus?, any Error>) {
    switch result {
    case .success(let status):
      complaint = nil
      if let status { health.ends(status.rawValue, at: Date()) }
    case .failure(let error):
      // Somebody runs what is due by hand: what is left of it has its turn in a minute.
      if (error as? EvidenceError)?.code == .held { return }
      if complaint != "\(error)" { _ = run.console.explain(error) }
      complaint = "\(error)"
    }
  }

  /// Reads the scenarios again; where that fails, the last good ones stay.
  private mutating func reload() {
    notifier?.reloading()
    do {
      scenarios = try ScheduledFiles.read(targets)
      health.reloaded(scenarios.count)
      run.console.say("exitway: scenarios read again; \(scenarios.count) have a schedule")
    } catch {
      _ = run.console.explain(error)
      run.console.complain("exitway: the scenarios of before stay in use")
      let problems = (error as? ScenarioProblems)?.problems.map(\.description) ?? ["\(error)"]
      health.keeps(because: problems)
    }
    settle()
    notifier?.ready(words)
  }

  /// Sets the alarm, and lets others know.
  private mutating func settle() {
    let now = Date()
    let next = ScheduleBook.upcoming(scenarios, count: 1, after: now).first
    health.awaits(next)
    let seconds = next?.moment.timeIntervalSince(now) ?? Self.longestSleep
    events.wake(in: min(max(seconds, 1), Self.longestSleep))
    write()
    notifier?.status(words)
  }

  private mutating func write() {
    let path = run.recordFolder + "/" + DaemonPlace.healthFile
    do throws(EvidenceError) {
      try AtomicFile.write(try health.encoded(path: path), to: path, mode: 0o600)
    } catch {
      if complaint != "\(error)" { run.console.complain("exitway: \(error)") }
      complaint = "\(error)"
    }
  }

  private var words: String { DaemonPlace.words(health) }
}

/// What `schedule daemon` and `schedule status` share.
enum DaemonPlace {
  /// Below `.exitway/`.
  static let healthFile = "daemon.json"
  /// Below `.exitway/`; held as long as the daemon lives.
  static let lockFile = "daemon.lock"

  /// What the daemon does, in one line.
  static func words(_ health: DaemonHealth) -> String {
    if let run = health.current { return "running \(run.scenarios.joined(separator: ", "))" }
    guard let next = health.next else { return "sleeping, no scenario has a schedule" }
    return "sleeping, next \(next.scenario) at \(next.at)"
  }
}

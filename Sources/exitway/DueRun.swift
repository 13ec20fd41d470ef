import Evidence
import Foundation
import Operations
import Scenarios

/// The one step by which scenarios run at their times: for `schedule run --due`, and again and again
/// for `schedule daemon`.
struct DueRun: Sendable {
  let output: OutputOptions
  let network: NetworkOptions
  let notify: NotifyOptions
  let console: Console

  /// The folder of locks and records.
  var recordFolder: String { output.output + "/.exitway" }

  /// Checks what is due.
  ///
  /// - Parameters:
  ///   - scenarios: those that have a schedule.
  ///   - stop: who stops the run, where the caller owns the signals.
  ///   - began: told the ids of what is due, before it runs.
  /// - Returns: how it ended; nil where nothing was due.
  /// - Throws: `EvidenceError`, `held` where another step is under way, or `InputFault`.
  func perform(
    _ scenarios: [ScheduledScenario], stop: Interruption? = nil,
    began: @Sendable ([String]) -> Void = { _ in }
  ) async throws -> ExitStatus? {
    var environment = ProcessInfo.processInfo.environment
    try network.addSecrets(to: &environment)
    let notifier = try notify.notifier(
      environment, console, output: output.output, authority: network.cacert)
    try AtomicFile.makeFolder(recordFolder, mode: 0o700)
    let lock = try FileLock(recordFolder + "/schedule.lock")
    let due = try take(scenarios)
    guard !due.isEmpty else {
      await notifier?.sendWhatWaits()
      return nil
    }
    began(due.map(\.scenario.id))
    let paths = due.map(\.scenario.path).filter(isReadable)
    guard !paths.isEmpty else { return .badInput }
    var options = network.runOptions(paths, output, environment, console)
    options.notifier = notifier
    let status = await CheckRun(options: options, stop: stop).perform()
    withExtendedLifetime(lock) {}
    return paths.count < due.count && status == .conforming ? .badInput : status
  }

  /// What is due, noted as started before it runs: a run that fails is not tried again at once.
  private func take(_ scenarios: [ScheduledScenario]) throws(EvidenceError) -> [ScheduledRun] {
    let path = output.output + "/" + ScheduleState.fileName
    let now = Date()
    var state = ScheduleState()
    if let bytes = try AtomicFile.read(path) { state = try ScheduleState(bytes, path: path) }
    state = state.seeing(scenarios, at: now)
    let due = ScheduleBook.due(at: now, scenarios: scenarios, state: state)
    for run in due { state = state.starting(run.scenario.id, at: now) }
    try AtomicFile.write(try state.encoded(path: path), to: path)
    return due
  }

  /// Whether a file can still be read: the daemon may have read it long ago, and one wrong file is no
  /// reason to leave out the others.
  private func isReadable(_ path: String) -> Bool {
    do throws(ScenarioProblems) {
      _ = try Selection.scenarios(in: [path])
      return true
    } catch {
      _ = console.explain(error)
      return false
    }
  }
}

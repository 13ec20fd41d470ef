import ArgumentParser
import Evidence
import Foundation
import Operations

/// `exitway schedule daemon`: stays up and runs scenarios at their times.
struct ScheduleDaemonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "daemon",
    abstract: "Stays up and checks scenarios when they are due.",
    discussion: """
      It does what `schedule run --due` does, when there is something to do; what was missed while \
      the machine slept is one run. SIGHUP reads the scenarios again; SIGTERM and SIGINT stop it, \
      and a run under way as Ctrl-C stops a check. `schedule status` tells how it fares.
      Exit codes: 0 when it was stopped between runs, 130 or 143 when a run was under way, \
      4 when another daemon has the folder.
      """)

  @OptionGroup var scope: ScheduleScope

  @OptionGroup var output: OutputOptions

  @OptionGroup var network: NetworkOptions

  @OptionGroup var notify: NotifyOptions

  func validate() throws {
    if output.failOn == .new { throw ValidationError("--fail-on new belongs to check.") }
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: output.quiet)
    do {
      let run = DueRun(
        output: output, network: network, notify: notify, console: console)
      try AtomicFile.makeFolder(run.recordFolder, mode: 0o700)
      let lock = try Self.lock(run.recordFolder + "/" + DaemonPlace.lockFile)
      var daemon = try ScheduleDaemon(
        scope.targets, run, notifier: ServiceNotifier(environment: environment))
      let status = await daemon.live()
      withExtendedLifetime(lock) {}
      throw status.exitCode
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.explain(error).exitCode
    }
  }

  /// The lock against a second daemon; `schedule status` touches it for a moment when it asks.
  private static func lock(_ path: String) throws(EvidenceError) -> FileLock {
    do throws(EvidenceError) {
      return try FileLock(path)
    } catch  where error.code == .held {
      usleep(200_000)
      return try FileLock(path)
    }
  }
}

/// `exitway schedule status`: whether the daemon does its work, for people and health checks.
struct ScheduleStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tells how the daemon fares; exit code 0 if it lives and nothing is overdue, else 1.")

  @Option(help: ArgumentHelp("The folder that the daemon writes to.", valueName: "folder"))
  var output: String = "."

  func run() throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    let folder = output + "/.exitway/"
    do {
      let path = folder + DaemonPlace.healthFile
      guard let bytes = try AtomicFile.read(path) else {
        console.complain("exitway: no daemon has run here: there is no \(path)")
        throw ExitCode(1)
      }
      let health = try DaemonHealth(bytes, path: path)
      let isThere =
        Self.lives(health.pid) && FileLock.isHeld(folder + DaemonPlace.lockFile)
      let verdict = DaemonVerdict(health, isThere: isThere, now: Date())
      console.result(Array(text(health, verdict).utf8))
      if verdict != .alive { throw ExitCode(1) }
    } catch let error as EvidenceError {
      console.complain("exitway: \(error)")
      throw ExitCode(1)
    }
  }

  /// Whether there is such a process; one of another user counts.
  private static func lives(_ pid: Int32) -> Bool {
    pid > 0 && (kill(pid, 0) == 0 || errno == EPERM)
  }

  private func text(_ health: DaemonHealth, _ verdict: DaemonVerdict) -> String {
    let head =
      switch verdict {
      case .alive: "\(DaemonPlace.words(health)); pid \(health.pid) since \(health.started)"
      case .overdue: "overdue: \(DaemonPlace.words(health)); pid \(health.pid)"
      case .stopped: "stopped"
      case .gone:
        "gone: the daemon with pid \(health.pid) ended without a word, its file is stale"
      }
    var lines = [head]
    if let last = health.last, let ended = last.ended, let code = last.exitCode {
      lines.append("last run ended \(ended) with exit code \(code)")
    }
    lines += health.problems.map { "not reloaded: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

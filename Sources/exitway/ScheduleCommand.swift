import ArgumentParser
import Evidence
import Foundation
import Operations

/// `exitway schedule`: runs scenarios at the times that they name.
struct ScheduleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Runs scenarios at the times that their schedule: names.",
    discussion: """
      A scenario names its times as `schedule: "@daily"`, `schedule: "30 6 * * MON-FRI"` or \
      `schedule: "TZ=Asia/Seoul 0 4 * * * ~2h"`; the last part spreads the runs over two hours.
      Either `schedule daemon` stays up, or cron, systemd, a forge or Kubernetes calls \
      `schedule run --due`; `schedule export` writes what they need.
      """,
    subcommands: [
      ScheduleListCommand.self, ScheduleRunCommand.self, ScheduleDaemonCommand.self,
      ScheduleStatusCommand.self, ScheduleNotifyCommand.self, ScheduleExportCommand.self,
    ])
}

/// `exitway schedule list`: the next runs.
struct ScheduleListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the next runs, in their time zone and in UTC.")

  @OptionGroup var scope: ScheduleScope

  @Option(help: "How many runs, at most 1000.")
  var count: Int = 20

  func run() throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    do {
      let scenarios = try ScheduledFiles.read(scope.targets)
      let runs = ScheduleBook.upcoming(scenarios, count: count, after: Date())
      if runs.isEmpty { console.say("No scenario has a schedule:") }
      for run in runs { console.result(Array((ScheduledFiles.line(run) + "\n").utf8)) }
    } catch {
      throw console.explain(error).exitCode
    }
  }
}

/// `exitway schedule run --due`: what is to be done now.
struct ScheduleRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Checks the scenarios that are due.",
    discussion: """
      A scenario is due when one of its times has passed since it last started; several missed \
      times are one run. Of a scenario that is seen for the first time nothing was missed. \
      Nothing due is exit code 0; otherwise exit codes are those of check.
      """)

  @Flag(help: "Only what is due; the only way to run by schedule.")
  var due = false

  @OptionGroup var scope: ScheduleScope

  @OptionGroup var output: OutputOptions

  @OptionGroup var network: NetworkOptions

  @OptionGroup var notify: NotifyOptions

  func validate() throws {
    guard due else { throw ValidationError("schedule run needs --due; exitway check runs all.") }
    if output.failOn == .new { throw ValidationError("--fail-on new belongs to check.") }
  }

  func run() async throws {
    let console = Console(
      environment: ProcessInfo.processInfo.environment, isQuiet: output.quiet)
    do {
      let scenarios = try ScheduledFiles.read(scope.targets)
      let due = DueRun(
        output: output, network: network, notify: notify, console: console)
      guard let status = try await due.perform(scenarios) else {
        console.say("Nothing is due.")
        return
      }
      throw status.exitCode
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.explain(error).exitCode
    }
  }
}

/// Which scenarios the schedule commands look at.
struct ScheduleScope: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Scenario files or folders of them. Default: scenarios", valueName: "file|folder"))
  var scenarios: [String] = []

  var targets: [String] { scenarios.isEmpty ? ["scenarios"] : scenarios }
}

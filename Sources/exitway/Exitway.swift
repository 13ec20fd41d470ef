import ArgumentParser

/// The command line: options, exit codes, progress.
///
/// What is done stands in the other targets.
@main
struct Exitway: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exitway",
    abstract: "Tests whether a person can leave a platform.",
    discussion: """
      Looks for the way from a platform's pages to the control that deletes the account, in the \
      reader's language, and stops in front of it. It only reads: nothing is ever pressed that \
      changes an account.

      Exit codes: 0 conforming, 1 findings at or above --fail-on, 2 bad scenario or configuration, \
      3 nothing worse than "cannot tell", 4 network, disk or internal trouble, 64 bad command line.
      """,
    version: "\(Tool.version) (rules \(Tool.ruleSet))",
    subcommands: [
      CheckCommand.self, DemoCommand.self, InspectCommand.self, SurveyCommand.self,
      VerifyCommand.self, RulesCommand.self, ProfilesCommand.self, ScenarioCommand.self,
      DiffCommand.self, MergeCommand.self, HistoryCommand.self, ServeCommand.self,
      ScheduleCommand.self, DoctorCommand.self, ManualCommand.self,
    ])

  static func main() async {
    StandardStreams.prepare()
    await main(nil)
  }
}

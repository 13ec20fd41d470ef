import ArgumentParser
import Evidence
import Foundation

/// `exitway verify`: proves that results follow from their recording.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Derives a run or a snapshot from its recording again, and names every difference.",
    discussion: """
      The digests of the recording are checked, the pages are read and judged again, and what \
      comes out is compared with what was kept. Nothing is fetched.

      Exit codes: 0 the same, 1 something differs, 2 there is nothing to compare with, 4 trouble.
      """)

  @Argument(
    help: ArgumentHelp(
      "A run (its name, its folder, or \"last\"), or the folder of a snapshot.",
      valueName: "run|snapshot"))
  var targets: [String]

  @Option(help: ArgumentHelp("The folder of snapshots and run records.", valueName: "folder"))
  var output: String = "."

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: quiet)
    var outputOptions = OutputOptions()
    outputOptions.output = output
    let options = RunOptions(
      targets: [], output: outputOptions, environment: environment, console: console,
      userAgent: Tool.userAgent(contact: nil), usesCache: false)
    var worst = ExitStatus.conforming
    for target in targets {
      let status = await verify(target, options)
      if status.rawValue > worst.rawValue { worst = status }
    }
    throw worst.exitCode
  }

  private func verify(_ target: String, _ options: RunOptions) async -> ExitStatus {
    do {
      let verification = Verification(options: options)
      let differences: [Verification.Difference]
      if AtomicFile.exists(target + "/" + SnapshotStore.reportName) {
        differences = try await verification.snapshot(target)
      } else {
        differences = try await verification.run(target)
      }
      for difference in differences {
        options.console.result(Array("\(difference)\n".utf8))
      }
      options.console.say(
        differences.isEmpty
          ? "\(target): follows from its recording" : "\(target): \(differences.count) differences")
      return differences.isEmpty ? .conforming : .findings
    } catch {
      return options.console.explain(error)
    }
  }
}

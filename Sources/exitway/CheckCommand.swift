import ArgumentParser
import Foundation

/// `exitway check`: gathers and judges scenarios, or one page.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks scenarios, or one page, and reports what was found.")

  @Argument(
    help: ArgumentHelp(
      "Scenario files, folders of them, or addresses of pages. Default: scenarios",
      valueName: "file|folder|address"))
  var targets: [String] = []

  @Option(
    help: ArgumentHelp(
      "Check this locale only; may be repeated. Needed for an address.", valueName: "tag"))
  var locale: [String] = []

  @OptionGroup var output: OutputOptions

  @Option(help: "A profile file of your own, checked besides those the scenario names.")
  var profile: [String] = []

  @Option(help: "A file with certificates to trust besides the system's.")
  var cacert: String?

  @Flag(
    help: "Names may lead to this machine or a local network; numbers in a scenario always may.")
  var allowLocal = false

  @Option(
    help: "Where the operator of a site can reach you; part of the User-Agent. Or EXITWAY_CONTACT.")
  var contact: String?

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: output.quiet)
    let run = CheckRun(
      targets: targets.isEmpty ? ["scenarios"] : targets, locales: locale, profileFiles: profile,
      output: output, environment: environment, console: console,
      userAgent: Tool.userAgent(contact: contact ?? environment["EXITWAY_CONTACT"]),
      certificateAuthority: cacert, allowsLocalAddresses: allowLocal)
    throw await run.perform().exitCode
  }
}

/// Where results go, and what makes the run fail.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a report; may be repeated. Without a path it goes to standard output.",
      valueName: "format[=path]"))
  var report: [ReportRequest] = []

  @Option(help: "The lowest outcome that makes the exit code 1: fail, warn or never.")
  var failOn: FailOn = .fail

  @Option(
    help: ArgumentHelp("The folder for snapshots and run records.", valueName: "folder"))
  var output: String = "."

  @Flag(name: .shortAndLong, help: "Tell each request on standard error.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false
}

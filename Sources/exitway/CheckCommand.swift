import ArgumentParser
import Foundation
import Gathering
import Reporting

/// `exitway check`: gathers and judges scenarios, or one page.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks scenarios, or one page, and reports what was found.",
    discussion: """
      Every run is recorded under .exitway/runs, without passwords, cookies and tokens. With \
      --replay the same is derived from a recording again, without the network; with --import \
      pages are scored that somebody else captured (.warc, .warc.gz, .har, or a folder of saved \
      pages).
      """)

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

  @OptionGroup var network: NetworkOptions

  @OptionGroup var notify: NotifyOptions

  @Option(
    help: ArgumentHelp(
      "Derive everything from this run's recording: its name, its folder, or \"last\".",
      valueName: "run"))
  var replay: String?

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp("Score pages that somebody else captured.", valueName: "file|folder"))
  var capture: String?

  @Option(
    help: ArgumentHelp(
      "Hold the findings against a folder of snapshots, a run, or a revision of git.",
      valueName: "folder|run|revision"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Do one part of the cases, as 2/4; auto takes it from Slurm's or Kubernetes' environment.",
      valueName: "i/n"))
  var shard: Shard?

  @Option(
    help: """
      What the parts are dealt out by: case, or scenario, which keeps the locales of a platform \
      in one part, and so the pace at which their host is asked.
      """)
  var shardBy: Shard.Key = .locale

  @Option(
    help: "How often each page of a walk is fetched, 1 to 5; what varies is left out.")
  var fetches: Int = 2

  @Flag(help: "Go on with the last run that was stopped.")
  var resume = false

  func validate() throws {
    if [replay != nil, capture != nil, resume].count(where: { $0 }) > 1 {
      throw ValidationError("--replay, --import and --resume exclude each other.")
    }
    if !(1...5).contains(fetches) { throw ValidationError("--fetches takes 1 to 5.") }
    if output.failOn == .new, baseline == nil {
      throw ValidationError("--fail-on new needs a --baseline.")
    }
    if replay != nil || resume, !targets.isEmpty {
      throw ValidationError("A run knows its scenarios; name none with --replay or --resume.")
    }
  }

  func run() async throws {
    var environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: output.quiet)
    let notifier: Notifier?
    do {
      try network.addSecrets(to: &environment)
      notifier = try makeNotifier(environment, console)
    } catch {
      throw console.explain(error).exitCode
    }
    var options = network.runOptions(targets, output, environment, console)
    options.notifier = notifier
    options.locales = locale
    options.profileFiles = profile
    options.source = source
    options.baseline = baseline
    options.shard = shard
    options.shardKey = shardBy
    options.fetches = fetches
    options.tellsNext = true
    throw await CheckRun(options: options).perform().exitCode
  }

  /// What was seen on another day, or by somebody else, is no news.
  private func makeNotifier(
    _ environment: [String: String], _ console: Console
  ) throws -> Notifier? {
    guard source == .network || source == .resume else { return nil }
    return try notify.notifier(
      environment, console, output: output.output, authority: network.cacert)
  }

  private var source: RunSource {
    if let replay { return .replay(replay) }
    if let capture { return .capture(capture) }
    return resume ? .resume : .network
  }
}

/// How a run behaves on the network.
struct NetworkOptions: ParsableArguments {
  @Option(help: "A file with certificates to trust besides the system's.")
  var cacert: String?

  @Flag(
    help: "Names may lead to this machine or a local network; numbers in a scenario always may.")
  var allowLocal = false

  @Option(
    help: "Where the operator of a site can reach you; part of the User-Agent. Or EXITWAY_CONTACT.")
  var contact: String?

  @Option(
    help: ArgumentHelp(
      "Seconds between two requests to one host; default: the scenario's, or 1.",
      valueName: "seconds"))
  var pause: Int?

  @Option(help: "Whether robots.txt is obeyed; ignoring it needs a --reason.")
  var robots: RobotsChoice = .obey

  @Option(help: "Why robots.txt is ignored; it stands in every report.")
  var reason: String?

  @Flag(help: "Ask for every page anew, whatever is known from earlier runs.")
  var noCache = false

  @Option(
    help: ArgumentHelp(
      "A file with lines NAME=value, used like variables of the environment.", valueName: "file"))
  var secrets: String?

  var policy: RobotsPolicy {
    robots == .ignore ? .ignore(reason: reason ?? "") : .obey
  }

  /// A run of targets with these manners.
  func runOptions(
    _ targets: [String], _ output: OutputOptions, _ environment: [String: String],
    _ console: Console
  ) -> RunOptions {
    RunOptions(
      targets: targets, output: output, environment: environment, console: console,
      userAgent: Tool.userAgent(contact: contact ?? environment["EXITWAY_CONTACT"]),
      certificateAuthority: cacert, allowsLocalAddresses: allowLocal, robots: policy,
      pause: pause, usesCache: !noCache)
  }

  /// How pages are fetched outside of a run.
  func options(contact fallback: String?) -> GatheringOptions {
    GatheringOptions(
      userAgent: Tool.userAgent(contact: contact ?? fallback), secondsBetweenRequests: pause,
      robots: policy, certificateAuthority: cacert, allowsLocalAddresses: allowLocal)
  }

  func validate() throws {
    let said = reason?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    if robots == .ignore, said.isEmpty {
      throw ValidationError(
        "--robots ignore needs --reason \"…\", which will stand in every report.")
    }
    if let pause, !(0...600).contains(pause) {
      throw ValidationError("--pause takes 0 to 600 seconds.")
    }
  }

  /// Reads the file of `--secrets`; what the environment has already stays.
  func addSecrets(to environment: inout [String: String]) throws {
    guard let secrets else { return }
    environment.merge(try SecretsFile.read(secrets)) { own, _ in own }
  }
}

/// Where results go, and what makes the run fail.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a report; may be repeated. Without a path it goes to standard output. "
        + "Formats: \(ReporterRegistry.all().map(\.identifier).joined(separator: ", ")).",
      valueName: "format[=path]"))
  var report: [ReportRequest] = []

  @Option(
    help: ArgumentHelp(
      "The language of the html report: \(ReportLanguage.list). Or EXITWAY_LANGUAGE, or LANG.",
      valueName: "tag"))
  var language: String?

  @Option(
    help: """
      What makes the exit code 1: fail, warn, never, or new (worse than in the --baseline).
      """)
  var failOn: FailOn = .fail

  @Option(
    help: ArgumentHelp("The folder for snapshots and run records.", valueName: "folder"))
  var output: String = "."

  @Flag(
    name: .shortAndLong,
    help: "Tell each request on standard error; -vv: headers, and why a link was followed or not."
  )
  var verbose: Int

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  func validate() throws {
    if quiet, verbose > 0 { throw ValidationError("--quiet and --verbose exclude each other.") }
  }
}

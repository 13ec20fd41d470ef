import ArgumentParser
import DemoPlatforms
import Foundation
import Rendering

/// `exitway demo`: starts the demo platforms on this machine and checks them.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Checks made-up platforms on this machine, in three locales and more.",
    discussion: """
      The platforms are real web sites on a loopback port, shaped on reported cases. With --serve \
      they stay up, so that you can look at them in a browser or check them yourself.
      """)

  @Flag(help: "Start the platforms and wait; stop with Ctrl-C.")
  var serve = false

  @Option(help: "The port to listen on; 0 takes a free one.")
  var port: UInt16 = 0

  @Option(
    help: ArgumentHelp("Check this locale only; may be repeated.", valueName: "tag"))
  var locale: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Where the demo's scenarios are, and beside them, in a folder with -app behind its name, those \
      for a browser; default: scenarios/demo, here or where exitway is installed.
      """,
      valueName: "folder"))
  var scenarios: String?

  @Option(help: ArgumentHelp("The page to write.", valueName: "path"))
  var page = "exitway-demo.html"

  @OptionGroup var output: OutputOptions

  func run() async throws {
    var environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: output.quiet)
    let server: DemoServer
    do {
      server = try await DemoServer.start(port: port)
    } catch {
      console.complain("exitway: the demo platforms could not be started: \(error)")
      throw ExitStatus.trouble.exitCode
    }
    environment["EXITWAY_DEMO_PORT"] = String(server.port)
    if serve {
      await stay(server, console)
      return
    }
    console.say("The demo platforms listen on 127.0.0.1:\(server.port).")
    let status = await check(environment, console)
    await server.stop()
    // The demo shows faults on purpose: only trouble of our own makes it fail.
    if status != .findings, status != .conforming, status != .cannotTell { throw status.exitCode }
    console.say("Open \(page) to see each way out, step by step; snapshots are in snapshots/demo.")
  }

  private var scenarioFolder: String { scenarios ?? InstalledFiles.demoScenarios }

  private func check(_ environment: [String: String], _ console: Console) async -> ExitStatus {
    var output = output
    if output.report.isEmpty {
      output.report = [.text, ReportRequest(format: "html", path: page)]
    }
    var targets = [scenarioFolder]
    if BrowserProgram.path(environment) == nil {
      console.say(
        "Two platforms need a browser and are left out: apt-get install chromium-headless-shell")
    } else {
      targets.append(scenarioFolder + "-app")
    }
    var options = RunOptions(
      targets: targets, locales: locale, output: output, environment: environment,
      console: console, userAgent: Tool.userAgent(contact: "the demo on this machine"))
    // The demo shows the same on every day.
    options.usesHistory = false
    return await CheckRun(options: options).perform()
  }

  private func stay(_ server: DemoServer, _ console: Console) async {
    console.say("The demo platforms listen on port \(server.port); stop with Ctrl-C.")
    for platform in server.platforms {
      console.say(
        "  http://ko.\(platform.id).localhost:\(server.port)/  \(platform.name): \(platform.shape)")
    }
    let path = ShellWord.quoted(scenarioFolder)
    console.say("Log in with \(DemoServer.user) and the password \(DemoServer.password)")
    console.say("Check one: EXITWAY_DEMO_PORT=\(server.port) exitway check \(path)")
    while !Task.isCancelled {
      do { try await Task.sleep(for: .seconds(3600)) } catch { return }
    }
  }
}

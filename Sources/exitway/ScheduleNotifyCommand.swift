import ArgumentParser
import Evidence
import Foundation
import Operations

/// `exitway schedule notify`: sends what waits, or tries the channels.
struct ScheduleNotifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify",
    abstract: "Sends the messages that wait, and tells what did not arrive.",
    discussion: """
      Messages about what changed wait in OUTPUT/.exitway/notifications.sqlite until a channel has \
      taken them. One that may have arrived is uncertain, and is never sent again. Exit codes: 0 \
      nothing went wrong, 2 bad settings, 4 a message was not taken.
      """)

  @Flag(help: "Send one test message to each channel now.")
  var test = false

  @Flag(help: "Send nothing; list what is waiting, uncertain or given up.")
  var list = false

  @OptionGroup var place: SettingsPlace

  @Option(help: ArgumentHelp("The folder of snapshots and run records.", valueName: "folder"))
  var output: String = "."

  @Option(help: "A file with certificates to trust besides the system's.")
  var cacert: String?

  @Option(
    help: ArgumentHelp(
      "A file with lines NAME=value, used like variables of the environment.", valueName: "file"))
  var secrets: String?

  func validate() throws {
    if test, list { throw ValidationError("--test and --list exclude each other.") }
  }

  func run() async throws {
    var environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: false)
    do {
      if list { return try show(console) }
      if let secrets {
        environment.merge(try SecretsFile.read(secrets)) { own, _ in own }
      }
      let notifier = try place.notifier(
        environment, console, output: output, authority: cacert)
      guard let notifier else {
        console.complain("exitway: no settings name a channel; write notify: in exitway.yaml")
        throw ExitStatus.badInput.exitCode
      }
      let isFine = test ? await notifier.test() : try await send(notifier, console)
      if !isFine { throw ExitStatus.trouble.exitCode }
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.explain(error).exitCode
    }
  }

  private var path: String { Notifier.path(below: output + "/.exitway") }

  private func send(_ notifier: Notifier, _ console: Console) async throws -> Bool {
    guard AtomicFile.exists(path) else {
      console.say("Nothing waits.")
      return true
    }
    let isFine = await notifier.send(all: true)
    try show(console)
    return isFine
  }

  /// One line a message that did not arrive, or may not have.
  private func show(_ console: Console) throws {
    let open = AtomicFile.exists(path) ? try Outbox(path: path).open() : []
    if open.isEmpty { console.say("Nothing waits.") }
    for delivery in open {
      let attempts = delivery.attempts == 1 ? "1 attempt" : "\(delivery.attempts) attempts"
      let parts = [
        delivery.state.rawValue, delivery.channel, delivery.message.run, attempts,
        delivery.lastError ?? "",
      ]
      console.result(Array((parts.joined(separator: "  ") + "\n").utf8))
    }
  }
}

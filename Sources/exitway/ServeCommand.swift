import ArgumentParser
import Evidence
import Foundation
import Serving

/// `exitway serve`: reports, history and trends as a small site.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows reports, history and trends as a small site that only reads.",
    discussion: """
      Pages are made from what OUTPUT holds at that moment; nothing is ever written, also while \
      runs go on. There are no accounts: whoever reaches the port can read all of it, so it listens \
      on this machine only. Stop with Ctrl-C.
      """)

  @Option(
    help: ArgumentHelp(
      "The address to listen on; 0.0.0.0 is every one of this machine.", valueName: "address"))
  var bind = "127.0.0.1"

  @Option(help: "The port to listen on; 0 takes a free one.")
  var port: UInt16 = 8400

  @Option(
    help: ArgumentHelp(
      "A name besides localhost by which browsers may know the site; may be repeated.",
      valueName: "name"))
  var allowHost: [String] = []

  @Option(help: ArgumentHelp("The folder of snapshots and run records.", valueName: "folder"))
  var output: String = "."

  func validate() throws {
    guard BindAddress(bind) != nil else {
      throw ValidationError(
        "--bind takes an address such as 127.0.0.1, ::1 or 0.0.0.0, not \"\(bind)\".")
    }
    for name in allowHost where !HostRule.isName(name) {
      throw ValidationError(
        "--allow-host takes a name without scheme and port, such as reports.example, "
          + "not \"\(name)\".")
    }
  }

  func run() throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    guard let address = BindAddress(bind) else { throw ExitStatus.usage.exitCode }
    guard AtomicFile.isFolder(output) else {
      console.complain("exitway: \(output): there is no such folder. Name one with --output.")
      throw ExitStatus.badInput.exitCode
    }
    let interruption = Interruption()
    let signals = interruption.listen()
    defer { withExtendedLifetime(signals) {} }
    do {
      let server = try SiteServer(site(), bind: address, port: port)
      if !address.isLoopback {
        console.complain(
          "exitway: warning: whoever reaches \(address.place(server.port)) can read every report; "
            + "there are no accounts. Put a proxy with a log-in in front (docs/serving.md).")
      }
      console.result(Array("\(server.address)\n".utf8))
      interruption.whenReceived { server.stop() }
      server.run()
    } catch {
      console.complain("exitway: \(error)")
      throw ExitStatus.trouble.exitCode
    }
  }

  private func site() -> Site {
    Site(
      output: output, toolVersion: Tool.version, hosts: HostRule(names: allowHost),
      rejudge: { DiffCommand.rejudge($0, $1) })
  }
}

import ArgumentParser
import Evidence
import Foundation

/// `exitway manual-pages`: writes the man pages; installing calls it, and `--help` does not list it.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual-pages", abstract: "Writes a man page for each command into a folder.",
    shouldDisplay: false)

  @Argument(help: "The folder; it is made.")
  var folder: String

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: false)
    do {
      try AtomicFile.makeFolder(folder)
      for (name, text) in try Self.pages(date: Self.date(environment)) {
        _ = try AtomicFile.write(Array(text.utf8), to: "\(folder)/\(name).1")
      }
    } catch {
      throw console.explain(error).exitCode
    }
  }

  /// Every page by its name.
  ///
  /// - Throws: where ArgumentParser describes commands in another way than it did.
  static func pages(date: String) throws -> [(name: String, text: String)] {
    let dump = Data(Exitway._dumpHelp().utf8)
    let commands = try JSONDecoder().decode(CommandOutline.Dump.self, from: dump).command.all
    let names = commands.map(\.pageName)
    return commands.map { command in
      // The command above it, and its sisters.
      let family = command.path.dropLast()
      let parent = family.joined(separator: "-")
      let sisters = commands.filter { $0.path.dropLast() == family }.map(\.pageName)
      let related = names.filter {
        $0 != command.pageName && !family.isEmpty && ($0 == parent || sisters.contains($0))
      }
      let page = ManualPage(
        command: command, related: related.sorted(), date: date, version: Tool.version)
      return (command.pageName, page.text)
    }
  }

  /// The day of the build, or the one that reproducible builds name.
  private static func date(_ environment: [String: String]) -> String {
    let epoch = environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
    let date = epoch.map { Date(timeIntervalSince1970: $0) } ?? Date()
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "MMMM d, yyyy"
    return formatter.string(from: date)
  }
}

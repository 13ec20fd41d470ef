import ArgumentParser
import Evidence
import Foundation
import Operations

/// `exitway schedule export`: files with which another program calls exitway.
struct ScheduleExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what systemd, cron, GitHub, GitLab, Kubernetes or Slurm needs.",
    discussion: "The files go to a folder of their own; read them before you put them in place.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case systemd, cron, github, gitlab, kubernetes, slurm
  }

  @Argument(help: "systemd, cron, github, gitlab, kubernetes or slurm.")
  var format: Format

  @OptionGroup var scope: ScheduleScope

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var to: String = "exitway-schedule"

  @Option(help: "Into how many parts a check of everything is cut (kubernetes, slurm).")
  var shards: Int = 4

  @Flag(help: "A service that stays up in place of a timer (systemd).")
  var daemon = false

  @Option(help: ArgumentHelp("Where the program lies (systemd, cron).", valueName: "path"))
  var program: String?

  @Option(help: ArgumentHelp("The image of the containers (kubernetes).", valueName: "image"))
  var image: String?

  func validate() throws {
    if daemon, format != .systemd { throw ValidationError("--daemon belongs to systemd.") }
  }

  func run() throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    do {
      for file in files(try ScheduledFiles.read(scope.targets)) {
        let path = to + "/" + file.name
        try AtomicFile.makeFolder(AtomicFile.parent(path))
        try AtomicFile.write(Array(file.text.utf8), to: path)
        console.result(Array((path + "\n").utf8))
      }
    } catch {
      throw console.explain(error).exitCode
    }
  }

  private func files(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    var export = ScheduleExport(shards: shards)
    if let program { export.program = program }
    if let image { export.image = image }
    return switch format {
    case .systemd: daemon ? export.systemdDaemon(scenarios) : export.systemd(scenarios)
    case .cron: export.cron(scenarios)
    case .github: export.github(scenarios)
    case .gitlab: export.gitlab(scenarios)
    case .kubernetes: export.kubernetes(scenarios)
    case .slurm: export.slurm(scenarios)
    }
  }
}

import ArgumentParser
import Evidence
import Foundation
import Operations
import Reporting

/// `exitway history`: how the cases fared, run by run.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows how cases fared, run by run.",
    discussion: """
      Every run of check is entered in OUTPUT/.exitway/history.sqlite: outcomes, since when they \
      are so, and when a rule last passed. One mark stands for one run, the newest last.
      """,
    subcommands: [
      HistoryShowCommand.self, HistoryPruneCommand.self, HistoryRebuildCommand.self,
    ],
    defaultSubcommand: HistoryShowCommand.self)
}

/// `exitway history [CASE]`.
struct HistoryShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows all cases, or one with its rules.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, html
  }

  @Argument(help: ArgumentHelp("One case: its scenario and locale.", valueName: "scenario/locale"))
  var caseName: String?

  @Option(help: "text, json, html (one page to read), or csv (all cases only).")
  var format: Format = .text

  @Option(help: "How many runs of each case, at most 1000; html draws 30, and 300 of one case.")
  var last: Int = 30

  @OptionGroup var place: HistoryPlace

  func validate() throws {
    guard (1...1000).contains(last) else { throw ValidationError("--last takes 1 to 1000.") }
    if caseName != nil, format == .csv {
      throw ValidationError("--format csv is for all cases; name none.")
    }
  }

  func run() throws {
    try place.run { history, console in
      if let caseName {
        console.result(try one(caseName, history))
      } else {
        console.result(try all(history, console))
      }
    }
  }

  private func all(_ history: History, _ console: Console) throws -> [UInt8] {
    if format == .html {
      let cases = try history.histories(
        last: min(last, TrendPage.runsOfEach), changes: TrendPage.changesOfEach)
      return TrendPage(cases).bytes()
    }
    let trends = try history.overview(last: last)
    if trends.isEmpty { console.say("No run is on record here.") }
    let text =
      switch format {
      case .json: try HistoryTable.json(trends)
      case .csv: HistoryTable.csv(trends)
      case .text, .html: HistoryTable.text(trends)
      }
    return Array(text.utf8)
  }

  private func one(_ name: String, _ history: History) throws -> [UInt8] {
    let parts = name.split(separator: "/").map(String.init)
    let caseID = CaseID(
      scenario: parts.dropLast().joined(separator: "/"), locale: parts.last ?? "")
    guard let found = try history.trend(of: caseID, last: last) else {
      throw InputFault("no run of the case \(caseID) is on record; see exitway history")
    }
    return switch format {
    case .html: TrendPage([found]).bytes()
    case .json: Array(try HistoryTable.json(found).utf8)
    case .text, .csv: Array(HistoryTable.text(found).utf8)
    }
  }
}

/// `exitway history prune`.
struct HistoryPruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Forgets old runs; what is so now, and since when, stays.")

  @Option(help: "How many of the newest runs stay.")
  var keep: Int?

  @Option(help: ArgumentHelp("Forget runs before this day.", valueName: "2026-11-24"))
  var before: String?

  @OptionGroup var place: HistoryPlace

  func validate() throws {
    guard (keep == nil) != (before == nil) else {
      throw ValidationError("prune needs --keep or --before.")
    }
    if let keep, keep < 1 { throw ValidationError("--keep takes 1 and more.") }
  }

  func run() throws {
    try place.run { history, console in
      let count =
        if let before { try history.prune(before: before) } else {
          try history.prune(keepingRuns: keep ?? 1)
        }
      console.say(count == 1 ? "1 run forgotten." : "\(count) runs forgotten.")
    }
  }
}

/// `exitway history rebuild`.
struct HistoryRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Enters every run record that is on disk.")

  @OptionGroup var place: HistoryPlace

  func run() throws {
    let store = RunRecordStore(root: place.output + "/.exitway/runs")
    try place.run { history, console in
      let entry = HistoryEntry(records: store, history: history)
      var isWhole = true
      for run in store.runs() {
        do {
          guard let count = try entry.enter(run) else { continue }
          console.say("\(run): \(count == 1 ? "1 case" : "\(count) cases")")
        } catch let error as EvidenceError {
          // One damaged record keeps no other run out.
          isWhole = false
          console.complain("exitway: \(run) is left out: \(error)")
        }
      }
      guard isWhole else { throw ExitStatus.trouble.exitCode }
    }
  }
}

/// Where the history lies.
struct HistoryPlace: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of snapshots and run records.", valueName: "folder"))
  var output: String = "."

  var path: String { Self.path(below: output) }

  static func path(below output: String) -> String { output + "/.exitway/history.sqlite" }

  /// Opens the history, does something with it, and says what went wrong.
  func run(_ body: (History, Console) throws -> Void) throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    do {
      try AtomicFile.makeFolder(output + "/.exitway", mode: 0o700)
      try body(try History(path: path), console)
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.explain(error).exitCode
    }
  }
}

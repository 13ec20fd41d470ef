import ArgumentParser
import Conformance
import Evidence
import Foundation
import Operations
import Reporting

/// `exitway merge`: joins the parts of a run that was spread over machines.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the runs of shards into one, with their snapshots and reports.",
    discussion: """
      Each part is a run's folder (OUTPUT/.exitway/runs/NAME) or an output folder, of which the \
      last run is taken. Parts of other versions, and cases that two parts have, are refused. Cases \
      that a part left open are told, and make the exit code 4 where there is no finding.

      Exit codes as those of check.
      """)

  @Argument(help: ArgumentHelp("The parts.", valueName: "run|folder"))
  var parts: [String]

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if output.failOn == .new {
      throw ValidationError("--fail-on new belongs to check, which has a --baseline.")
    }
  }

  /// Enters the joined run in the history of its folder.
  private func history(_ place: (store: RunRecordStore, run: String)) throws {
    let history = try History(path: HistoryPlace.path(below: output.output))
    try HistoryEntry(records: place.store, history: history).enter(place.run)
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: output.quiet)
    do {
      let options = RunOptions(
        targets: [], output: output, environment: environment, console: console,
        userAgent: Tool.userAgent(contact: nil), usesCache: false)
      let reporters = try ReportWriter(
        options: output, environment: environment, console: console)
      let merged = try MergedRun(console: console).merge(parts, into: output.output)
      let place = (store: RunRecordStore(root: options.runsFolder), run: merged.run)
      var summary = RunSummary(
        toolVersion: Tool.version, ruleSet: Tool.ruleSet, of: merged.reports)
      let selection = try RunPlanner(options: options).finishedCases(of: place)
      let evidence = { try place.store.evidence(run: place.run, caseID: $0) }
      summary.parity = try RunParity.records(selection.cases, evidence: evidence)
      summary.places = selection.places
      if reporters.needsDetails {
        summary.details = try ReportDetails(history: nil, record: place)
          .details(selection.cases, evidence: evidence)
      }
      let areWritten = try reporters.write(merged.reports, summary)
      try history(place)
      guard areWritten else { throw ExitStatus.trouble.exitCode }
      let status = ExitStatus.of(merged.reports, failOn: output.failOn)
      guard merged.open > 0 else { throw status.exitCode }
      console.complain(
        "exitway: \(merged.open) cases are not finished; go on with their parts"
          + " (check --resume), and merge again")
      throw (status == .findings ? status : ExitStatus.trouble).exitCode
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.explain(error).exitCode
    }
  }
}

import ArgumentParser
import Conformance
import Evidence
import Foundation
import Reporting

/// `exitway merge`: joins the parts of a run that was spread over machines.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the runs of shards into one, with their snapshots and reports.",
    discussion: """
      Each part is a run's folder (OUTPUT/.exitway/runs/NAME) or an output folder, of which the \
      last run is taken. Parts of other versions, and cases that two parts have, are refused.

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

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: output.quiet)
    do {
      let options = RunOptions(
        targets: [], output: output, environment: environment, console: console,
        userAgent: Tool.userAgent(contact: nil), usesCache: false)
      let reporters = try ReportWriter(options: output, console: console)
      let merged = try MergedRun(console: console).merge(parts, into: output.output)
      let place = (store: RunRecordStore(root: options.runsFolder), run: merged.run)
      var summary = RunSummary(
        toolVersion: Tool.version, ruleSet: Tool.ruleSet, of: merged.reports)
      let selection = try RunPlanner(options: options).finishedCases(of: place)
      summary.parity = try RunParity.records(selection.cases) {
        try place.store.evidence(run: place.run, caseID: $0)
      }
      summary.places = selection.places
      try reporters.write(merged.reports, summary)
      throw ExitStatus.of(merged.reports, failOn: output.failOn).exitCode
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.explain(error).exitCode
    }
  }
}

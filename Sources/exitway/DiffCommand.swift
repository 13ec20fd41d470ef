import ArgumentParser
import Conformance
import Evidence
import Foundation
import Reporting
import Scenarios

/// `exitway diff`: what happened between two looks.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed between two looks, in typed events.",
    discussion: """
      Each side is a folder with snapshots, a run (its name, or "last"), or a revision that git \
      knows: exitway diff HEAD~7 . compares last week's snapshots with those in place. Changes of \
      the scenario, of the rules and of the tool are told apart from changes of the site.

      Exit codes: 0 the same, 1 something changed, 2 trouble.
      """)

  @Argument(help: ArgumentHelp("The earlier side.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The later side.", valueName: "new"))
  var new: String

  @Option(help: "text, markdown, json or html.")
  var format: DiffReport.Format = .text

  @Option(help: ArgumentHelp("The folder of snapshots and run records.", valueName: "folder"))
  var output: String = "."

  func run() throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    let side = DiffSide(root: output, rejudge: Self.rejudge)
    do {
      let events = CaseComparison.events(try side.cases(old), try side.cases(new))
      console.result(try DiffReport(events).bytes(format))
      throw ExitCode(events.isEmpty ? 0 : 1)
    } catch let code as ExitCode {
      throw code
    } catch {
      console.complain("exitway: \(error)")
      throw ExitCode(2)
    }
  }

  /// The same evidence under today's rules; the report's own norms are kept.
  static func rejudge(_ evidence: CaseEvidence, _ report: CaseReport) -> CaseReport {
    guard report.ruleSet != RuleSet.version else { return report }
    let norms = report.profiles.compactMap { try? NormLibrary.load($0.profile) }
    var judged = Evaluation.judge(evidence, profiles: norms)
    judged.tool = report.tool
    judged.scenarioHash = report.scenarioHash
    return judged
  }
}

extension DiffReport.Format: ExpressibleByArgument {}

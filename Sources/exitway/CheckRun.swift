import Conformance
import Evidence
import Foundation
import Gathering
import Logging
import Reporting
import Scenarios
import Transfer

/// One run of `check`: scenarios in, evidence, findings, snapshots and reports out.
struct CheckRun {
  let targets: [String]
  let locales: [String]
  let profileFiles: [String]
  let output: OutputOptions
  let environment: [String: String]
  let console: Console
  let userAgent: String
  let certificateAuthority: String?
  let allowsLocalAddresses: Bool

  /// Does everything and says how it ended.
  func perform() async -> ExitStatus {
    do {
      let reporters = try makeReporters()
      let selection = try Selection(
        targets: targets, locales: locales, profileFiles: profileFiles, environment: environment)
      return try await check(selection, reporters)
    } catch let problems as ScenarioProblems {
      for problem in problems.problems { console.complain(problem.description) }
      return .badInput
    } catch let error as ReportingError {
      console.complain("exitway: \(error)")
      return .badInput
    } catch let error as EvidenceError {
      console.complain("exitway: \(error)")
      return .trouble
    } catch {
      console.complain("exitway: \(error)")
      return .trouble
    }
  }

  private func check(
    _ selection: Selection, _ reporters: [(reporter: any Reporter, path: String?)]
  ) async throws -> ExitStatus {
    let keeper = try CaseKeeper(folder: output.output, console: console)
    let engine = try TransferEngine()
    let gatherer = try CaseGatherer(
      engine: engine,
      options: GatheringOptions(
        userAgent: userAgent, certificateAuthority: certificateAuthority,
        allowsLocalAddresses: allowsLocalAddresses, log: logger))
    let judge = CaseJudge(selection: selection, today: Self.today(environment))
    let interruption = Interruption()
    let listening = interruption.listen()
    let work = Task { await judged(selection.cases, gatherer, judge, keeper) }
    interruption.whenReceived {
      console.complain("exitway: stopping; finished cases are kept. Once more ends at once.")
      work.cancel()
    }
    let reports = await work.value
    withExtendedLifetime(listening) {}
    await engine.shutdown()
    try write(reports, reporters)
    if let signal = interruption.signal { return .stopped(by: signal) }
    let status = ExitStatus.of(reports, failOn: output.failOn)
    if await keeper.failed { return .trouble }
    return status
  }

  /// Walks the cases side by side; what is finished is kept at once.
  private func judged(
    _ cases: [ResolvedScenario], _ gatherer: CaseGatherer, _ judge: CaseJudge, _ keeper: CaseKeeper
  ) async -> [CaseReport] {
    await withTaskGroup(of: CaseReport.self) { group in
      var waiting = cases.makeIterator()
      var running = 0
      var reports: [CaseReport] = []
      while true {
        while running < Self.casesSideBySide, let next = waiting.next() {
          running += 1
          group.addTask {
            let gathered = await gatherer.gather(next)
            let (evidence, report) = judge.judge(gathered.evidence, of: next)
            await keeper.keep(report, evidence, gathered.exchanges, secrets: next.secrets)
            return report
          }
        }
        guard let report = await group.next() else { break }
        running -= 1
        reports.append(report)
        let reason = report.obstacle.map { ", \($0.reason.rawValue)" } ?? ""
        console.say("\(report.caseID): \(report.outcome.rawValue)\(reason)")
      }
      return reports.sorted { $0.caseID < $1.caseID }
    }
  }

  /// More cases at once gain nothing on two cores; politeness paces the hosts anyway.
  private static let casesSideBySide = 8

  private func makeReporters() throws -> [(reporter: any Reporter, path: String?)] {
    let requests = output.report.isEmpty ? [ReportRequest.text] : output.report
    return try requests.map { request in
      let isColoured = request.path == nil && console.usesColour
      return (try ReporterRegistry.named(request.format, isColoured: isColoured), request.path)
    }
  }

  private func write(
    _ reports: [CaseReport], _ reporters: [(reporter: any Reporter, path: String?)]
  ) throws {
    let summary = RunSummary(
      toolVersion: Tool.version, ruleSet: Tool.ruleSet, of: reports)
    for (reporter, path) in reporters {
      let bytes = try reporter.report(reports, summary)
      if let path {
        _ = try AtomicFile.write(bytes, to: path)
      } else {
        console.result(bytes)
      }
    }
  }

  /// Talk goes to standard error, where it cannot mix with results.
  private var logger: Logger {
    var logger = Logger(label: "exitway", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = output.verbose ? .debug : .warning
    return logger
  }

  /// The day against which `until:` dates are read: SOURCE_DATE_EPOCH where it is set.
  private static func today(_ environment: [String: String]) -> String {
    let epoch = environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
    let date = epoch.map { Date(timeIntervalSince1970: $0) } ?? Date()
    return date.formatted(.iso8601.year().month().day())
  }
}

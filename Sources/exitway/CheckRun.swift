import Conformance
import Evidence
import Foundation
import Gathering
import Languages
import Operations
import Recording
import Rendering
import Reporting
import Scenarios
import Transfer

/// One run of `check`: scenarios in, evidence, findings, snapshots and reports out.
struct CheckRun {
  let options: RunOptions
  /// Who stops the run, where somebody else owns the signals; nil: the run listens to them itself.
  var stop: Interruption?

  private var console: Console { options.console }

  /// Does everything and says how it ended.
  func perform() async -> ExitStatus {
    do {
      let reporters = try ReportWriter(
        options: options.output, environment: options.environment, console: console)
      // Read before the run, which writes over the snapshots.
      let baseline = try options.baseline.map { name in
        Baseline(
          try DiffSide(root: options.output.output, rejudge: DiffCommand.rejudge).cases(name))
      }
      enterMissedRuns()
      return try await check(try RunPlanner(options: options).plan(), baseline, reporters)
    } catch {
      return console.explain(error)
    }
  }

  private func check(
    _ plan: RunPlan, _ baseline: Baseline?, _ reporters: ReportWriter
  ) async throws -> ExitStatus {
    let keeper = try RunKeeper(
      folder: options.output.output, run: plan.run, manifest: plan.manifest, console: console)
    if plan.manifest != nil, plan.run == nil {
      try plan.selection.copySources(
        to: RunRecordStore(root: options.runsFolder), run: keeper.run)
    }
    try await keeper.begin()
    if plan.manifest != nil, plan.run == nil { tellLateClock() }
    let engine = plan.needsNetwork ? try TransferEngine() : nil
    let shelf = BrowserShelf(path: BrowserProgram.path(options.environment))
    let display = ProgressDisplay(cases: plan.works.count, console: console)
    let gatherer = try CaseGatherer(
      engine: engine, options: gatheringOptions(plan, shelf, display),
      model: try LanguageModel.load())
    let runner = CaseRunner(
      gatherer: gatherer, judge: CaseJudge(selection: plan.selection, today: plan.today),
      keeper: keeper)
    let interruption = stop ?? Interruption()
    let listening = stop == nil ? interruption.listen() : []
    let work = Task { await display.during { await visits(plan.works, runner, display) } }
    interruption.whenReceived {
      display.end()
      console.complain("exitway: stopping; finished cases are kept. Once more ends at once.")
      work.cancel()
    }
    let results = await work.value
    withExtendedLifetime(listening) {}
    await engine?.shutdown()
    await shelf.close()
    var reports = results.map(\.judged.report).sorted { $0.caseID < $1.caseID }
    reports = baseline?.marking(reports) ?? reports
    let evidence = Dictionary(
      results.map { ($0.judged.report.caseID, $0.judged.evidence) }, uniquingKeysWith: { $1 })
    var summary = RunSummary(toolVersion: Tool.version, ruleSet: Tool.ruleSet, of: reports)
    summary.manners = HostManners.merged(results.map(\.manners))
    summary.parity = RunParity.records(plan.selection.cases) { evidence[$0] }
    summary.places = plan.selection.places
    if await keeper.failed, plan.manifest != nil {
      console.complain("exitway: what could not be kept is done by: exitway check --resume")
    }
    // Before the reports, which show this run as the newest.
    var isWhole = await !keeper.failed
    if plan.manifest != nil, options.usesHistory {
      let onRecord = await keeper.onRecord
      let entered = reports.filter { onRecord.contains($0.caseID) }
      isWhole = enter(entered, evidence, in: keeper.run) && isWhole
    }
    if reporters.needsDetails {
      let history = options.usesHistory ? HistoryPlace.path(below: options.output.output) : nil
      summary.details = ReportDetails(history: history, record: try recordOf(keeper))
        .details(plan.selection.cases) { evidence[$0] }
    }
    isWhole = try reporters.write(reports, summary) && isWhole
    await options.notifier?.announce(
      reports.filter(\.wasVisited).map { WatchedReport($0, fetches: $0.fetches ?? 1) },
      run: keeper.run, sending: interruption.signal == nil)
    if let signal = interruption.signal {
      if plan.manifest != nil { console.say("Go on with: exitway check --resume") }
      return .stopped(by: signal)
    }
    if options.tellsNext, isWhole {
      NextSteps(
        reports: reports, folder: options.output.output,
        files: options.output.report.compactMap(\.path), isRecorded: plan.manifest != nil
      ).lines.forEach(console.say)
    }
    let status = ExitStatus.of(reports, failOn: options.output.failOn)
    return isWhole ? status : .trouble
  }

  /// Tells that a run on record is later than now: the clock was set back, or was wrong then.
  private func tellLateClock() {
    guard let last = RunRecordStore(root: options.runsFolder).runs().last,
      let began = RunKeeper.time(ofRun: last), began > Date().addingTimeInterval(60)
    else { return }
    console.complain(
      "exitway: the clock of this machine is before the run \(last) on record, which is what "
        + "\"last\" goes on to mean. Set the clock, or move that run away; see exitway doctor")
  }

  /// The run whose pictures a report shows: the one that is replayed, or this one.
  private func recordOf(_ keeper: RunKeeper) throws -> (store: RunRecordStore, run: String) {
    if case .replay(let name) = options.source {
      return try RunPlanner(options: options).place(of: name)
    }
    return (RunRecordStore(root: options.runsFolder), keeper.run)
  }

  /// A run that was killed between its last case and its entry is in no history yet.
  private func enterMissedRuns() {
    guard options.usesHistory, [.network, .resume].contains(options.source) else { return }
    let records = RunRecordStore(root: options.runsFolder)
    guard !records.runs().isEmpty else { return }
    do {
      let history = try History(path: HistoryPlace.path(below: options.output.output))
      try HistoryEntry(records: records, history: history).enterMissed()
    } catch is OperationsError {
      // Told when this run is entered.
    } catch {
      console.complain("exitway: \(error) Later: exitway history rebuild")
    }
  }

  /// Enters cases of the run in the history; what is on record is not lost where that fails, and
  /// can be entered later.
  ///
  /// - Returns: whether they were entered.
  private func enter(
    _ reports: [CaseReport], _ evidence: [CaseID: CaseEvidence], in run: String
  ) -> Bool {
    do throws(OperationsError) {
      let path = HistoryPlace.path(below: options.output.output)
      try History(path: path).record(
        run: run, tool: Tool.version, ruleSet: Tool.ruleSet, reports: reports,
        pages: evidence.mapValues(\.pageDigests))
      return true
    } catch {
      console.complain("exitway: \(error) Later: exitway history rebuild")
      return false
    }
  }

  private func gatheringOptions(
    _ plan: RunPlan, _ shelf: BrowserShelf, _ display: ProgressDisplay
  ) -> GatheringOptions {
    var gathering = GatheringOptions(
      userAgent: options.userAgent, secondsBetweenRequests: options.pause, robots: plan.robots,
      cacheFolder: options.usesCache ? options.output.output + "/.exitway/cache" : nil,
      certificateAuthority: options.certificateAuthority,
      allowsLocalAddresses: options.allowsLocalAddresses, fetches: options.fetches, browser: shelf,
      log: ConsoleLog.logger(console, verbosity: options.output.verbose),
      progress: { display.note($0) })
    gathering.takesPictures = plan.manifest != nil
    return gathering
  }

  /// Walks the cases side by side; those that met a passing trouble are visited once more at the end.
  private func visits(
    _ works: [CaseWork], _ runner: CaseRunner, _ display: ProgressDisplay
  ) async -> [CaseRunner.Result] {
    let first = await sideBySide(works) { work in
      let result = await runner.run(work)
      if !result.isOpen { tell(result, display) }
      return result
    }
    let open = zip(works, first).filter { $0.1.isOpen }
    guard !open.isEmpty else { return first }
    if !Task.isCancelled {
      let names = open.count == 1 ? "1 case" : "\(open.count) cases"
      console.say("\(names) met a passing trouble; visiting once more")
    }
    let second = await sideBySide(open) { work, result in
      let result = await runner.runAgain(work, after: result)
      tell(result, display)
      return result
    }
    return first.filter { !$0.isOpen } + second
  }

  private func tell(_ result: CaseRunner.Result, _ display: ProgressDisplay) {
    display.finishCase()
    let report = result.judged.report
    let reason = report.obstacle.map { ", \($0.reason.rawValue)" } ?? ""
    console.say("\(report.caseID)", report.outcome, reason)
  }

  /// More cases at once gain nothing on two cores; politeness paces the hosts anyway.
  private static let casesSideBySide = 8

  /// Results in the order of the items.
  private func sideBySide<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) async -> Value
  ) async -> [Value] {
    await withTaskGroup(of: (Int, Value).self) { group in
      var waiting = items.enumerated().makeIterator()
      var results: [(Int, Value)] = []
      for _ in 0..<Self.casesSideBySide {
        guard let (index, item) = waiting.next() else { break }
        group.addTask { (index, await body(item)) }
      }
      while let result = await group.next() {
        results.append(result)
        guard let (index, item) = waiting.next() else { continue }
        group.addTask { (index, await body(item)) }
      }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

extension Console {
  /// Says what kept a command from its work, and gives the exit code for it.
  func explain(_ error: any Error) -> ExitStatus {
    switch error {
    case let problems as ScenarioProblems:
      for problem in problems.problems { complain(problem.description) }
      return .badInput
    case is ReportingError, is InputFault:
      complain("exitway: \(error)")
      return .badInput
    case let error as OperationsError where error.isBadInput:
      complain("exitway: \(error)")
      return .badInput
    default:
      complain("exitway: \(error)")
      return .trouble
    }
  }
}

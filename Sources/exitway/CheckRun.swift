import Conformance
import Evidence
import Foundation
import Operations
import Recording
import Reporting
import Scenarios

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
    let keeper = try await begin(plan)
    let interruption = stop ?? Interruption()
    let results = try await RunVisits(options: options, plan: plan, keeper: keeper)
      .results(until: interruption, listening: stop == nil)
    var reports = results.map(\.report).sorted { $0.caseID < $1.caseID }
    reports = baseline?.marking(reports) ?? reports
    let done = Dictionary(
      results.map { ($0.report.caseID, $0) }, uniquingKeysWith: { $1 })
    // Before the reports, which show this run as the newest.
    var isWhole = await enterRun(plan, keeper, reports, done)
    let evidence = evidence(of: done, run: keeper.run)
    var summary = RunSummary(toolVersion: Tool.version, ruleSet: Tool.ruleSet, of: reports)
    summary.manners = HostManners.merged(results.map(\.manners))
    summary.parity = RunParity.records(plan.selection.cases, evidence: evidence)
    summary.places = plan.selection.places
    if reporters.needsDetails {
      let history = options.usesHistory ? HistoryPlace.path(below: options.output.output) : nil
      summary.details = ReportDetails(history: history, record: try recordOf(keeper))
        .details(plan.selection.cases, evidence: evidence)
    }
    isWhole = try reporters.write(reports, summary) && isWhole
    await options.notifier?.announce(
      reports.filter(\.wasVisited).map { WatchedReport($0, fetches: $0.fetches ?? 1) },
      run: keeper.run, sending: interruption.signal == nil)
    if let signal = interruption.signal {
      if plan.manifest != nil { console.say("Go on with: exitway check --resume") }
      return .stopped(by: signal)
    }
    guard isWhole else { return .trouble }
    if options.tellsNext {
      NextSteps(
        reports: reports, folder: options.output.output,
        files: options.output.report.compactMap(\.path), isRecorded: plan.manifest != nil
      ).lines.forEach(console.say)
    }
    return ExitStatus.of(reports, failOn: options.output.failOn)
  }

  /// Makes the run's record ready for its cases.
  private func begin(_ plan: RunPlan) async throws -> RunKeeper {
    let keeper = try RunKeeper(
      folder: options.output.output, run: plan.run, manifest: plan.manifest, console: console)
    let isNew = plan.manifest != nil && plan.run == nil
    if isNew {
      try plan.selection.copySources(
        to: RunRecordStore(root: options.runsFolder), run: keeper.run)
    }
    try await keeper.begin()
    if isNew { tellLateClock() }
    return keeper
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

  /// What was seen of each case, from the run's record where it lies there; what cannot be read any
  /// more is left out of the reports, as what was not visited is.
  private func evidence(
    of done: [CaseID: DoneCase], run: String
  ) -> (CaseID) -> CaseEvidence? {
    let records = RunRecordStore(root: options.runsFolder)
    return { caseID in
      switch done[caseID]?.seen {
      case .held(let evidence): evidence
      case .onRecord: try? records.evidence(run: run, caseID: caseID)
      case nil: nil
      }
    }
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

  /// Enters what is on record of the run in the history.
  ///
  /// - Returns: whether all of the run could be kept and entered.
  private func enterRun(
    _ plan: RunPlan, _ keeper: RunKeeper, _ reports: [CaseReport],
    _ done: [CaseID: DoneCase]
  ) async -> Bool {
    let isKept = await !keeper.failed
    guard plan.manifest != nil else { return isKept }
    if !isKept {
      console.complain("exitway: what could not be kept is done by: exitway check --resume")
    }
    guard options.usesHistory else { return isKept }
    let pages = done.compactMapValues { done -> [PageDigest]? in
      if case .onRecord(let pages) = done.seen { pages } else { nil }
    }
    return enter(reports.filter { pages[$0.caseID] != nil }, pages, in: keeper.run) && isKept
  }

  /// Enters cases of the run in the history; what is on record is not lost where that fails, and
  /// can be entered later.
  ///
  /// - Returns: whether they were entered.
  private func enter(
    _ reports: [CaseReport], _ pages: [CaseID: [PageDigest]], in run: String
  ) -> Bool {
    do throws(OperationsError) {
      let path = HistoryPlace.path(below: options.output.output)
      try History(path: path).record(
        run: run, tool: Tool.version, ruleSet: Tool.ruleSet, reports: reports, pages: pages)
      return true
    } catch {
      console.complain("exitway: \(error) Later: exitway history rebuild")
      return false
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

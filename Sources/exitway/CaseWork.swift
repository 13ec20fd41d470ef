import Evidence
import Gathering
import Recording
import Scenarios

/// One case of a run, and where its pages come from.
struct CaseWork {
  let scenario: ResolvedScenario
  let origin: Origin
  /// The way out as the last snapshot shows it.
  var known: JourneySummary?
  /// Whether the way out was there in earlier runs, the newest last.
  var availability: [Bool] = []
  /// What the last snapshot knows to vary from fetch to fetch.
  var variations: [Variation] = []

  enum Origin {
    case network
    /// One recording, or two where the first visit was in vain.
    case recordings([CaseRecording])
    case captured(CapturedPages, from: String)
    /// The run that is resumed has it already.
    case finished(DoneCase)
  }
}

/// What a run still needs of a case that is kept.
struct DoneCase {
  /// Where what was seen is: all of a large run would fill the memory.
  enum Seen {
    /// In the run's record; the history knows its pages by these.
    case onRecord([PageDigest])
    case held(CaseEvidence)
  }

  var report: CaseReport
  var manners: [HostManners] = []
  var seen: Seen
}

/// Gathers, judges and keeps one case.
struct CaseRunner {
  let gatherer: CaseGatherer
  let judge: CaseJudge
  let keeper: RunKeeper

  /// What came of a visit to a case.
  struct Result {
    fileprivate var judged: JudgedCase
    fileprivate var manners: [HostManners] = []
    fileprivate var exchanges: [ExchangeRecord] = []
  }

  /// Where a case stands.
  enum State {
    case done(DoneCase)
    /// Worth a second visit at the end of the run; nothing is kept of it yet.
    case open(Result)
  }

  /// Does one case; one that met a passing trouble stays open, and no other run gets at it.
  func run(_ work: CaseWork) async -> State {
    if case .finished = work.origin { return await walk(work) }
    do throws(EvidenceError) {
      try await keeper.locks.take(CaseID(work.scenario))
    } catch {
      return await refused(work, error)
    }
    return await walk(work)
  }

  /// A case that is left out, because it cannot be had for this run alone.
  private func refused(_ work: CaseWork, _ error: EvidenceError) async -> State {
    await keeper.leaveOut(CaseID(work.scenario), error)
    let failure =
      error.code == .held
      ? EvidenceFailure(.busy, "another run with the same output folder is at this case")
      : EvidenceFailure(.internal, "the lock of this case cannot be made")
    let judged = judge.judge(.unobserved(work.scenario, because: failure), of: work)
    return .done(DoneCase(report: judged.report, seen: .held(judged.evidence)))
  }

  private func walk(_ work: CaseWork) async -> State {
    switch work.origin {
    case .finished(let done):
      return .done(done)
    case .recordings(let recordings):
      return .done(await keep(Result(judged: await replay(recordings, of: work))))
    case .captured(let pages, let file):
      let visited = await visit(work, .captured(pages), origin: "capture \(file)", attempt: 1)
      return .done(await keep(visited.result))
    case .network:
      let visited = await visit(work, .network, origin: "network", attempt: 1)
      return visited.isOpen ? .open(visited.result) : .done(await keep(visited.result))
    }
  }

  /// The second visit to a case that stayed open.
  func runAgain(_ work: CaseWork, after first: Result) async -> DoneCase {
    var second = await visit(work, .network, origin: "network, second visit", attempt: 2).result
    guard !Task.isCancelled else { return await keep(first) }
    second.judged = judge.settle(first.judged, second.judged, of: work.scenario)
    second.judged.report.pathChange = PathChange(
      before: work.known, now: second.judged.report.delete)
    second.manners = HostManners.merged([first.manners, second.manners])
    return await keep(second)
  }

  /// Keeps a case that stays as it is, and lets other runs at it.
  private func keep(_ result: Result) async -> DoneCase {
    let isOnRecord = await keeper.keep(result.judged, result.exchanges)
    await keeper.locks.free(result.judged.report.caseID)
    let evidence = result.judged.evidence
    return DoneCase(
      report: result.judged.report, manners: result.manners,
      seen: isOnRecord ? .onRecord(evidence.pageDigests) : .held(evidence))
  }

  /// The same from recordings as from the visits that were recorded.
  func replay(
    _ recordings: [CaseRecording], of work: CaseWork
  ) async -> JudgedCase {
    let scenario = work.scenario
    var judged: [JudgedCase] = []
    for recording in recordings {
      let gathered = await gatherer.gather(
        scenario, from: .recording(recording), known: work.known?.walk ?? [])
      judged.append(judge.judge(gathered.evidence, of: work))
    }
    guard let first = judged.first else {
      return judge.judge(
        CaseEvidence.unobserved(
          scenario, because: EvidenceFailure(.notRecorded, "there is no recording")),
        of: work)
    }
    var settled = judged.dropFirst().reduce(first) { judge.settle($0, $1, of: scenario) }
    settled.report.pathChange = PathChange(before: work.known, now: settled.report.delete)
    return settled
  }

  /// What came of one visit, and whether another may come to more.
  private func visit(
    _ work: CaseWork, _ pages: CaseOrigin, origin: String, attempt: Int
  ) async -> (result: Result, isOpen: Bool) {
    let scenario = work.scenario
    let recorder = await keeper.recorder(
      for: CaseID(scenario), attempt: attempt, origin: origin)
    let gathered = await gatherer.gather(
      scenario, from: pages, known: work.known?.walk ?? [], recorder: recorder)
    var judged = judge.judge(gathered.evidence, of: work)
    judged.report.pathChange = PathChange(before: work.known, now: judged.report.delete)
    judged.sights = gathered.sights
    let stopped = judged.report.obstacle?.reason == .interrupted
    await keeper.finish(recorder, of: CaseID(scenario), stopped: stopped)
    let result = Result(
      judged: judged, manners: gathered.manners, exchanges: gathered.exchanges)
    return (result, !stopped && gathered.evidence.mayBeBetterSoon)
  }
}

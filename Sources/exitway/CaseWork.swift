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
    case finished(JudgedCase)
  }
}

/// Gathers, judges and keeps one case.
struct CaseRunner {
  let gatherer: CaseGatherer
  let judge: CaseJudge
  let keeper: RunKeeper

  /// What came of a case.
  struct Result {
    var judged: JudgedCase
    var manners: [HostManners]
    /// Worth a second visit at the end of the run; nothing is kept of it yet.
    var isOpen = false
    fileprivate var exchanges: [ExchangeRecord] = []
  }

  /// Does one case; one that met a passing trouble stays open, and no other run gets at it.
  func run(_ work: CaseWork) async -> Result {
    if case .finished = work.origin { return await walk(work) }
    do throws(EvidenceError) {
      try await keeper.locks.take(CaseID(work.scenario))
    } catch {
      return await refused(work, error)
    }
    return await walk(work)
  }

  /// A case that is left out, because it cannot be had for this run alone.
  private func refused(_ work: CaseWork, _ error: EvidenceError) async -> Result {
    await keeper.leaveOut(CaseID(work.scenario), error)
    let failure =
      error.code == .held
      ? EvidenceFailure(.busy, "another run with the same output folder is at this case")
      : EvidenceFailure(.internal, "the lock of this case cannot be made")
    return Result(
      judged: judge.judge(.unobserved(work.scenario, because: failure), of: work), manners: [])
  }

  private func walk(_ work: CaseWork) async -> Result {
    switch work.origin {
    case .finished(let judged):
      return Result(judged: judged, manners: [])
    case .recordings(let recordings):
      let judged = await replay(recordings, of: work)
      return await keep(Result(judged: judged, manners: []))
    case .captured(let pages, let file):
      return await visit(
        work, .captured(pages), origin: "capture \(file)", attempt: 1, staysOpen: false)
    case .network:
      return await visit(
        work, .network, origin: "network", attempt: 1, staysOpen: true)
    }
  }

  /// The second visit to a case that stayed open.
  func runAgain(_ work: CaseWork, after first: Result) async -> Result {
    var second = await visit(
      work, .network, origin: "network, second visit", attempt: 2, staysOpen: true)
    guard !Task.isCancelled else { return await keep(first) }
    second.judged = judge.settle(first.judged, second.judged, of: work.scenario)
    second.judged.report.pathChange = PathChange(
      before: work.known, now: second.judged.report.delete)
    second.manners = HostManners.merged([first.manners, second.manners])
    return await keep(second)
  }

  /// Keeps a case that stays as it is, and lets other runs at it.
  func keep(_ result: Result) async -> Result {
    await keeper.keep(result.judged, result.exchanges)
    await keeper.locks.free(result.judged.report.caseID)
    var result = result
    result.isOpen = false
    result.judged.sights = []
    return result
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

  private func visit(
    _ work: CaseWork, _ pages: CaseOrigin, origin: String, attempt: Int, staysOpen: Bool
  ) async -> Result {
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
      judged: judged, manners: gathered.manners,
      isOpen: staysOpen && !stopped && gathered.evidence.mayBeBetterSoon,
      exchanges: gathered.exchanges)
    return result.isOpen ? result : await keep(result)
  }
}

import Evidence
import Foundation
import Gathering
import Languages
import Rendering
import Transfer

/// The part of a run that goes to the sites: every case is visited and kept, several side by side.
struct RunVisits {
  let options: RunOptions
  let plan: RunPlan
  let keeper: RunKeeper

  private var console: Console { options.console }

  /// Visits the cases; those that were not visited when a signal came are interrupted.
  ///
  /// - Parameters:
  ///   - interruption: what stops the visits.
  ///   - listening: whether the signals are listened to here, and not by somebody else.
  /// - Returns: one result a case.
  /// - Throws: what keeps the engine, the gatherer or the language model from being made.
  func results(
    until interruption: Interruption, listening: Bool
  ) async throws -> [DoneCase] {
    let engine = plan.needsNetwork ? try TransferEngine() : nil
    let shelf = BrowserShelf(path: BrowserProgram.path(options.environment))
    let display = ProgressDisplay(cases: plan.works.count, console: console)
    let gatherer = try CaseGatherer(
      engine: engine, options: gatheringOptions(shelf, display), model: try LanguageModel.load())
    let runner = CaseRunner(
      gatherer: gatherer, judge: CaseJudge(selection: plan.selection, today: plan.today),
      keeper: keeper)
    let listeners = listening ? interruption.listen() : []
    let work = Task { await display.during { await visits(plan.works, runner, display) } }
    interruption.whenReceived {
      display.end()
      console.complain("exitway: stopping; finished cases are kept. Once more ends at once.")
      work.cancel()
    }
    let results = await work.value
    withExtendedLifetime(listeners) {}
    await engine?.shutdown()
    await shelf.close()
    return results
  }

  private func gatheringOptions(
    _ shelf: BrowserShelf, _ display: ProgressDisplay
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
  ) async -> [DoneCase] {
    let first = await sideBySide(works) { work in
      let state = await runner.run(work)
      if case .done(let done) = state { tell(done, display) }
      return state
    }
    var finished: [DoneCase] = []
    var open: [(work: CaseWork, result: CaseRunner.Result)] = []
    for (work, state) in zip(works, first) {
      switch state {
      case .done(let done): finished.append(done)
      case .open(let result): open.append((work, result))
      }
    }
    guard !open.isEmpty else { return finished }
    if !Task.isCancelled {
      let names = open.count == 1 ? "1 case" : "\(open.count) cases"
      console.say("\(names) met a passing trouble; visiting once more")
    }
    let second = await sideBySide(open) { work, result in
      let done = await runner.runAgain(work, after: result)
      tell(done, display)
      return done
    }
    return finished + second
  }

  private func tell(_ done: DoneCase, _ display: ProgressDisplay) {
    display.finishCase()
    let report = done.report
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

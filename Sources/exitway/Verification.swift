import Evidence
import Foundation
import Gathering
import Languages
import Recording
import Reporting
import Scenarios

/// Holds what was kept against what its recording gives today.
struct Verification {
  let options: RunOptions

  /// Something that is not as the recording has it.
  struct Difference: CustomStringConvertible {
    var caseID: String
    var place: String
    var detail: String

    var description: String { "\(caseID): \(place): \(detail)" }
  }

  /// Verifies every finished case of a run.
  func run(_ name: String, only wanted: CaseID? = nil) async throws -> [Difference] {
    let planner = RunPlanner(options: options)
    let place = try planner.place(of: name)
    guard let manifest = try place.store.manifest(run: place.run) else {
      throw InputFault("\(name): this is neither a run nor a snapshot")
    }
    guard manifest.cases.contains(where: \.isFinished) else {
      throw InputFault("\(name): no case of this run was finished")
    }
    var differences: [Difference] = []
    let plan: RunPlan
    do {
      plan = try planner.replay(place)
    } catch let error as RecordingError where error.code == .digest || error.code == .malformed {
      return [Difference(caseID: name, place: "recording", detail: error.description)]
    }
    let runner = try makeRunner(plan)
    for work in plan.works {
      let caseID = CaseID(work.scenario)
      guard wanted == nil || wanted == caseID,
        case .recordings(let recordings) = work.origin
      else { continue }
      let again = await runner.replay(recordings, of: work)
      differences += try compare(
        again, with: place.store.report(run: place.run, caseID: caseID),
        place.store.evidence(run: place.run, caseID: caseID), caseID)
      if let entry = manifest[caseID] {
        differences += try place.store.changedFiles(of: entry, run: place.run).map {
          Difference(caseID: "\(caseID)", place: $0.path, detail: $0.detail)
        }
      }
    }
    return differences
  }

  /// Verifies a snapshot against the newest run that gave it.
  func snapshot(_ folder: String) async throws -> [Difference] {
    let file = folder + "/" + SnapshotStore.reportName
    let kept = try CaseReport.read(try AtomicFile.read(file) ?? [], file)
    let planner = RunPlanner(options: options)
    var nearest: (run: String, differences: [Difference])?
    for run in RunRecordStore(root: options.runsFolder).runs().reversed() {
      let place = try planner.place(of: run)
      let manifest = try place.store.manifest(run: run)
      let entry = manifest?.cases.first { $0.caseID == kept.caseID && $0.isFinished }
      guard entry != nil, let report = try place.store.report(run: run, caseID: kept.caseID),
        let evidence = try place.store.evidence(run: run, caseID: kept.caseID)
      else { continue }
      let files = try SnapshotFolder(report, evidence).files()
      let differences = try compare(files, with: folder, kept.caseID)
      if differences.isEmpty {
        return try await self.run(run, only: kept.caseID)
      }
      if nearest == nil { nearest = (run, differences) }
    }
    guard let nearest else {
      throw InputFault("\(folder): no run in \(options.runsFolder) has this case")
    }
    options.console.say("\(folder): no run gave it; the last one is \(nearest.run)")
    return nearest.differences
  }

  private func makeRunner(_ plan: RunPlan) throws -> CaseRunner {
    CaseRunner(
      gatherer: try CaseGatherer(
        engine: nil,
        options: GatheringOptions(userAgent: options.userAgent, robots: plan.robots),
        model: try LanguageModel.load()),
      judge: CaseJudge(selection: plan.selection, today: plan.today),
      keeper: try RunKeeper(
        folder: options.output.output, manifest: nil, console: options.console))
  }

  private func compare(
    _ again: JudgedCase, with report: CaseReport?, _ evidence: CaseEvidence?, _ caseID: CaseID
  ) throws -> [Difference] {
    guard let report, let evidence else {
      return [
        Difference(caseID: "\(caseID)", place: "run record", detail: "evidence or report is gone")
      ]
    }
    var differences: [Difference] = []
    let note = { (place: String, detail: String) in
      differences.append(Difference(caseID: "\(caseID)", place: place, detail: detail))
    }
    if report.ruleSet != again.report.ruleSet {
      note("rules", "judged with \(report.ruleSet), this is \(again.report.ruleSet)")
    }
    let now = Dictionary(
      again.report.findings.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    for finding in report.findings {
      guard let other = now[finding.rule] else {
        note(finding.rule, "\(finding.outcome.rawValue), and no such rule now")
        continue
      }
      if finding.outcome != other.outcome {
        note(finding.rule, "\(finding.outcome.rawValue), now \(other.outcome.rawValue)")
      } else if finding != other {
        note(finding.rule, "the same outcome, another reason: \(other.observed)")
      }
    }
    for (old, new) in zip(evidence.pages, again.evidence.pages) where old != new {
      note("page \(old.id)", "\(old.finalAddress) reads differently")
    }
    if evidence.pages.count != again.evidence.pages.count {
      note("pages", "\(evidence.pages.count), now \(again.evidence.pages.count)")
    }
    if differences.isEmpty, evidence != again.evidence { note("evidence", "differs") }
    if differences.isEmpty, report != again.report { note("report", "differs") }
    return differences
  }

  private func compare(
    _ files: [SnapshotFile], with folder: String, _ caseID: CaseID
  ) throws -> [Difference] {
    var differences: [Difference] = []
    for file in files {
      let kept = try AtomicFile.read("\(folder)/\(file.path)")
      guard kept != file.bytes else { continue }
      differences.append(
        Difference(
          caseID: "\(caseID)", place: file.path,
          detail: kept == nil ? "is missing" : "is not what the evidence gives"))
    }
    let known = Set(files.map(\.path))
    for name in AtomicFile.names(in: "\(folder)/\(SnapshotStore.stepsFolder)") {
      let path = "\(SnapshotStore.stepsFolder)/\(name)"
      if !known.contains(path) {
        differences.append(
          Difference(caseID: "\(caseID)", place: path, detail: "no page gives this file"))
      }
    }
    return differences
  }
}

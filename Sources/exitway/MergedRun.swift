import Evidence
import Foundation
import Reporting

/// Joins run records: what lies in the parts' folders is copied, nothing is judged anew.
struct MergedRun {
  let console: Console

  private struct Part {
    let store: RunRecordStore
    let run: String
    let manifest: RunManifest
  }

  /// Joins parts into a run of its own.
  ///
  /// - Parameters:
  ///   - names: run folders or output folders.
  ///   - folder: where the joined run and its snapshots go.
  /// - Returns: the joined run's name, its reports sorted by case, and how many cases are not finished.
  /// - Throws: `InputFault`, or `EvidenceError` of a file.
  func merge(
    _ names: [String], into folder: String
  ) throws -> (run: String, reports: [CaseReport], open: Int) {
    let parts = try names.map(part)
    guard let first = parts.first else { throw InputFault("there is nothing to merge") }
    try refuseMixes(parts, like: first)
    var manifest = first.manifest
    manifest.cases = parts.flatMap(\.manifest.cases).sorted { $0.caseID < $1.caseID }
    manifest.ownProfiles = Set(parts.flatMap(\.manifest.ownProfiles)).sorted()
    try refuseOverlaps(manifest.cases.map(\.caseID))
    let store = RunRecordStore(root: folder + "/.exitway/runs")
    let snapshots = SnapshotStore(root: folder + "/snapshots")
    store.sweep()
    var reports: [CaseReport] = []
    for part in parts {
      try copy(part, to: store, run: first.run)
      for entry in part.manifest.cases where entry.isFinished {
        guard let evidence = try part.store.evidence(run: part.run, caseID: entry.caseID),
          let report = try part.store.report(run: part.run, caseID: entry.caseID)
        else { continue }
        if report.isWorthASnapshot { _ = try snapshots.write(report, evidence) }
        reports.append(report)
      }
    }
    try store.write(manifest, run: first.run)
    let open = manifest.cases.count { !$0.isFinished }
    return (first.run, reports.sorted { $0.caseID < $1.caseID }, open)
  }

  private func part(_ name: String) throws -> Part {
    let runs = name + "/.exitway/runs"
    if AtomicFile.isFolder(runs) {
      let store = RunRecordStore(root: runs)
      guard let run = store.runs().last, let manifest = try store.manifest(run: run) else {
        throw InputFault("\(name): no run is in it")
      }
      return Part(store: store, run: run, manifest: manifest)
    }
    let url = URL(filePath: name)
    let store = RunRecordStore(root: url.deletingLastPathComponent().path())
    guard let manifest = try store.manifest(run: url.lastPathComponent) else {
      throw InputFault("\(name): this is neither a run nor an output folder")
    }
    return Part(store: store, run: url.lastPathComponent, manifest: manifest)
  }

  private func refuseMixes(_ parts: [Part], like first: Part) throws {
    for part in parts {
      let (own, other) = (part.manifest, first.manifest)
      let same =
        own.version == other.version && own.tool == other.tool && own.ruleSet == other.ruleSet
        && own.today == other.today && own.robotsIgnored == other.robotsIgnored
      guard !same else { continue }
      throw InputFault(
        "\(part.run) is of exitway \(own.tool), rules \(own.ruleSet), day \(own.today); "
          + "\(first.run) is of \(other.tool), \(other.ruleSet), \(other.today); parts of a run "
          + "over midnight need the same SOURCE_DATE_EPOCH")
    }
  }

  private func refuseOverlaps(_ cases: [CaseID]) throws {
    for (case1, case2) in zip(cases, cases.dropFirst()) where case1 == case2 {
      throw InputFault("two parts have the case \(case1)")
    }
  }

  /// Every file but the manifest: recordings, evidence, reports, scenarios and profiles.
  private func copy(_ part: Part, to store: RunRecordStore, run: String) throws {
    let (from, to) = (part.store.folder(ofRun: part.run), store.folder(ofRun: run))
    var waiting = [""]
    while let folder = waiting.popLast() {
      for name in AtomicFile.names(in: from + folder).sorted() {
        let path = folder + "/" + name
        if AtomicFile.isOwnFolder(from + path) {
          waiting.append(path)
        } else if path != "/run.json", let bytes = try AtomicFile.read(from + path) {
          try store.keepCopy(of: bytes, at: to + path)
        }
      }
    }
  }
}

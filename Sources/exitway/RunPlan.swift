import Conformance
import Evidence
import Foundation
import Gathering
import Operations
import Recording
import Reporting
import Scenarios
import Transfer

/// What one run has to do: its cases, where their pages come from, and how it behaves.
struct RunPlan {
  var selection: Selection
  var works: [CaseWork]
  /// The day against which `until:` dates are read.
  var today: String
  var robots: RobotsPolicy
  /// The run to go on with; nil for a new one.
  var run: String?
  /// What the run's record says; nil where nothing is recorded.
  var manifest: RunManifest?

  /// Whether anything is asked of the network.
  var needsNetwork: Bool {
    works.contains { if case .network = $0.origin { true } else { false } }
  }
}

/// Makes plans of what the command line asks for.
struct RunPlanner {
  let options: RunOptions

  private var records: RunRecordStore { RunRecordStore(root: options.runsFolder) }

  /// The plan.
  ///
  /// - Throws: `ScenarioProblems`, `EvidenceError` or `RecordingError`, before anything is fetched.
  func plan() throws -> RunPlan {
    switch options.source {
    case .network: try network()
    case .capture(let path): try capture(path)
    case .replay(let name): try replay(try place(of: name))
    case .resume: try resume()
    }
  }

  private func network() throws -> RunPlan {
    let targets = options.targets.isEmpty ? ["scenarios"] : options.targets
    let selection = try sharded(try selection(targets))
    let snapshots = SnapshotStore(root: options.output.output + "/snapshots")
    let history = history()
    let works = selection.cases.map { scenario in
      // A snapshot that cannot be read is no reason not to look again.
      let last = try? snapshots.report(of: CaseID(scenario))
      return CaseWork(
        scenario: scenario, origin: .network, known: last?.delete,
        availability: (try? history?.availability(of: CaseID(scenario), last: Self.pastRuns)) ?? [],
        variations: last?.variations ?? [])
    }
    return try recorded(selection, works)
  }

  /// Runs before this one that count; nine and this one are ten.
  private static let pastRuns = 9

  /// The history, where there is one; that it cannot be read is told when the run is entered in it.
  private func history() -> History? {
    let path = HistoryPlace.path(below: options.output.output)
    guard options.usesHistory, AtomicFile.exists(path) else { return nil }
    return try? History(path: path)
  }

  /// The cases of this part of the run; selecting none of them is no error, other parts have them.
  private func sharded(_ selection: Selection) throws -> Selection {
    guard let shard = options.shard else { return selection }
    let (part, count) = try shard.numbers(options.environment)
    return selection.keeping {
      Shard.holds(CaseID($0), part: part, of: count, by: options.shardKey)
    }
  }

  private func capture(_ path: String) throws -> RunPlan {
    let pages = try CapturedPages(path: path)
    var targets = options.targets
    if targets.isEmpty { targets = [pages.addresses[0].description] }
    let selection = try selection(targets)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let works = selection.cases.map {
      CaseWork(scenario: $0, origin: .captured(pages, from: name))
    }
    return try recorded(selection, works)
  }

  /// Puts the run's own record beside its plan: what it reads lies in its folder afterwards.
  private func recorded(_ selection: Selection, _ works: [CaseWork]) throws -> RunPlan {
    var reason: String?
    if case .ignore(let words) = options.robots { reason = words }
    let manifest = RunManifest(
      tool: Tool.version, ruleSet: Tool.ruleSet, userAgent: options.userAgent,
      today: options.today, robotsIgnored: reason, ownProfiles: selection.ownNorms,
      cases: works.map { work in
        var entry = RunManifest.Entry(
          caseID: CaseID(work.scenario), address: selection.addresses[work.scenario.id],
          variables: work.scenario.variables, secretVariables: work.scenario.secretVariables,
          known: work.known, availability: work.availability,
          variations: work.variations.isEmpty ? nil : work.variations)
        entry.file = selection.places[entry.caseID].flatMap { $0.isAbsolute ? nil : $0.file }
        return entry
      })
    return RunPlan(
      selection: selection, works: works, today: options.today, robots: options.robots, run: nil,
      manifest: manifest)
  }

  // MARK: Runs on disk

  /// A run by name, by folder, or the last one.
  func place(of name: String) throws -> (store: RunRecordStore, run: String) {
    if name.contains("/") || AtomicFile.isFolder(name) {
      let url = URL(filePath: name)
      let root = url.deletingLastPathComponent().path()
      return (RunRecordStore(root: root), url.lastPathComponent)
    }
    let run = name == "last" ? records.runs().last : name
    guard let run, records.runs().contains(run) else {
      throw EvidenceError(
        .unreadable, path: options.runsFolder + (name == "last" ? "" : "/" + name),
        detail: "there is no such run")
    }
    return (records, run)
  }

  /// A plan to derive a run's results again.
  func replay(_ place: (store: RunRecordStore, run: String)) throws -> RunPlan {
    let manifest = try manifest(place.store, place.run)
    let selection = try finishedCases(of: place)
    let works = try selection.cases.map { scenario in
      CaseWork(
        scenario: scenario,
        origin: .recordings(try Self.recordings(place.store, place.run, CaseID(scenario))),
        known: manifest[CaseID(scenario)]?.known,
        availability: manifest[CaseID(scenario)]?.availability ?? [],
        variations: manifest[CaseID(scenario)]?.variations ?? [])
    }
    return RunPlan(
      selection: selection, works: works, today: manifest.today,
      robots: manifest.robotsIgnored.map { .ignore(reason: $0) } ?? .obey, run: place.run,
      manifest: nil)
  }

  /// The scenarios of a run's finished cases, as they were.
  func finishedCases(of place: (store: RunRecordStore, run: String)) throws -> Selection {
    try selection(of: try manifest(place.store, place.run), place.store, place.run)
  }

  private func resume() throws -> RunPlan {
    let unfinished = try records.runs().reversed().first { run in
      try records.manifest(run: run).map { !$0.isFinished } ?? false
    }
    guard let run = unfinished, let manifest = try records.manifest(run: run) else {
      throw EvidenceError(
        .unreadable, path: options.runsFolder, detail: "no run was stopped before its end")
    }
    let selection = try selection(
      of: manifest, records, run, environment: options.environment, onlyFinished: false)
    let works = try selection.cases.map { scenario in
      let caseID = CaseID(scenario)
      let isFinished = manifest[caseID]?.isFinished == true
      if isFinished, let report = try records.report(run: run, caseID: caseID),
        let evidence = try records.evidence(run: run, caseID: caseID)
      {
        return CaseWork(
          scenario: scenario,
          origin: .finished(DoneCase(report: report, seen: .onRecord(evidence.pageDigests))))
      }
      return CaseWork(
        scenario: scenario, origin: .network,
        known: manifest[caseID]?.known, availability: manifest[caseID]?.availability ?? [],
        variations: manifest[caseID]?.variations ?? [])
    }
    return RunPlan(
      selection: selection, works: works, today: manifest.today,
      robots: manifest.robotsIgnored.map { .ignore(reason: $0) } ?? .obey, run: run,
      manifest: manifest)
  }

  private func manifest(_ store: RunRecordStore, _ run: String) throws -> RunManifest {
    if let manifest = try store.manifest(run: run) { return manifest }
    throw EvidenceError(
      .unreadable, path: store.folder(ofRun: run), detail: "there is no run.json in it")
  }

  static func recordings(
    _ store: RunRecordStore, _ run: String, _ caseID: CaseID
  ) throws -> [CaseRecording] {
    var recordings = [
      try CaseRecording(path: store.recording(run: run, caseID: caseID))
    ]
    let second = store.recording(run: run, caseID: caseID, attempt: 2)
    if AtomicFile.exists(second) { recordings.append(try CaseRecording(path: second)) }
    return recordings
  }

  /// The run's own scenarios, with the variables that it had; secrets become placeholders.
  private func selection(
    of manifest: RunManifest, _ store: RunRecordStore, _ run: String,
    environment: [String: String]? = nil, onlyFinished: Bool = true
  ) throws -> Selection {
    let wanted = manifest.cases.filter { $0.isFinished || !onlyFinished }
    var variables: [String: String] = environment ?? [:]
    for entry in wanted {
      variables.merge(entry.variables) { $1 }
      guard environment == nil else { continue }
      for name in entry.secretVariables { variables[name] = "redacted-\(name)" }
    }
    let files = Dictionary(
      wanted.filter { $0.address == nil }.map {
        (store.scenario(run: run, id: $0.caseID.scenario), $0.caseID.scenario)
      }, uniquingKeysWith: { first, _ in first })
    let targets = files.keys.sorted() + Set(wanted.compactMap(\.address)).sorted()
    let locales =
      options.locales.isEmpty
      ? Set(wanted.map(\.caseID.locale)).sorted() : options.locales
    let selection = try Selection(
      targets: targets, locales: locales,
      profileFiles: manifest.ownProfiles.map { store.profile(run: run, id: $0) },
      environment: variables, ids: files)
    let ids = Set(wanted.map(\.caseID))
    let kept = selection.keeping { ids.contains(CaseID($0)) }.placed(as: manifest)
    // A proof of fewer cases than the run has would be none.
    guard !options.locales.isEmpty || kept.cases.count == ids.count else {
      throw EvidenceError(
        .unreadable, path: store.folder(ofRun: run),
        detail: "\(ids.count - kept.cases.count) of its cases have no scenario in it")
    }
    return kept
  }

  private func selection(_ targets: [String]) throws -> Selection {
    try Selection(
      targets: targets, locales: options.locales, profileFiles: options.profileFiles,
      environment: options.environment)
  }
}

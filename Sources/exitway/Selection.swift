import Conformance
import Evidence
import Languages
import Reporting
import Scenarios

/// What one run checks: cases with every variable in place, and the norms they name.
struct Selection {
  private(set) var cases: [ResolvedScenario]
  /// Pages of cases without a scenario file, by the scenario's id.
  let addresses: [String: String]
  /// Where each case is written down; pages without a scenario file are missing.
  private(set) var places: [CaseID: ScenarioPlace]
  private let files: [String: String]
  private let norms: [String: NormProfile]
  private let extraNorms: [String: String]

  /// Reads and checks everything; nothing is fetched before all of it is right.
  ///
  /// - Parameters:
  ///   - targets: files, folders and addresses.
  ///   - locales: those that are wanted; none for all.
  ///   - profileFiles: files of the user's own norms.
  ///   - environment: variables of the scenarios.
  ///   - ids: what scenarios are called that their files, a run's copies, have no name of their own
  ///     for.
  /// - Throws: all problems at once.
  init(
    targets: [String], locales: [String], profileFiles: [String], environment: [String: String],
    ids: [String: String] = [:]
  ) throws(ScenarioProblems) {
    var problems: [ScenarioProblem] = []
    var norms: [String: NormProfile] = [:]
    var extra: [String: String] = [:]
    for file in profileFiles {
      do throws(ScenarioProblems) {
        let norm = try NormLibrary.load(file: file)
        norms[norm.id] = norm
        extra[norm.id] = file
      } catch {
        problems += error.problems
      }
    }
    var wanted: [LocaleTag] = []
    for text in locales {
      if let tag = LocaleTag(text) { wanted.append(tag) } else { problems.append(.locale(text)) }
    }
    var scenarios: [Scenario] = []
    do throws(ScenarioProblems) {
      scenarios = try Self.scenarios(targets, wanted, knownNorms: NormLibrary.ids + norms.keys)
    } catch {
      problems += error.problems
    }
    for index in scenarios.indices {
      scenarios[index].id = ids[scenarios[index].file] ?? scenarios[index].id
    }
    for id in Set(scenarios.flatMap(\.profiles)).sorted() where norms[id] == nil {
      do throws(ScenarioProblems) { norms[id] = try NormLibrary.load(id) } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw ScenarioProblems(problems) }
    cases = try Self.cases(scenarios, wanted, environment)
    self.norms = norms
    extraNorms = extra
    let isAddress = { (scenario: Scenario) in scenario.file.contains("://") }
    addresses = scenarios.filter(isAddress).reduce(into: [:]) { $0[$1.id] = $1.file }
    files = scenarios.filter { !isAddress($0) }.reduce(into: [:]) { $0[$1.id] = $1.file }
    places = ScenarioPlace.all(scenarios.filter { !isAddress($0) })
  }

  /// SHA-256 of a scenario's file; nil for a page without one.
  func hash(of id: String) -> String? {
    guard let file = files[id], let bytes = (try? AtomicFile.read(file)) ?? nil else { return nil }
    return ContentHash(of: bytes).description
  }

  /// Words for purposes that scenarios may use.
  static var purposes: [String] { Purpose.names }

  /// Ids of the norms from the user's own files, sorted.
  var ownNorms: [String] { extraNorms.keys.sorted() }

  /// The same with fewer cases.
  func keeping(_ isKept: (ResolvedScenario) -> Bool) -> Selection {
    var selection = self
    selection.cases = cases.filter(isKept)
    return selection
  }

  /// The same with the files that a run's record names in place of the run's own copies of them.
  func placed(as manifest: RunManifest) -> Selection {
    var selection = self
    selection.places = manifest.cases.reduce(into: [:]) { found, entry in
      guard let file = entry.file, let copy = places[entry.caseID] else { return }
      found[entry.caseID] = ScenarioPlace(file: file, line: copy.line)
    }
    return selection
  }

  /// Copies the files that were read into a run's folder.
  func copySources(to store: RunRecordStore, run: String) throws(EvidenceError) {
    for (id, file) in files {
      guard let bytes = try AtomicFile.read(file) else { continue }
      try store.keepCopy(of: bytes, at: store.scenario(run: run, id: id))
    }
    for (id, file) in extraNorms {
      guard let bytes = try AtomicFile.read(file) else { continue }
      try store.keepCopy(of: bytes, at: store.profile(run: run, id: id))
    }
  }

  /// The norms that a case is judged by.
  func norms(of scenario: ResolvedScenario) -> [NormProfile] {
    Set(scenario.profiles + extraNorms.keys).sorted().compactMap { norms[$0] }
  }

  /// The scenarios of files and folders, without their cases.
  static func scenarios(in targets: [String]) throws(ScenarioProblems) -> [Scenario] {
    try scenarios(targets, [], knownNorms: NormLibrary.ids)
  }

  private static func scenarios(
    _ targets: [String], _ locales: [LocaleTag], knownNorms: [String]
  ) throws(ScenarioProblems) -> [Scenario] {
    let addresses = targets.filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
    let files = targets.filter { !addresses.contains($0) }
    var scenarios: [Scenario] = []
    for address in addresses {
      guard !locales.isEmpty else {
        throw ScenarioProblems([
          ScenarioProblem(
            .missingKey, file: address, message: "an address needs a locale",
            hint: "add --locale ko-KR")
        ])
      }
      scenarios.append(Scenario(address: address, locales: locales))
    }
    guard !files.isEmpty else { return scenarios }
    return try scenarios + loader(knownNorms).load(files)
  }

  /// A scenario from its text.
  static func scenario(_ text: String, file: String) throws(ScenarioProblems) -> Scenario {
    try loader(NormLibrary.ids).load(text: text, file: file)
  }

  private static func loader(_ knownNorms: [String]) -> ScenarioLoader {
    ScenarioLoader(
      names: KnownNames(
        profiles: knownNorms, rules: RuleRegistry.all.map(\.id), purposes: Purpose.names))
  }

  private static func cases(
    _ scenarios: [Scenario], _ wanted: [LocaleTag], _ environment: [String: String]
  ) throws(ScenarioProblems) -> [ResolvedScenario] {
    var cases: [ResolvedScenario] = []
    var problems: [ScenarioProblem] = []
    for scenario in scenarios {
      for locale in scenario.locales.map(\.locale) where wanted.isEmpty || wanted.contains(locale) {
        do throws(ScenarioProblems) {
          cases.append(try scenario.resolve(locale, environment: environment))
        } catch {
          problems += error.problems
        }
      }
    }
    if cases.isEmpty, problems.isEmpty {
      let tags = wanted.map(\.rawValue).joined(separator: ", ")
      problems.append(
        ScenarioProblem(
          .nothingSelected, file: "--locale", message: "no scenario has the locale \(tags)",
          hint: "see the scenarios' \"locales:\""))
    }
    guard problems.isEmpty else { throw ScenarioProblems(problems) }
    return cases
  }
}

extension ScenarioProblem {
  fileprivate static func locale(_ text: String) -> ScenarioProblem {
    ScenarioProblem(
      .unknownLocale, file: "--locale", message: "unknown locale \"\(text)\"",
      hint: LocaleTag.suggestion(for: text).map { "did you mean \"\($0)\"?" }
        ?? "expected a language and a region, as ko-KR")
  }
}

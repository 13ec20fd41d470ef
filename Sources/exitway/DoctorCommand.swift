import ArgumentParser
import Conformance
import Evidence
import Foundation
import Recording
import Reporting
import Scenarios

/// `exitway doctor`: tells whether this machine can run checks, and whether secrets lie about.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks this machine, or looks for known secrets in a folder.",
    discussion: """
      Libraries and data, certificates, where results are written, room, the clock, and the \
      programs that are of use: each with what to do where it is amiss. Nothing is fetched. Exit \
      code 4: checks cannot run here.

      With --check-secrets every file below a folder, packed recordings included, is searched for \
      the values that the scenarios' secrets have in this environment. Exit code 1: one was found.
      """)

  @Option(
    help: ArgumentHelp("Look for known secrets in every file below.", valueName: "folder"))
  var checkSecrets: String?

  @Option(
    help: ArgumentHelp(
      "A file with lines NAME=value; its values are looked for.", valueName: "file"))
  var secrets: String?

  @Option(
    name: .customLong("secret-variable"),
    help: "Look for the value of this variable of the environment as well; may be repeated.")
  var variables: [String] = []

  @Option(help: ArgumentHelp("Where the scenarios are.", valueName: "folder"))
  var scenarios = "scenarios"

  @Option(help: "text or json, of the checks of this machine.")
  var format: Format = .text

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  /// The JSON document.
  private struct Document: Encodable {
    let version = Tool.version
    let ruleSet = Tool.ruleSet
    let checks: [DoctorCheck]
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: false)
    do {
      guard let folder = checkSecrets else { throw try machine(environment, console).exitCode }
      throw try search(folder, environment, console).exitCode
    } catch let exit as ExitCode {
      throw exit
    } catch {
      throw console.explain(error).exitCode
    }
  }

  private func machine(
    _ environment: [String: String], _ console: Console
  ) throws -> ExitStatus {
    let checks =
      DoctorLibraries().checks + DoctorMachine(environment: environment, now: Date()).checks
      + DoctorPrograms(environment: environment).checks
    switch format {
    case .text:
      let head = "exitway \(Tool.version), rules \(Tool.ruleSet)"
      let lines = [head] + checks.flatMap(\.lines)
      console.result(Array((lines.map(Escaping.terminal).joined(separator: "\n") + "\n").utf8))
    case .json:
      console.result(try CanonicalJSON.encode(Document(checks: checks)))
    }
    return checks.contains { $0.state == .failure } ? .trouble : .conforming
  }

  private func search(
    _ folder: String, _ environment: [String: String], _ console: Console
  ) throws -> ExitStatus {
    guard AtomicFile.isFolder(folder) else {
      throw EvidenceError(.unreadable, path: folder, detail: "there is no such folder")
    }
    let values = try knownSecrets(environment)
    guard !values.isEmpty else {
      console.complain("exitway: no secret is known; set the scenarios' variables, or --secrets")
      return .badInput
    }
    let places = SecretSearch(values: values).search(folder)
    for place in places { console.result(Array("\(place)\n".utf8)) }
    console.say(
      "\(values.count) secrets looked for in \(folder): "
        + (places.isEmpty ? "none found" : "\(places.count) found"))
    return places.isEmpty ? .conforming : .findings
  }

  /// Names and values; only the names are ever told.
  private func knownSecrets(_ environment: [String: String]) throws -> [String: String] {
    var names = Set(variables)
    if AtomicFile.isFolder(scenarios) {
      let known = KnownNames(
        profiles: NormLibrary.ids, rules: RuleRegistry.all.map(\.id), purposes: Selection.purposes)
      for scenario in try ScenarioLoader(names: known).load([scenarios]) {
        names.formUnion(scenario.secretNames)
      }
    }
    var values = try secrets.map { try SecretsFile.read($0) } ?? [:]
    for name in names { values[name] = environment[name] ?? values[name] }
    return values.filter { $0.value.utf8.count >= 4 }
  }
}

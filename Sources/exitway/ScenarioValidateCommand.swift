import ArgumentParser
import Evidence
import Foundation
import Gathering
import Languages
import Reporting
import Scenarios
import Transfer

/// `exitway scenario validate`: whether files say what their authors meant.
struct ScenarioValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Tells what is wrong with scenarios before they are checked.",
    discussion: """
      Offline, every problem of every file is told, and what is probably a mistake as a warning. \
      Online, each page that a scenario names is read twice in every locale, with the manners of a \
      check; nothing is followed, and the log-in is tried with --log-in only.

      Exit codes: 0 all well, 1 something to mend, 2 bad scenario, 4 network or internal trouble.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "Files and folders; default: scenarios.")
  var files: [String] = ["scenarios"]

  @Flag(help: "Fetch nothing.")
  var offline = false

  @Flag(help: "Try the declared session as well.")
  var logIn = false

  @Option(help: ArgumentHelp("Only this locale; may be repeated.", valueName: "tag"))
  var locale: [String] = []

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var network: NetworkOptions

  func run() async throws {
    var environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: false)
    let status: ExitStatus
    do {
      try network.addSecrets(to: &environment)
      let wanted = try locale.map(InspectCommand.tag)
      var (validation, scenarios) = try readFiles(today: Today.day(environment))
      if validation.problems.isEmpty, !offline {
        let cases = try Self.cases(of: scenarios, wanted, environment, &validation)
        if validation.problems.isEmpty {
          try await probe(cases, environment, &validation)
        }
      }
      try write(validation, console)
      status = validation.status
    } catch {
      throw console.explain(error).exitCode
    }
    if status != .conforming { throw status.exitCode }
  }

  /// Reads each file by itself, so that one that is faulty does not hide the warnings of others.
  private func readFiles(
    today: String
  ) throws -> (validation: ScenarioValidation, scenarios: [Scenario]) {
    var validation = ScenarioValidation()
    var scenarios: [Scenario] = []
    do throws(ScenarioProblems) {
      scenarios = try Selection.scenarios(in: files)
    } catch {
      validation.problems = error.problems.map(ScenarioValidation.Remark.init)
      for file in (try? files.flatMap(ScenarioLoader.files)) ?? [] {
        scenarios += (try? Selection.scenarios(in: [file])) ?? []
      }
    }
    validation.warnings = scenarios.flatMap { ScenarioSuspicions($0, today: today).all() }
      .sorted().map(ScenarioValidation.Remark.init)
    return (validation, scenarios)
  }

  private static func cases(
    of scenarios: [Scenario], _ wanted: [LocaleTag], _ environment: [String: String],
    _ validation: inout ScenarioValidation
  ) throws(ScenarioProblems) -> [(file: String, scenario: ResolvedScenario)] {
    var cases: [(file: String, scenario: ResolvedScenario)] = []
    for scenario in scenarios {
      for tag in scenario.locales.map(\.locale) where wanted.isEmpty || wanted.contains(tag) {
        do throws(ScenarioProblems) {
          cases.append((scenario.file, try scenario.resolve(tag, environment: environment)))
        } catch {
          validation.problems += error.problems.map(ScenarioValidation.Remark.init)
        }
      }
    }
    if cases.isEmpty, validation.problems.isEmpty {
      throw ScenarioProblems([
        ScenarioProblem(
          .nothingSelected, file: "--locale", message: "no scenario has this locale",
          hint: "see the scenarios' \"locales:\"")
      ])
    }
    return cases
  }

  /// One case after the other: nobody waits for it at night, and sites are asked gently.
  private func probe(
    _ cases: [(file: String, scenario: ResolvedScenario)], _ environment: [String: String],
    _ validation: inout ScenarioValidation
  ) async throws {
    let engine = try TransferEngine()
    let gatherer = try CaseGatherer(
      engine: engine, options: network.options(contact: environment["EXITWAY_CONTACT"]),
      model: try LanguageModel.load())
    for (file, scenario) in cases {
      var result = ScenarioValidation.Case(file: file, locale: scenario.locale.rawValue)
      do throws(EvidenceFailure) {
        let (starts, session) = try await gatherer.probe(scenario, signsIn: logIn)
        result.starts = starts.map { ScenarioValidation.Start($0, of: scenario) }
        switch session {
        case .failed(let failure):
          result.session = failure.reason.rawValue
          result.notes.append(StartVerdict.Note(failure))
        case .signedIn: result.session = "signed-in"
        case .notDeclared, nil: break
        }
      } catch {
        result.notes.append(StartVerdict.Note(error))
      }
      validation.cases.append(result)
    }
    await engine.shutdown()
  }

  private func write(_ validation: ScenarioValidation, _ console: Console) throws {
    switch format {
    case .text:
      let lines = validation.lines.map { Escaping.terminal($0) + "\n" }
      console.result(Array(lines.joined().utf8))
    case .json:
      let text = String(decoding: try CanonicalJSON.encode(validation), as: UTF8.self)
      console.result(Array(Escaping.json(text).utf8))
    }
  }
}

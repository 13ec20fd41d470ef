import ArgumentParser
import Evidence
import Foundation
import Gathering
import Languages
import Scenarios
import Transfer

/// `exitway scenario new`: a draft from a look at a site.
struct ScenarioNewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Looks at a site politely and drafts a scenario.",
    discussion: """
      Reads the home page and at most eight pages that it leads to, with the manners of a check; \
      nothing is pressed, and no page about deleting or joining is opened. The draft names the \
      locales of hreflang and the pages found, claims nothing as verified, and says in comments what \
      you have to complete.
      """)

  @Argument(help: ArgumentHelp("The home page.", valueName: "address"))
  var address: String

  @Option(
    help: ArgumentHelp(
      "A locale of the scenario; may be repeated; default: those of hreflang.", valueName: "tag"))
  var locale: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A new file for the draft; default: standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var network: NetworkOptions

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: false)
    do {
      try refuseToOverwrite()
      let text = try await draft(environment)
      guard let output else {
        console.result(Array(text.utf8))
        return
      }
      try refuseToOverwrite()
      try AtomicFile.makeFolder(
        URL(filePath: output).standardizedFileURL.deletingLastPathComponent().path())
      try AtomicFile.write(Array(text.utf8), to: output)
      console.say("A draft is in \(output); complete it, then exitway scenario validate \(output)")
    } catch let failure as EvidenceFailure {
      console.complain("exitway: \(address): \(failure.reason.rawValue): \(failure.detail)")
      throw ExitStatus.trouble.exitCode
    } catch {
      throw console.explain(error).exitCode
    }
  }

  private func refuseToOverwrite() throws(ScenarioProblems) {
    guard let output, AtomicFile.exists(output) else { return }
    throw ScenarioProblems([
      ScenarioProblem(
        .duplicate, file: output, message: "the file is there already",
        hint: "name another one, or remove it")
    ])
  }

  private func draft(_ environment: [String: String]) async throws -> String {
    let wanted = try locale.map(InspectCommand.tag)
    let home = try home()
    let engine = try TransferEngine()
    let gatherer = try CaseGatherer(
      engine: engine, options: network.options(contact: environment["EXITWAY_CONTACT"]),
      model: try LanguageModel.load())
    let sketch = try await gatherer.look(at: home, locale: wanted.first)
    await engine.shutdown()
    guard let drafter = SketchDrafter(sketch, wanted: wanted, day: Today.day(environment)) else {
      throw EvidenceFailure(.internal, "the home page's address cannot stand in a scenario")
    }
    let file = output ?? "scenarios/draft.yaml"
    let text = drafter.draft().text(schemaLine: SchemaLine.line(for: file))
    // A draft that does not load would be worth nothing.
    _ = try Selection.scenario(text, file: file)
    return text
  }

  private func home() throws(ScenarioProblems) -> WebAddress {
    if address.hasPrefix("http://") || address.hasPrefix("https://"),
      let home = WebAddress(address)
    {
      return home
    }
    throw ScenarioProblems([
      ScenarioProblem(
        .badValue, file: address, message: "this is no http or https address",
        hint: "write https://www.market.example/")
    ])
  }
}

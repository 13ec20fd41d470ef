import ArgumentParser
import Conformance
import Foundation
import Reporting
import Scenarios

/// How the catalogue is written.
enum CatalogueFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown
}

/// `exitway rules`: what is checked, offline.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists the rules, or tells all about one.")

  @Argument(help: "A rule's id; without it, all rules.")
  var id: String?

  @Option(help: "text, json (every rule, for tools) or markdown (docs/rules.md).")
  var format: CatalogueFormat = .text

  func run() throws {
    try CatalogueQuestion(kind: "rule", id: id).answer(
      all: all, one: { RuleRegistry.rule($0).map(CatalogueText($1).rule) },
      known: RuleRegistry.all.map(\.id))
  }

  private func all(_ catalogue: RuleCatalogue) throws -> [UInt8] {
    switch format {
    case .text: Array(CatalogueText(catalogue).rules().utf8)
    case .json: try CatalogueJSON(catalogue).rules()
    case .markdown: Array(CatalogueDocument(catalogue).rules().utf8)
    }
  }
}

/// `exitway profiles`: the norms, offline.
struct ProfilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles", abstract: "Lists the norms, or tells all about one.")

  @Argument(help: "A profile's id; without it, all profiles.")
  var id: String?

  @Option(help: "text, json (every profile, for tools) or markdown (docs/profiles.md).")
  var format: CatalogueFormat = .text

  func run() throws {
    try CatalogueQuestion(kind: "profile", id: id).answer(
      all: all,
      one: { id, catalogue in
        catalogue.profiles.first { $0.id == id }.map(CatalogueText(catalogue).profile)
      }, known: NormLibrary.ids)
  }

  private func all(_ catalogue: RuleCatalogue) throws -> [UInt8] {
    switch format {
    case .text: Array(CatalogueText(catalogue).profiles().utf8)
    case .json: try CatalogueJSON(catalogue).profiles()
    case .markdown: Array(CatalogueDocument(catalogue).profiles().utf8)
    }
  }
}

/// What is asked of the catalogue: all about one entry, or a list of them.
private struct CatalogueQuestion {
  /// `rule` or `profile`.
  let kind: String
  /// The entry asked for; nil for all.
  let id: String?

  /// Prints the answer, or what is known in place of a name that nobody knows.
  func answer(
    all: (RuleCatalogue) throws -> [UInt8], one: (String, RuleCatalogue) -> String?,
    known: [String]
  ) throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    do {
      let catalogue = try RuleCatalogue()
      guard let id else {
        console.result(try all(catalogue))
        return
      }
      guard let text = one(id, catalogue) else {
        console.complain("exitway: " + unknown(id, among: known))
        throw ExitStatus.badInput.exitCode
      }
      console.result(Array(text.utf8))
    } catch let error as ExitCode {
      throw error
    } catch {
      throw console.explain(error).exitCode
    }
  }

  private func unknown(_ name: String, among known: [String]) -> String {
    let near = Suggestion.nearest(to: name, among: known).map { " Did you mean \($0)?" } ?? ""
    return "there is no \(kind) \"\(name)\".\(near) exitway \(kind)s lists them."
  }
}

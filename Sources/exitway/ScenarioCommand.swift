import ArgumentParser
import Foundation
import Scenarios

/// `exitway scenario`: helps to write the files that `check` reads.
struct ScenarioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Drafts, validates, formats and imports scenario files.",
    subcommands: [
      ScenarioNewCommand.self, ScenarioValidateCommand.self, ScenarioFormatCommand.self,
      ScenarioSchemaCommand.self, ScenarioImportCommand.self,
    ])
}

/// `exitway scenario schema`: the JSON Schema, for editors.
struct ScenarioSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenario files.",
    discussion: """
      Editors with a YAML language server read it where a file begins with \
      "# yaml-language-server: $schema=scenario.schema.json".
      """)

  func run() throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    do {
      console.result(Array(try ScenarioSchema.text().utf8))
    } catch {
      throw console.explain(error).exitCode
    }
  }
}

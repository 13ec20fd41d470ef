import ArgumentParser
import Evidence
import Foundation
import Scenarios

/// `exitway scenario format`: one style, the same values.
struct ScenarioFormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Brings scenario files into one style, comments included.",
    discussion: """
      Indentation, empty lines, ends of lines and the line for editors are all that changes. A file \
      is read again before it is written, and keeps what would change a value.
      """)

  @Argument(help: "Files and folders; default: scenarios.")
  var files: [String] = ["scenarios"]

  @Flag(help: "Write nothing; end with 1 if a file is not in the style.")
  var check = false

  func run() throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    do {
      let changed = try changes()
      for change in changed {
        if !check { try write(change) }
        console.result(Array((change.file + "\n").utf8))
      }
      if check, !changed.isEmpty {
        console.say("\(changed.count) not in the style; exitway scenario format writes them.")
        throw ExitStatus.findings.exitCode
      }
    } catch let exit as ExitCode {
      throw exit
    } catch {
      throw console.explain(error).exitCode
    }
  }

  /// A file and what it becomes.
  private struct Change {
    var file: String
    var text: String
  }

  /// Every file is read before one is written, so that a faulty one leaves all as they are.
  private func changes() throws -> [Change] {
    var problems: [ScenarioProblem] = []
    var changes: [Change] = []
    for file in try files.flatMap(ScenarioLoader.files) {
      do throws(ScenarioProblems) {
        let text = try Self.text(of: file)
        let formatter = ScenarioFormatter(schemaLine: SchemaLine.line(for: file))
        let formatted = try formatter.format(text, file: file)
        // By byte: String calls a byte order mark or other line ends the same.
        if !formatted.utf8.elementsEqual(text.utf8) {
          changes.append(Change(file: file, text: formatted))
        }
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw ScenarioProblems(problems) }
    return changes
  }

  private static func text(of file: String) throws(ScenarioProblems) -> String {
    let bytes: [UInt8]?
    do throws(EvidenceError) {
      bytes = try AtomicFile.read(file)
    } catch {
      throw problem(.unreadable, file, error.detail, "name a file itself and no link to it")
    }
    guard let bytes, bytes.count <= 1 << 20 else {
      throw problem(.tooLarge, file, "the file is larger than 1 MiB", "split it")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem(.notYAML, file, "the file is not UTF-8 text", "save it as UTF-8")
    }
    return text
  }

  private static func problem(
    _ code: ScenarioProblem.Code, _ file: String, _ message: String, _ hint: String
  ) -> ScenarioProblems {
    ScenarioProblems([ScenarioProblem(code, file: file, message: message, hint: hint)])
  }

  private func write(_ change: Change) throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: change.file)
    let mode = (attributes[.posixPermissions] as? NSNumber)?.uint32Value ?? 0o644
    try AtomicFile.write(Array(change.text.utf8), to: change.file, mode: mode)
  }
}

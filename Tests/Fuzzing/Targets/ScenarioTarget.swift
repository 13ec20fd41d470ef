@testable import Scenarios

/// A scenario file is read or refused with places; formatting it again changes nothing.
enum ScenarioTarget {
  private static let names = KnownNames(
    profiles: ["core"], rules: ["steps-parity"], purposes: ["delete", "log-out"])
  private static let file = "scenarios/input.yaml"

  static func read(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(ScenarioProblems) {
      _ = try ScenarioLoader(names: names).load(text: text, file: file)
    } catch {
      try Violation.unless(!error.problems.isEmpty, "a refusal names a problem")
      let isHelpful = error.problems.allSatisfy { !$0.message.isEmpty && $0.hint?.isEmpty != true }
      try Violation.unless(isHelpful, "a problem says what to do")
    }
    let formatter = ScenarioFormatter(schemaLine: SchemaLine.line(for: file))
    if let once = try? formatter.format(text, file: file) {
      let twice = try? formatter.format(once, file: file)
      try Violation.unless(twice.map { Array($0.utf8) } == Array(once.utf8), "formatting is stable")
    }
  }
}

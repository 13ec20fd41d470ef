import Reporting
import Scenarios

/// What an import says at its end.
struct ImportSummary {
  let text: String

  /// Longer lists are in the files themselves.
  private static let mostNames = 3
  private static let mostSkipped = 20

  /// - Parameters:
  ///   - result: what the list came to.
  ///   - written: how many files were written.
  ///   - folder: where they are.
  init(_ result: JustDeleteMeList.Result, _ written: Int, folder: String) {
    var lines = ["\(written) drafts written to \(folder)"]
    let kept = result.scenarios.count - written
    if kept > 0 { lines.append("\(kept) files were there and stay as they are (--force)") }
    for warning in ImportedScenario.Warning.allCases.sorted() {
      let names = result.scenarios.filter { $0.warnings.contains(warning) }.map(\.name)
      guard !names.isEmpty else { continue }
      let some = names.prefix(Self.mostNames).joined(separator: ", ")
      let more = names.count > Self.mostNames ? ", …" : ""
      lines.append("  \(names.count) \(warning.rawValue): \(some)\(more)")
      lines.append("    \(warning.advice)")
    }
    if !result.skipped.isEmpty { lines.append("\(result.skipped.count) entries skipped") }
    for entry in result.skipped.prefix(Self.mostSkipped) {
      lines.append("  entry \(entry.number) \"\(entry.name)\": \(entry.reason)")
    }
    text = lines.map { Escaping.terminal($0) + "\n" }.joined()
  }
}

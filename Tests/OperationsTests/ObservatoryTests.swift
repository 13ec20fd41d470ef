import Foundation
import Testing

@testable import Operations

/// The example repository against what `schedule export github` writes.
struct ObservatoryTests {
  static let workflow = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "examples/observatory/.github/workflows/observatory.yml")

  /// Names, comments, what is done with findings, and the artifact that a page stands in for.
  private static let ownLines = [
    "# ", "name: exitway", "run: exitway-program/exitway schedule run --due",
    "- uses: actions/upload-artifact", "name: snapshots", "path: snapshots", "if-no-files-found",
  ]

  @Test func `The observatory does all that the exported workflow does`() throws {
    let text = try String(contentsOf: Self.workflow, encoding: .utf8)
    let lines = Set(text.split(separator: "\n"))
    let exported = try #require(ScheduleExport().github([]).first)
    for line in exported.text.split(separator: "\n") {
      let words = line.drop { $0 == " " }
      if Self.ownLines.contains(where: words.hasPrefix) { continue }
      #expect(lines.contains(line), "the observatory lacks: \(line)")
    }
    #expect(text.contains("exitway-program/exitway schedule run --due --fail-on never"))
  }
}

import Foundation
import Testing

/// What README shows of `--help` is what `--help` says.
struct HelpTextTests {
  @Test func `README's help blocks are the tool's own words`() async throws {
    let readme = try String(
      contentsOf: ToolRun.root.appending(path: "README.md"), encoding: .utf8)
    let blocks = readme.matches(
      of: /<!-- help:(?<command>[a-z ]*)-->\n```\n(?<text>(?s:.*?))```\n<!-- \/help -->/)
    #expect(blocks.count >= 1)
    #expect(blocks.count == readme.matches(of: /<!-- help:/).count)
    for block in blocks {
      let command = block.output.command.split(separator: " ").map(String.init)
      let run = try await ToolRun(command + ["--help"], environment: ["COLUMNS": "80"])
      #expect(run.output == String(block.output.text), "exitway \(block.output.command)--help")
    }
  }
}

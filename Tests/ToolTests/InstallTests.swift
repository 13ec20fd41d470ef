import Foundation
import Testing

/// What is installed works away from where it was built, and is described to people and shells.
struct InstallTests {
  private static let products = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent()

  @Test func `Installed into a folder it works as another user, and is removed without a trace`()
    async throws
  {
    let script = ToolRun.root.appending(path: "scripts/install-test.sh").path()
    let result = try await ToolRun.onThread {
      try ProcessOutput(URL(filePath: "/bin/sh"), [script, Self.products.path()])
    }
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("uninstalled, and nothing is left"))
  }

  @Test func `What names files outside of its folder is not removed`() async throws {
    let folder = try TemporaryFolder()
    let list = folder.url.appending(path: "prefix/share/exitway/installed.txt")
    try FileManager.default.createDirectory(
      at: list.deletingLastPathComponent(), withIntermediateDirectories: true)
    let victim = folder.url.appending(path: "victim")
    try Data().write(to: victim)
    try "../victim\n".write(to: list, atomically: true, encoding: .utf8)
    let script = ToolRun.root.appending(path: "scripts/install.sh").path()
    let prefix = folder.url.appending(path: "prefix").path()
    let result = try await ToolRun.onThread {
      try ProcessOutput(
        URL(filePath: "/usr/bin/env"), ["PREFIX=\(prefix)", "sh", script, "uninstall"])
    }
    #expect(result.status == 1 && result.text.contains("../victim"), "\(result.text)")
    #expect(FileManager.default.fileExists(atPath: victim.path()))
  }

  @Test func `Every command has a man page with every option that its help has`() async throws {
    let folder = try TemporaryFolder()
    let man = folder.url.appending(path: "man")
    #expect(try await ToolRun(["manual-pages", man.path()]).status == 0)
    let pages = try FileManager.default.contentsOfDirectory(atPath: man.path())
    let help = try await ToolRun(["--help"]).output
    let listed = try #require(help.components(separatedBy: "SUBCOMMANDS:").last)
    let commands = listed.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.dropFirst(2).split(separator: " ", omittingEmptySubsequences: false).first }
      .filter { $0.first?.isLowercase == true }
    #expect(commands.count > 10 && !help.contains("manual-pages"))
    for command in commands { #expect(pages.contains("exitway-\(command).1"), "\(command)") }
    let page = try String(
      contentsOf: man.appending(path: "exitway-check.1"), encoding: .utf8)
    let options = try await ToolRun(["check", "--help"]).output
      .split { $0.isWhitespace || $0 == "," }.filter { $0.hasPrefix("--") && $0.count > 3 }
      .map { $0.prefix { $0.isLetter || $0 == "-" } }
    #expect(options.count > 15)
    for option in Set(options) {
      let name = option.dropFirst(2).replacing("-", with: "\\-")
      #expect(page.contains("Fl \\-\(name)"), "\(option)")
    }
    #expect(page.contains(".Sh EXIT STATUS") && page.contains(".Sh EXAMPLES"))
  }
}

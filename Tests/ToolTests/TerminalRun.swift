import Foundation

/// What a person at a terminal saw of a run of the tool; standard output is not shown there.
struct TerminalRun: Decodable {
  /// Negative where a signal ended it.
  let status: Int32
  /// Every screen that was seen, in lines without empty ones.
  let screens: [[String]]
  let hidCursor: Bool

  /// What is left on the screen.
  var left: [String] { screens.last ?? [] }

  /// Every line that was ever seen.
  var lines: Set<String> { Set(screens.joined()) }

  /// Runs the tool on a pseudo terminal.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - columns: the terminal's width.
  ///   - text: Ctrl-C is pressed once this is seen; nil for never.
  ///   - environment: variables besides those of the tests.
  /// - Returns: what was seen.
  /// - Throws: whatever keeps it from running.
  static func of(
    _ arguments: [String], columns: Int = 100, pressingCtrlCAt text: String? = nil,
    environment: [String: String] = [:]
  ) async throws -> TerminalRun {
    let tool = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "exitway")
    let press = text.map { ["--press-ctrl-c-at", $0] } ?? []
    let output = try await ToolRun.onThread {
      let process = Process()
      let root = ToolRun.root
      process.executableURL = root.appending(path: ".build/test-tools/bin/python")
      process.arguments =
        [root.appending(path: "scripts/terminal.py").path(), "\(columns)"] + press
        + [tool.path()] + arguments
      process.currentDirectoryURL = root
      process.environment = ProcessInfo.processInfo.environment
        .merging(["TERM": "xterm-256color", "CI": ""]) { $1 }.merging(environment) { $1 }
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return bytes
    }
    return try JSONDecoder().decode(TerminalRun.self, from: output)
  }
}

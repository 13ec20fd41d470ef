import Foundation
import Glibc

/// Runs the built executable as a user would, and keeps what it said.
struct ToolRun {
  let status: Int32
  let output: String
  let complaints: String

  /// The checkout that the tests were built from.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Starts the tool and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - folder: where it is started.
  ///   - environment: variables besides those of the tests.
  ///   - script: what a shell does to run the tool, which is `"$@"` in it.
  ///   - whileRunning: done with the running process.
  /// - Throws: whatever keeps it from running.
  init(
    _ arguments: [String], in folder: URL = root, environment: [String: String] = [:],
    through script: String? = nil,
    whileRunning: @escaping @Sendable (Process) throws -> Void = { _ in }
  ) async throws {
    let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    // Files and not pipes: a full pipe would stop a tool that nobody reads yet.
    let said = try TemporaryFolder()
    let files = ["out", "err"].map { said.url.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    status = try await Self.onThread {
      let process = Process()
      let tool = products.appending(path: "exitway")
      process.executableURL = script == nil ? tool : URL(filePath: "/bin/sh")
      process.arguments = script.map { ["-c", $0, "sh", tool.path()] + arguments } ?? arguments
      process.currentDirectoryURL = folder
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: files[0])
      process.standardError = try FileHandle(forWritingTo: files[1])
      try process.run()
      try whileRunning(process)
      process.waitUntilExit()
      return process.terminationStatus
    }
    output = try String(contentsOf: files[0], encoding: .utf8)
    complaints = try String(contentsOf: files[1], encoding: .utf8)
  }
}

extension ToolRun {
  /// Starts the tool; with a time it is killed then, if it still runs.
  static func killed(
    after time: Duration?, _ arguments: [String], in folder: URL
  ) async throws -> ToolRun {
    try await ToolRun(arguments, in: folder) { process in
      guard let time else { return }
      let end = ContinuousClock.now + time
      while process.isRunning, ContinuousClock.now < end { usleep(1000) }
      kill(process.processIdentifier, SIGKILL)
    }
  }

  /// Does what blocks on a thread of its own: the demo's server runs in this process, on the few
  /// threads that tasks share, and would starve.
  static func onThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread { continuation.resume(with: Result { try body() }) }.start()
    }
  }
}

/// A folder that goes away with its last user.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "exitway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Every file below a folder, by path below it.
  static func files(below folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder.path()) ?? .init()
    {
      let url = folder.appending(path: name)
      let isFile = try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false
      if isFile { files[name] = try Data(contentsOf: url) }
    }
    return files
  }
}

import Foundation
import Glibc

/// Starts a program of the user's own with a message on its standard input.
package enum CommandCall {
  /// Seconds after which a program is ended.
  private static let patience = 60.0

  /// Waits on the calling thread until the program has ended.
  ///
  /// No shell reads the words, and what the program says goes to standard error.
  ///
  /// - Parameters:
  ///   - words: the program, by its path or its name in `PATH`, and its arguments.
  ///   - input: what it reads.
  /// - Throws: ``DeliveryError``; an exit code that is not 0 says that nothing was taken.
  package static func run(_ words: [String], input: [UInt8]) throws(DeliveryError) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["--"] + words
    process.standardOutput = FileHandle.standardError
    process.standardInput = try file(holding: input)
    do {
      try process.run()
    } catch {
      throw DeliveryError(.notStarted, .notTaken, "the command could not be started")
    }
    let end = ContinuousClock.now + .seconds(patience)
    while process.isRunning {
      guard ContinuousClock.now < end else {
        // Our threads block other signals, and a child inherits that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        throw DeliveryError(.timedOut, .uncertain, "the command did not end in a minute")
      }
      usleep(10_000)
    }
    // Foundation keeps a process, and the file that it reads, until somebody has waited for it.
    process.waitUntilExit()
    try judge(process)
  }

  private static func judge(_ process: Process) throws(DeliveryError) {
    guard process.terminationReason == .exit else {
      throw DeliveryError(.noAnswer, .uncertain, "the command was ended by a signal")
    }
    switch process.terminationStatus {
    case 0: return
    // env's own codes (POSIX).
    case 126, 127:
      throw DeliveryError(.notStarted, .notTaken, "the command could not be started")
    case let code:
      throw DeliveryError(.refused, .notTaken, "the command ended with exit code \(code)")
    }
  }

  /// A file without a name: a pipe would stop us where the program does not read it.
  private static func file(holding input: [UInt8]) throws(DeliveryError) -> FileHandle {
    let fault = DeliveryError(.internal, .notTaken, "no temporary file could be made")
    let folder = FileManager.default.temporaryDirectory.path
    var path = Array((folder + "/exitway-XXXXXX").utf8CString)
    let descriptor = unsafe mkstemp(&path)
    guard descriptor >= 0 else { throw fault }
    unsafe unlink(path)
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: input)
      try handle.seek(toOffset: 0)
    } catch {
      throw fault
    }
    return handle
  }
}

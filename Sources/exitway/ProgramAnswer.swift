import Dispatch
import Foundation

/// What other programs on this machine say when they are asked.
struct ProgramAnswer {
  /// The folders of `PATH`.
  let folders: [Substring]

  init(environment: [String: String]) {
    folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
  }

  /// The first of these programs that is there.
  func find(_ names: [String]) -> String? {
    names.lazy.compactMap { name in
      folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }.first
  }

  /// The lines that a program writes; nil where it does not start, fails or takes ten seconds.
  func lines(of program: String, _ arguments: [String]) -> [String]? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = pipe
    do { try process.run() } catch { return nil }
    let pid = process.processIdentifier
    let end = DispatchWorkItem { kill(pid, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 10, execute: end)
    let bytes = (try? pipe.fileHandleForReading.read(upToCount: 1 << 20)) ?? Data()
    process.waitUntilExit()
    end.cancel()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

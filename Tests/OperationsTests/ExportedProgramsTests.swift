import Foundation
import Testing

@testable import Operations

/// Exported files given to the programs that read them, where this machine has them.
struct ExportedProgramsTests {
  private static func program(_ name: String) -> URL? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Writes the files to a folder of their own and runs a program there; its status and words.
  private func run(_ name: String, _ arguments: [String], on files: [ExportedFile]) throws
    -> (status: Int32, said: String)
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      try Data(file.text.utf8).write(to: folder.appending(path: file.name))
    }
    let found: URL = try #require(Self.program(name))
    let process = Process()
    process.executableURL = found
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }

  @Test(.enabled(if: program("systemd-analyze") != nil))
  func `systemd has nothing to say about the units`() throws {
    var export = ScheduleExport()
    export.program = try #require(Self.program("true")).path
    let units = export.systemd([try scenario("demo/a", "@daily")])
    let good = try run(
      "systemd-analyze", ["verify", "./exitway.service", "./exitway.timer"], on: units)
    #expect(good.status == 0)
    #expect(!good.said.contains("exitway"), "\(good.said)")
  }

  @Test(.enabled(if: program("systemd-analyze") != nil))
  func `systemd has nothing to say about the service that stays up`() throws {
    var export = ScheduleExport()
    export.program = try #require(Self.program("true")).path
    let units = export.systemdDaemon([try scenario("demo/a", "@daily")])
    let good = try run("systemd-analyze", ["verify", "./exitway-daemon.service"], on: units)
    #expect(good.status == 0)
    #expect(!good.said.contains("exitway"), "\(good.said)")
  }

  @Test(.enabled(if: program("systemd-analyze") != nil))
  func `systemd finds a mistake in a unit, so that its silence means something`() throws {
    var units = ScheduleExport().systemd([])
    units[0].text += "ProtectNothing=yes\n"
    let bad = try run("systemd-analyze", ["verify", "./exitway.service"], on: units)
    #expect(bad.said.contains("ProtectNothing"))
  }

  @Test(.enabled(if: program("bash") != nil))
  func `bash can read the batch script`() throws {
    let script = ScheduleExport().slurm([try scenario("demo/a", "@daily")])
    let result = try run("bash", ["-n", "exitway.sbatch"], on: script)
    #expect(result.status == 0, "\(result.said)")
  }
}

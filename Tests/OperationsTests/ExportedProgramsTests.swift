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

  /// A program of `scripts/setup-tests.sh`.
  private static func tool(_ name: String) -> URL? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let url = root.appending(path: ".build/test-tools/bin/\(name)")
    return FileManager.default.isExecutableFile(atPath: url.path) ? url : nil
  }

  /// Writes the files to a folder of their own and runs a program there; its status and words.
  private func run(
    _ name: String, _ arguments: [String], on files: [ExportedFile],
    environment: [String: String] = [:]
  ) throws -> (status: Int32, said: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let place = folder.appending(path: file.name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: place)
    }
    let found = try #require(Self.tool(name) ?? Self.program(name))
    let process = Process()
    process.executableURL = found
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
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

  @Test(.enabled(if: program("bash") != nil))
  func `The batch script refuses parts of a day or an array of their own`() throws {
    let script = ScheduleExport(shards: 4).slurm([])
    var environment = [
      "SLURM_SUBMIT_DIR": ".", "SLURM_ARRAY_JOB_ID": "7", "SLURM_ARRAY_TASK_ID": "3",
      "SLURM_ARRAY_TASK_COUNT": "1", "SOURCE_DATE_EPOCH": "",
    ]
    let dayless = try run("bash", ["exitway.sbatch"], on: script, environment: environment)
    #expect(dayless.status != 0)
    #expect(dayless.said.contains("SOURCE_DATE_EPOCH=$(date +%s) sbatch exitway.sbatch"))

    environment["SOURCE_DATE_EPOCH"] = "1767225600"
    let alone = try run("bash", ["exitway.sbatch"], on: script, environment: environment)
    #expect(alone.status == 2)
    #expect(alone.said == "submit all of 1-4, or use scontrol requeue\n")
  }

  // MARK: Published schemas

  private static let clusters = ["1.27", "1.37"]

  /// What Kubernetes' own schema says about a file; strict: no key that it does not know.
  private func kubernetes(_ version: String, _ files: [ExportedFile]) throws
    -> (status: Int32, said: String)
  {
    try run(
      "kubernetes-validate", ["--strict", "-k", version] + files.map(\.name), on: files)
  }

  @Test(arguments: clusters)
  func `Kubernetes' schema takes the claim, the CronJob and the Indexed Job`(version: String)
    throws
  {
    let files = ScheduleExport(shards: 7).kubernetes([try scenario("demo/a", "@daily")])
    let result = try kubernetes(version, files)
    #expect(result.status == 0, "\(result.said)")
    for kind in ["claim", "cronjob", "job"] {
      #expect(result.said.contains("kubernetes/\(kind).yaml"), "\(result.said)")
    }
  }

  @Test(arguments: [
    (1, "concurrencyPolicy: Forbid", "concurrencyPolicies: Forbid"),
    (1, "backoffLimit: 0", "backoffLimit: none"),
    (2, "completionMode: Indexed", "completionsMode: Indexed"),
    (2, "readOnlyRootFilesystem", "readonlyRootFilesystem"),
  ])
  func `Kubernetes' schema refuses a misspelt key and a wrong type`(
    file: Int, right: String, wrong: String
  ) throws {
    var files = ScheduleExport(shards: 7).kubernetes([])
    #expect(files[file].text.contains(right))
    files[file].text = files[file].text.replacing(right, with: wrong)
    #expect(try kubernetes("1.37", files).status != 0)
  }

  private static let forges = ["github-workflows", "gitlab-ci"]

  private func forge(_ name: String) throws -> [ExportedFile] {
    let scenarios = [try scenario("demo/a", "@daily")]
    let export = ScheduleExport()
    return name == "gitlab-ci" ? export.gitlab(scenarios) : export.github(scenarios)
  }

  @Test(arguments: forges)
  func `The published schema of a forge takes its file`(name: String) throws {
    let files = try forge(name)
    let result = try run(
      "check-jsonschema", ["--builtin-schema", "vendor.\(name)", files[0].name], on: files)
    #expect(result.status == 0, "\(result.said)")
  }

  @Test func `GitHub's published schema takes the workflow of the example observatory`() throws {
    let text = try String(contentsOf: ObservatoryTests.workflow, encoding: .utf8)
    let file = ExportedFile(name: "observatory.yml", text: text)
    let arguments = ["--builtin-schema", "vendor.github-workflows", file.name]
    let result = try run("check-jsonschema", arguments, on: [file])
    #expect(result.status == 0, "\(result.said)")
  }

  @Test(arguments: zip(forges, [("runs-on", "run-on"), ("rules:", "rule: 5\n  rules: 5\n  x:")]))
  func `The published schema of a forge refuses a misspelt key`(
    name: String, change: (right: String, wrong: String)
  ) throws {
    var files = try forge(name)
    files[0].text = files[0].text.replacing(change.right, with: change.wrong)
    let result = try run(
      "check-jsonschema", ["--builtin-schema", "vendor.\(name)", files[0].name], on: files)
    #expect(result.status == 1, "\(result.said)")
  }
}

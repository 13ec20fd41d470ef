import Foundation
import Glibc
import TestSupport
import Testing

/// A merge that is killed at any point leaves nothing half-written, and can be done again.
@Suite(.serialized)
struct KilledMergeTests {
  @Test func `A merge killed at any point is done again to what an undisturbed one gives`()
    async throws
  {
    let site = try ExitSite(cases: 12)
    defer { site.server.stop() }
    let folder = site.folder
    for part in 1...2 {
      _ = try await folder.run(["check", "--output", "part-\(part)", "--shard", "\(part)/2"])
    }
    func merge(_ output: String, killedAfter time: Duration? = nil) async throws -> ToolRun {
      let arguments = ["merge", "part-1", "part-2", "--output", output, "--quiet"]
      return try await ToolRun.killed(after: time, arguments, in: folder.url)
    }
    let start = ContinuousClock.now
    #expect(try await merge("whole").status == 1)
    let length = ContinuousClock.now - start
    let whole = folder.url.appending(path: "whole")
    let expected = try TemporaryFolder.files(below: whole.appending(path: "snapshots"))
    #expect(expected.count >= 12 * 4)

    var killed = 0
    for (number, part) in KillMoments.parts(6).enumerated() {
      let output = folder.url.appending(path: "out-\(number)")
      let time = length * part
      killed += try await merge(output.path(), killedAfter: time).status == SIGKILL ? 1 : 0
      for (name, data) in try TemporaryFolder.files(below: output) where name.hasSuffix(".json") {
        #expect(throws: Never.self, "\(name)") { try JSONSerialization.jsonObject(with: data) }
      }
      try leaveHalfWritten(below: output)
      let again = try await merge(output.path())
      #expect(again.status == 1, "killed after \(time) of \(length): \(again.complaints)")
      let files = try TemporaryFolder.files(below: output)
      #expect(!files.keys.contains { $0.hasSuffix(".tmp") }, "killed after \(time)")
      let joined = try TemporaryFolder.files(below: output.appending(path: "snapshots"))
      #expect(joined == expected)
      let proof = try await folder.run(["verify", "last", "--output", output.path()])
      #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")
      let history = try await folder.run(["history", "--output", output.path()])
      #expect(history.output.split(separator: "\n").count == 12)
      try FileManager.default.removeItem(at: output)
    }
    #expect(killed > 0)
  }

  /// What a process leaves that is killed right before it names a file, in each run's folder.
  private func leaveHalfWritten(below output: URL) throws {
    let runs = output.appending(path: ".exitway/runs")
    for name in (try? FileManager.default.contentsOfDirectory(atPath: runs.path())) ?? [] {
      try Data("half".utf8).write(to: runs.appending(path: "\(name)/.exitway-left.tmp"))
    }
  }
}

/// When processes are killed.
enum KillMoments {
  /// Parts of a run's length: evenly spread ones, or as many random ones as `EXITWAY_KILLS` says
  /// (`make fault-test`).
  static func parts(_ count: Int) -> [Double] {
    let wanted = ProcessInfo.processInfo.environment["EXITWAY_KILLS"].flatMap { Int($0) }
    guard let wanted else { return (1...count).map { Double($0) / Double(count + 1) } }
    return (0..<wanted).map { _ in Double.random(in: 0...1) }
  }
}

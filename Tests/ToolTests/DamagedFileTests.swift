import Foundation
import TestSupport
import Testing

/// Files of a run that a disk, or somebody, damaged: each command names the one that it cannot read,
/// and goes on with what is whole.
struct DamagedFileTests {
  /// What may happen to the bytes of a file.
  enum Damage: CaseIterable {
    case empty, cut, flipped, zeroed

    func done(to data: Data) -> Data {
      switch self {
      case .empty: return Data()
      case .cut: return data.prefix(data.count / 2)
      case .zeroed: return Data(count: data.count)
      case .flipped:
        var data = data
        for place in stride(from: data.startIndex, to: data.endIndex, by: 97) { data[place] ^= 4 }
        return data
      }
    }
  }

  /// A folder with two runs of one case, and a third command's file of the last run damaged.
  private func damaged(
    _ path: String, by damage: Damage
  ) async throws -> (site: ExitSite, folder: TemporaryFolder) {
    let site = try ExitSite(cases: 1)
    for _ in 0..<2 { _ = try await site.folder.run(["check", "--quiet"]) }
    let last = try #require(try site.folder.runs().last)
    let file = site.folder.url.appending(path: path.replacing("RUN", with: ".exitway/runs/\(last)"))
    try damage.done(to: Data(contentsOf: file)).write(to: file)
    return (site, site.folder)
  }

  /// Expects how a command ends, and that it names the file.
  private func expect(
    _ status: Int32, _ folder: TemporaryFolder, _ arguments: [String], names file: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let run = try await folder.run(arguments)
    #expect(
      run.status == status, "\(arguments): \(run.output)\(run.complaints)",
      sourceLocation: sourceLocation)
    #expect(
      (run.output + run.complaints).contains(file),
      "\(arguments): \(run.output)\(run.complaints)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [Damage.cut, .flipped, .zeroed])
  func `A damaged history is told, keeps no run from its record, and is rebuilt`(
    damage: Damage
  ) async throws {
    let (site, folder) = try await damaged(".exitway/history.sqlite", by: damage)
    defer { site.server.stop() }
    let file = "damaged: ./.exitway/history.sqlite"
    for arguments in [["history"], ["history", "prune", "--keep", "1"], ["history", "rebuild"]] {
      try await expect(4, folder, arguments, names: file)
    }
    let check = try await folder.run(["check"])
    #expect(check.status == 4)
    #expect(check.complaints.split(separator: file).count == 2, "told once: \(check.complaints)")
    #expect(try await folder.run(["verify", "last"]).status == 0)
    try FileManager.default.removeItem(at: folder.url.appending(path: ".exitway/history.sqlite"))
    #expect(try await folder.run(["history", "rebuild"]).status == 0)
    let history = try await folder.run(["history"])
    #expect(history.output.hasPrefix("✗✗✗  fail"), "\(history.output)")
  }

  @Test(arguments: Damage.allCases)
  func `A damaged record of a run is named, and the other runs stay`(damage: Damage) async throws {
    let (site, folder) = try await damaged("RUN/run.json", by: damage)
    defer { site.server.stop() }
    for arguments in [
      ["verify", "last"], ["check", "--replay", "last"], ["check", "--resume"],
      ["merge", ".", "--output", "all"],
    ] {
      try await expect(4, folder, arguments, names: "/run.json: ")
    }
    try await expectRebuilt(folder, names: "/run.json: ")
    #expect(try await folder.run(["check"]).status == 1)
    #expect(try await folder.run(["verify", "last"]).status == 0)
  }

  @Test(arguments: ["evidence", "report"], [Damage.empty, .cut, .flipped])
  func `A damaged file of a case is named, and the other runs stay`(
    name: String, damage: Damage
  ) async throws {
    let file = "site-1/en-US/\(name).json"
    let (site, folder) = try await damaged("RUN/\(file)", by: damage)
    defer { site.server.stop() }
    try await expect(4, folder, ["verify", "last"], names: file)
    try await expect(2, folder, ["diff", "last", "last"], names: file)
    try await expect(4, folder, ["merge", ".", "--output", "all"], names: file)
    try await expectRebuilt(folder, names: file)
    #expect(try await folder.run(["check", "--replay", "last"]).status == 1, "from its recording")
  }

  /// One damaged run keeps no other out of the history, whichever is the older one.
  private func expectRebuilt(_ folder: TemporaryFolder, names file: String) async throws {
    let runs = folder.url.appending(path: ".exitway/runs")
    let last = try #require(try folder.runs().last)
    try FileManager.default.moveItem(
      at: runs.appending(path: last), to: runs.appending(path: "20250101T000000.000Z-0"))
    try FileManager.default.removeItem(at: folder.url.appending(path: ".exitway/history.sqlite"))
    try await expect(4, folder, ["history", "rebuild"], names: file)
    let history = try await folder.run(["history"])
    #expect(history.output.hasPrefix("✗  fail"), "\(history.output)")
    try FileManager.default.moveItem(
      at: runs.appending(path: "20250101T000000.000Z-0"), to: runs.appending(path: last))
  }

  @Test(arguments: Damage.allCases)
  func `A damaged recording proves nothing, and changes no snapshot`(damage: Damage) async throws {
    let (site, folder) = try await damaged("RUN/site-1/en-US.warc.gz", by: damage)
    defer { site.server.stop() }
    let before = try folder.snapshots()
    let proof = try await folder.run(["verify", "last"])
    #expect(proof.status == 1 && proof.complaints.contains("difference"), "\(proof.complaints)")
    if damage != .empty { #expect(proof.output.contains("en-US.warc.gz at byte ")) }
    let replay = try await folder.run(["check", "--replay", "last"])
    #expect(replay.status == (damage == .empty ? 3 : 4), "\(replay.complaints)")
    #expect(try folder.snapshots() == before)
    #expect(try await folder.run(["diff", "last", "last"]).status == 0)
  }

  @Test(arguments: Damage.allCases)
  func `A damaged snapshot is named, and mended by the next check`(damage: Damage) async throws {
    let file = "snapshots/site-1/en-US/report.json"
    let (site, folder) = try await damaged(file, by: damage)
    defer { site.server.stop() }
    let whole = try site.fresh()
    _ = try await whole.run(["check", "--quiet"])
    try await expect(2, folder, ["diff", ".", "last"], names: file)
    try await expect(4, folder, ["verify", "snapshots/site-1/en-US"], names: file)
    try await expect(
      4, folder, ["check", "--baseline", ".", "--fail-on", "new"], names: file)
    #expect(try await folder.run(["check"]).status == 1)
    #expect(try folder.snapshots() == whole.snapshots())
  }

  @Test func `A run is proven, or not, whatever the scenario's file is called`() async throws {
    let site = try ExitSite(cases: 1)
    defer { site.server.stop() }
    let folder = site.folder
    let scenarios = folder.url.appending(path: "scenarios")
    try FileManager.default.moveItem(
      at: scenarios.appending(path: "site-1.yaml"),
      to: scenarios.appending(path: "my shop & <b>.yaml"))
    #expect(try await folder.run(["check"]).status == 1)
    #expect(try await folder.run(["verify", "last"]).status == 0)
    let replay = try await folder.run(["check", "--replay", "last"])
    #expect(replay.status == 1 && replay.output.contains("1 case: 1 fail"), "\(replay.output)")
    let run = folder.url.appending(path: ".exitway/runs/\(try #require(try folder.runs().last))")
    let files = try TemporaryFolder.files(below: run)
    let name = try #require(files.keys.first { $0.hasSuffix("/report.json") })
    let text = String(decoding: try #require(files[name]), as: UTF8.self)
    try text.replacing("\"outcome\" : \"fail\"", with: "\"outcome\" : \"pass\"")
      .write(to: run.appending(path: name), atomically: true, encoding: .utf8)
    #expect(try await folder.run(["verify", "last"]).status == 1)
    try FileManager.default.removeItem(at: run.appending(path: "scenarios"))
    #expect(try await folder.run(["verify", "last"]).status != 0)
  }

  @Test func `A run that was stopped before it began is none`() async throws {
    let site = try ExitSite(cases: 1)
    defer { site.server.stop() }
    _ = try await site.folder.run(["check"])
    let begun = site.folder.url.appending(path: ".exitway/runs/20990101T000000.000Z-0/scenarios")
    try FileManager.default.createDirectory(at: begun, withIntermediateDirectories: true)
    for arguments in [["verify", "last"], ["diff", "last", "last"]] {
      let run = try await site.folder.run(arguments)
      #expect(run.status == 0, "\(run.complaints)")
    }
    let merged = try await site.folder.run(["merge", ".", "--output", "all"])
    #expect(merged.status == 1, "\(merged.complaints)")
  }
}

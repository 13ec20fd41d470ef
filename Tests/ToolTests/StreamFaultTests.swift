import Foundation
import TestSupport
import Testing

/// Standard streams that are full, closed, or read by nobody.
struct StreamFaultTests {
  private static let lost = "not-writable: standard output"

  @Test(arguments: [">/dev/full", ">&-"])
  func `A result that cannot be written is trouble, and the run is kept`(
    stream: String
  ) async throws {
    let site = try ExitSite()
    defer { site.server.stop() }
    let run = try await site.folder.run(["check"], through: "exec \"$@\" \(stream)")
    #expect(run.status == 4)
    #expect(run.complaints.contains(Self.lost), "\(run.complaints)")
    try await site.folder.expectSound(cases: 2)
  }

  @Test func `What is said to closed streams lands in no file`() async throws {
    let site = try ExitSite(cases: 4)
    defer { site.server.stop() }
    let fresh = try site.fresh()
    _ = try await site.folder.run(["check"])
    let run = try await fresh.run(
      ["check", "-vv", "--report", "json"], through: "exec \"$@\" <&- >&- 2>&-")
    #expect(run.status == 4)
    #expect(try fresh.snapshots() == site.folder.snapshots())
    try await fresh.expectSound(cases: 4)
    for (name, data) in try TemporaryFolder.files(below: fresh.url.appending(path: ".exitway"))
    where !name.hasSuffix(".json") {
      let text = Unpacked.text(of: data)
      #expect(!text.contains("en-US: fail"), "\(name)")
      #expect(!name.hasSuffix(".lock") || text.isEmpty, "\(name): \(text)")
    }
  }

  @Test func `A reader that leaves stops neither the run nor the other reports`() async throws {
    let site = try ExitSite()
    defer { site.server.stop() }
    let run = try await site.folder.run(
      ["check", "--report", "text", "--report", "json=late.json"],
      through: "{ \"$@\"; echo $? >status; } | true; cat status")
    #expect(run.output == "1\n", "\(run.complaints)")
    #expect(!run.complaints.contains(Self.lost))
    let late = try Data(contentsOf: site.folder.url.appending(path: "late.json"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: late) }
    try await site.folder.expectSound(cases: 2)
  }

  @Test(arguments: [["rules"], ["--help"], ["profiles", "--format", "json"], ["doctor"]])
  func `Any other command says that its output is lost`(arguments: [String]) async throws {
    let run = try await ToolRun(arguments, through: "exec \"$@\" >/dev/full")
    #expect(run.status == 4 && run.complaints.contains(Self.lost), "\(run.complaints)")
  }
}

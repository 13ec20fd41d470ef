import Foundation
import TestSupport
import Testing

/// No room for a file: told, with exit code 4, and made good by the next run.
struct FullDiskTests {
  /// What finds room in half a kilobyte each: nothing, a run's record but no recording, all but the
  /// long files.
  @Test(arguments: [2, 8, 40])
  func `A check without room says so, and is resumed to what an undisturbed one gives`(
    blocks: Int
  ) async throws {
    let site = try ExitSite()
    defer { site.server.stop() }
    let fresh = try site.fresh()
    #expect(try await site.folder.run(["check"]).status == 1)
    let full = try await fresh.run(["check"], through: "ulimit -f \(blocks); exec \"$@\"")
    #expect(full.status == 4, "\(full.complaints)")
    #expect(full.complaints.contains(": File too large."), "\(full.complaints)")
    let names = try TemporaryFolder.files(below: fresh.url).keys
    #expect(!names.contains { $0.hasSuffix(".tmp") })
    let resumed = try await fresh.run(["check", "--resume"])
    if resumed.status == 4 { #expect(try await fresh.run(["check"]).status == 1) }
    #expect(try fresh.snapshots() == site.folder.snapshots())
    try await fresh.expectSound(cases: 2)
  }

  @Test func `A case whose recording finds no room is still to be done`() async throws {
    let noise = (0..<60_000).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }.joined()
    let site = try ExitSite(cases: 1, filler: noise)
    defer { site.server.stop() }
    let run = try await site.folder.run(["check"], through: "ulimit -f 60; exec \"$@\"")
    #expect(run.status == 4)
    #expect(run.complaints.contains("site-1/en-US.warc.gz: File too large"), "\(run.complaints)")
    #expect(run.complaints.contains("exitway check --resume"))
    #expect(try site.folder.snapshots().isEmpty, "nothing would prove it")
    let resumed = try await site.folder.run(["check", "--resume"])
    #expect(resumed.status == 1, "\(resumed.complaints)")
    try await site.folder.expectSound(cases: 1)
  }

  @Test func `A report that finds no room keeps no other from its place`() async throws {
    let site = try ExitSite(cases: 1)
    defer { site.server.stop() }
    let run = try await site.folder.run([
      "check", "--report", "html=/dev/full", "--report", "json=/nowhere/x", "--report", "csv=x.csv",
    ])
    #expect(run.status == 4)
    #expect(run.complaints.contains("disk-full: /dev/full"), "\(run.complaints)")
    #expect(run.complaints.contains("not-writable: /nowhere/x"), "\(run.complaints)")
    let written = site.folder.url.appending(path: "x.csv").path()
    #expect(FileManager.default.fileExists(atPath: written))
    #expect(!run.complaints.contains("Written:"))
  }

  @Test func `A merge without room says so, and can be done again`() async throws {
    let site = try ExitSite()
    defer { site.server.stop() }
    _ = try await site.folder.run(["check"])
    let merge = ["merge", ".", "--output", "all", "--quiet"]
    let full = try await site.folder.run(merge, through: "ulimit -f 8; exec \"$@\"")
    #expect(full.status == 4, "\(full.complaints)")
    #expect(full.complaints.contains(": File too large."))
    #expect(try await site.folder.run(merge).status == 1)
    let all = site.folder.url.appending(path: "all/snapshots")
    #expect(try TemporaryFolder.files(below: all) == site.folder.snapshots())
    let proof = try await site.folder.run(["verify", "last", "--output", "all"])
    #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")
  }

  @Test(
    .enabled(if: Privileges.mayMount, "mounting a small disk needs privileges"),
    arguments: [24, 120, 400])
  func `A disk that fills up is told as such`(kilobytes: Int) async throws {
    let site = try ExitSite()
    defer { site.server.stop() }
    let script = """
      mkdir disk && mount -t tmpfs -o size=\(kilobytes)k none disk
      "$@" check --output disk --report html=disk/report.html; echo $?
      mount -o remount,size=20m disk
      "$@" check --resume --output disk --quiet >&2 || "$@" check --output disk --quiet >&2
      "$@" verify last --output disk; echo $?
      cp -r disk kept
      """
    let run = try await site.folder.run([], through: "unshare -m sh -c '\(script)' sh \"$@\"")
    #expect(run.output.split(separator: "\n").map(String.init).suffix(1) == ["0"])
    #expect(run.output.hasPrefix("4\n") || run.output.contains("\n4\n"), "\(run.output.prefix(80))")
    #expect(run.complaints.contains("No space left on device"), "\(run.complaints)")
    let kept = site.folder.url.appending(path: "kept/snapshots")
    _ = try await site.folder.run(["check"])
    #expect(try TemporaryFolder.files(below: kept) == site.folder.snapshots())
  }

  @Test(.enabled(if: Privileges.canBeNobody, "as root, and where nobody may run the tool"))
  func `A folder that may only be read is told before anything is fetched`() async throws {
    let site = try ExitSite(cases: 1)
    defer { site.server.stop() }
    let folder = site.folder.url.path()
    for arguments in [["check"], ["check", "--output", "sub/folder"], ["history"]] {
      let run = try await site.folder.run(
        arguments, through: "chmod 555 '\(folder)'; exec \(Privileges.asNobody) \"$@\"")
      #expect(run.status == 4)
      #expect(run.complaints.contains("Permission denied. Check the owner"), "\(run.complaints)")
    }
    #expect(site.server.asked.isEmpty)
  }
}

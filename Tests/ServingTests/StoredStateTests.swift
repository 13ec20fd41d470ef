import Evidence
import Foundation
import GRDB
import Operations
@testable import Serving
import Synchronization
import TestSupport
import Testing

/// What the site says about folders in every state, and that it leaves them as they are.
struct StoredStateTests {
  private static let targets = [
    "/", "/runs", "/case/shops/market/ko-KR", "/run/\(ServedFolder.run(1))", "/health",
    "/diff?old=\(ServedFolder.run(1))&new=\(ServedFolder.run(2))",
    "/snapshot/shops/market/ko-KR/journey.md",
  ]

  @Test func `Nothing is written, whatever is shown`() throws {
    let folder = try ServedFolder()
    try folder.put(1, .pass)
    try folder.put(2, .fail)
    let before = try folder.everything()
    #expect(before.keys.contains(".exitway/history.sqlite"))
    #expect(!before.keys.contains(".exitway/history.sqlite-wal"))
    for target in Self.targets { #expect(folder.site().ask(target).status == 200, "\(target)") }
    #expect(try folder.everything() == before)
  }

  @Test func `Where nothing is yet, pages say how to begin, and make nothing`() throws {
    let folder = try ServedFolder()
    for target in ["/", "/runs"] {
      let page = folder.site().ask(target)
      #expect(page.status == 200)
      #expect(page.body.contains("exitway check"))
    }
    for target in Self.targets.dropFirst(2) where target != "/health" {
      #expect(folder.site().ask(target).status == 404)
    }
    #expect(folder.site().ask("/health").body == "ok\n")
    #expect(try folder.everything().isEmpty)
    // An empty file is what a run that begins has made first.
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: ".exitway"), withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: folder.history))
    #expect(folder.site().ask("/").body.contains("exitway check"))
    // So is one without tables, whose maker still has it open or is gone.
    let queue = try DatabaseQueue(path: folder.history)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    #expect(folder.site().ask("/health").body == "ok\n")
    try queue.close()
    #expect(folder.site().ask("/").body.contains("exitway check"))
  }

  @Test(arguments: [10, 600, 5000])
  func `A damaged history is told, and what else is there is still shown`(size: Int) throws {
    let folder = try ServedFolder()
    try folder.put(1, .fail)
    let whole = try Data(contentsOf: URL(filePath: folder.history))
    try whole.prefix(size).write(to: URL(filePath: folder.history))
    for target in ["/", "/runs", "/case/shops/market/ko-KR"] {
      let page = folder.site().ask(target)
      #expect(page.status == 500, "\(target)")
      #expect(page.body.contains("damaged: ") && page.body.contains("Move it away"), "\(page.body)")
    }
    #expect(folder.site().ask("/health").status == 500)
    #expect(folder.site().ask("/run/\(ServedFolder.run(1))").status == 200)
    try whole.write(to: URL(filePath: folder.history))
    #expect(folder.site().ask("/").status == 200)
  }

  @Test func `A history of another version is told and left as it is`() throws {
    let folder = try ServedFolder()
    try folder.put(1, .fail)
    func execute(_ sql: String) throws {
      try DatabaseQueue(path: folder.history).write { try $0.execute(sql: sql) }
    }
    try execute("DELETE FROM grdb_migrations WHERE identifier = 'v2'; DROP TABLE page_versions")
    let older = folder.site().ask("/")
    #expect(older.status == 500 && older.body.contains("older-version"))
    try execute("INSERT INTO grdb_migrations VALUES ('v2'), ('v99')")
    #expect(folder.site().ask("/").body.contains("newer-version"))
    try execute("PRAGMA application_id = 7")
    #expect(folder.site().ask("/").body.contains("another program"))
  }

  @Test func `A damaged record is told, and a half-done run is shown as far as it is`() throws {
    let folder = try ServedFolder()
    try folder.put(1, .fail)
    let run = ServedFolder.run(1)
    var manifest = try #require(try folder.records.manifest(run: run))
    manifest.cases[0].isFinished = false
    try folder.records.write(manifest, run: run)
    let half = folder.site().ask("/run/\(run)")
    #expect(half.body.contains("1 case: 1 fail") && half.body.contains("1 of 2 cases have ended"))
    manifest.cases[1].isFinished = false
    try folder.records.write(manifest, run: run)
    #expect(folder.site().ask("/run/\(run)").body.contains("No case of this run has ended yet"))
    try Data("{".utf8).write(to: URL(filePath: folder.records.folder(ofRun: run) + "/run.json"))
    let damaged = folder.site().ask("/run/\(run)")
    #expect(damaged.status == 500 && damaged.body.contains("not-json"))
  }

  @Test func `Pages are right while a run writes, and where it was killed`() async throws {
    let folder = try ServedFolder()
    try folder.put(1, .pass)
    let site = folder.site()
    let isDone = Mutex(false)
    async let statuses = onThread { () -> [Int] in
      var statuses: [Int] = []
      while !isDone.withLock({ $0 }) || statuses.isEmpty {
        for target in ["/", "/runs", "/case/shops/market/ko-KR"] {
          statuses.append(site.ask(target).status)
        }
      }
      return statuses
    }
    try await onThread {
      defer { isDone.withLock { $0 = true } }
      for number in 2..<60 { try folder.put(number, number % 2 == 0 ? .pass : .fail) }
    }
    #expect(try await statuses.allSatisfy { $0 == 200 })
    // A writer that still holds the file, as one that was killed leaves it: with its log.
    let history = try History(path: folder.history)
    try history.record(
      run: ServedFolder.run(70), tool: "1", ruleSet: "1",
      reports: [ServedFolder.report(.warn, of: ServedFolder.market)])
    #expect(AtomicFile.exists(folder.history + "-wal"))
    #expect(site.ask("/").body.contains("2 cases: 1 fail, 1 warn"))
    #expect(site.ask("/runs").body.contains("60 runs are kept"))
    // Without the file that SQLite shares between processes, as after a restart of the machine.
    let killed = try ServedFolder()
    try FileManager.default.createDirectory(
      at: killed.url.appending(path: ".exitway"), withIntermediateDirectories: true)
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.history + ending, toPath: killed.history + ending)
    }
    #expect(killed.site().ask("/runs").body.contains("60 runs are kept"))
    withExtendedLifetime(history) {}
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere, whatever the mode"))
  func `A folder that may only be read is shown`() throws {
    let folder = try ServedFolder()
    try folder.put(1, .fail)
    let inner = folder.path + "/.exitway"
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: inner)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: inner)
    }
    #expect(folder.site().ask("/").status == 200)
  }
}

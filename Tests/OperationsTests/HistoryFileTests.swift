import Evidence
import Foundation
import GRDB
import Operations
import Testing

struct HistoryFileTests {
  @Test func `The file is the owner's only and gives freed pages back`() throws {
    try withHistory { history, path in
      try history.put(1, report(.pass))
      for name in [path, path + "-wal"] {
        let mode = try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions]
        #expect(mode as? Int == 0o600)
      }
      let queue = try DatabaseQueue(path: path)
      #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA auto_vacuum") } == 2)
      #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }
  }

  @Test func `Pruning makes the file smaller`() throws {
    try withHistory { history, path in
      let cases = (0..<40).map { CaseID(scenario: "case-\($0)", locale: "de") }
      for day in 1...25 {
        try history.record(
          run: runName(day), tool: "1", ruleSet: "1",
          reports: cases.map { report(day % 2 == 0 ? .pass : .fail, of: $0) })
      }
      func pages() throws -> Int? {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA page_count") }
      }
      let before = try #require(try pages())
      try history.prune(keepingRuns: 1)
      #expect(try #require(try pages()) < before)
      #expect(
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA freelist_count") }
          == 0)
    }
  }

  @Test(arguments: [1, 100, 600, 9000])
  func `A damaged file is named with what to do`(size: Int) throws {
    let folder = TestFolder()
    defer { folder.remove() }
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try Data(repeating: 0x41, count: size).write(to: URL(fileURLWithPath: folder.file))
    let error = #expect(throws: OperationsError.self) { _ = try History(path: folder.file) }
    #expect(error?.code == .damaged)
    #expect(error?.description.contains("Move it away") == true)
    #expect(error?.place == .file(folder.file))
  }

  @Test(arguments: [600, 5000, 9000])
  func `A file cut off is an error, not a crash`(size: Int) throws {
    try withHistory { history, path in
      for day in 1...20 { try history.put(day, report(.pass)) }
      let copy = path + ".cut"
      try DatabaseQueue(path: path).vacuum(into: copy)
      let whole = try Data(contentsOf: URL(fileURLWithPath: copy))
      try whole.prefix(size).write(to: URL(fileURLWithPath: copy))
      let error = #expect(throws: OperationsError.self) {
        _ = try History(path: copy).overview(last: 1)
      }
      #expect(error?.code == .damaged)
    }
  }

  @Test func `A wrong value in the file is an error, not a crash`() throws {
    try withHistory { history, path in
      try history.put(1, report(.pass))
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "UPDATE findings SET outcome = 'x'")
      }
      let error = #expect(throws: OperationsError.self) { _ = try history.overview(last: 1) }
      #expect(error?.code == .damaged)
    }
  }

  @Test func `A database of another program is left alone`() throws {
    let folder = TestFolder()
    defer { folder.remove() }
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let other = try DatabaseQueue(path: folder.file)
    try other.write { try $0.execute(sql: "CREATE TABLE runs (name TEXT)") }
    try other.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.file))
    let error = #expect(throws: OperationsError.self) { _ = try History(path: folder.file) }
    #expect(error?.code == .damaged)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file)) == before)
  }

  @Test func `A file that a newer version made is refused`() throws {
    try withHistory { _, path in
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('v99')")
      }
      let error = #expect(throws: OperationsError.self) { _ = try History(path: path) }
      #expect(error?.code == .newerVersion)
    }
  }

  @Test func `A folder in the file's place is an error`() throws {
    let folder = TestFolder()
    defer { folder.remove() }
    try FileManager.default.createDirectory(
      atPath: folder.file, withIntermediateDirectories: true)
    #expect(throws: OperationsError.self) { _ = try History(path: folder.file) }
  }
}

import Glibc
import GRDB

/// An SQLite file of ours: opened with care, marked as ours, brought up to this version.
///
/// Every function may be called from several tasks and several processes at once; a writer waits for
/// another one at most ten seconds. A process killed on the way leaves the file as it was before.
struct DatabaseFile: Sendable {
  /// What tells one kind of our files from the others, and how its tables are made.
  struct Kind {
    /// What it is called in SQLite's log.
    var label: String
    /// SQLite's `application_id`, which tells our files from those of other programs.
    var applicationID: Int
    var migrator: DatabaseMigrator
  }

  private static let patience = 10

  /// The file as the caller named it.
  let path: String
  private let queue: DatabaseQueue

  /// Opens the file, which is made or brought up to this version where needed.
  init(path: String, kind: Kind) throws(OperationsError) {
    try HistoryFile.prepare(path)
    self.path = path
    queue = try Self.open(path, kind)
  }

  /// Opens a file to read it and nothing else (``ReadingFile``); nil where it has no tables yet.
  init?(_ reading: ReadingFile, kind: Kind) throws(OperationsError) {
    path = reading.path
    do {
      queue = try DatabaseQueue(path: reading.address, configuration: reading.configuration(kind))
      guard try kind.isMade(queue, path: path) else { return nil }
    } catch {
      throw OperationsError(error, path: reading.path)
    }
  }

  private static func open(_ path: String, _ kind: Kind) throws(OperationsError) -> DatabaseQueue {
    // SQLite does not wait when two processes switch a new file to WAL at once; so we do.
    let end = ContinuousClock.now + .seconds(patience)
    while true {
      do {
        let queue = try DatabaseQueue(path: path, configuration: configuration(path, kind))
        try kind.bringUp(queue, path: path)
        return queue
      } catch {
        let isLate = Self.isLate(error)
        let error = OperationsError(error, path: path)
        guard error.code == .busy || isLate, ContinuousClock.now < end else { throw error }
        usleep(50_000)
      }
    }
  }

  /// Whether others made tables since SQLite last looked, and kept it from looking again: it says then
  /// that they are missing, and cannot make them.
  private static func isLate(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError, error.resultCode == .SQLITE_ERROR else {
      return false
    }
    return error.message == "no such table: grdb_migrations"
      || error.message?.hasSuffix(" already exists") == true
  }

  private static func configuration(_ path: String, _ kind: Kind) -> Configuration {
    let applicationID = kind.applicationID
    var configuration = Configuration()
    configuration.label = kind.label
    configuration.journalMode = .wal
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(Double(patience))
    configuration.prepareDatabase { database in
      try Kind.claim(database, path: path, applicationID: applicationID)
    }
    return configuration
  }

  /// Reads in one transaction, so that all that is read belongs together.
  func read<Value>(_ body: (Database) throws -> Value) throws(OperationsError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw OperationsError(error, path: path)
    }
  }

  /// Writes all or nothing; the lock is taken at once, so that no read before it can be stale.
  func write<Value>(_ body: (Database) throws -> Value) throws(OperationsError) -> Value {
    do {
      return try queue.writeWithoutTransaction { database in
        try database.inImmediateTransaction { try body(database) }
      }
    } catch {
      throw OperationsError(error, path: path)
    }
  }

  /// Gives the pages that a removal freed back to the file system, as far as nobody reads them.
  func shrink() throws(OperationsError) {
    do {
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA incremental_vacuum")
        // A reader in another process may hold the log; then its end shrinks later.
        _ = try? database.checkpoint(.truncate)
      }
    } catch {
      throw OperationsError(error, path: path)
    }
  }
}

extension DatabaseFile.Kind {
  /// Marks a new file as ours, and refuses one of another program before anything is changed in it.
  fileprivate static func claim(
    _ database: Database, path: String, applicationID: Int
  ) throws {
    // Only heeded while the file is empty; gives the pages that pruning frees back.
    try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
    if try owner(of: database) == applicationID { return }
    try database.inTransaction(.immediate) {
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
      let owner = try owner(of: database)
      guard owner == applicationID || owner == 0 && tables == 0 else {
        throw OperationsError(
          .damaged, path: path, detail: "this is a database of another program")
      }
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      return .commit
    }
  }

  /// Whether the tables are there; another process that has just begun the file has made none.
  ///
  /// Those of another version are refused, as the file may not be changed.
  fileprivate func isMade(_ queue: DatabaseQueue, path: String) throws -> Bool {
    try queue.read { database in
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
      guard tables != 0 else { return false }
      guard try Self.owner(of: database) == applicationID else {
        throw OperationsError(.damaged, path: path, detail: "this is a database of another program")
      }
      guard try !migrator.hasBeenSuperseded(database) else {
        throw OperationsError(
          .newerVersion, path: path, detail: "a newer exitway has changed its tables")
      }
      guard try migrator.hasCompletedMigrations(database) else {
        throw OperationsError(.olderVersion, path: path, detail: "an older exitway made its tables")
      }
      return true
    }
  }

  private static func owner(of database: Database) throws -> Int? {
    try Int.fetchOne(database, sql: "PRAGMA application_id")
  }

  /// Brings the tables up to this version.
  fileprivate func bringUp(_ queue: DatabaseQueue, path: String) throws {
    let isDone = try queue.read { database in
      guard try !migrator.hasBeenSuperseded(database) else {
        throw OperationsError(
          .newerVersion, path: path, detail: "a newer exitway has changed its tables")
      }
      return try migrator.hasCompletedMigrations(database)
    }
    guard !isDone else { return }
    do {
      try migrator.migrate(queue)
    } catch {
      // Another process may have made the tables since we looked.
      guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
    }
  }
}

extension Database {
  /// Runs a body in an immediate transaction and hands its value on.
  fileprivate func inImmediateTransaction<Value>(_ body: () throws -> Value) throws -> Value {
    var value: Value?
    try inTransaction(.immediate) {
      value = try body()
      return .commit
    }
    guard let value else {
      throw DatabaseError(resultCode: .SQLITE_ABORT, message: "the transaction gave no value")
    }
    return value
  }
}

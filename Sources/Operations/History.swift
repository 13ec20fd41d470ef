import Glibc
import GRDB

/// The history of all runs: a SQLite file, which can be made again from the run records.
///
/// Every function may be called from several tasks and several processes at once; a writer waits for
/// another one at most ten seconds. A process killed on the way leaves the file as it was before.
package struct History: Sendable {
  private static let patience = 10

  /// The file as the caller named it.
  package let path: String
  private let queue: DatabaseQueue

  /// Opens the history, which is made or brought up to this version where needed.
  ///
  /// - Throws: ``HistoryError`` where the file cannot be used.
  package init(path: String) throws(HistoryError) {
    try HistoryFile.prepare(path)
    self.path = path
    queue = try Self.open(path)
  }

  private static func open(_ path: String) throws(HistoryError) -> DatabaseQueue {
    // SQLite does not wait when two processes switch a new file to WAL at once; so we do.
    let end = ContinuousClock.now + .seconds(patience)
    while true {
      do {
        let queue = try DatabaseQueue(path: path, configuration: configuration(path))
        try HistorySchema.bringUp(queue, path: path)
        return queue
      } catch {
        let error = HistoryError(error, path: path)
        guard error.code == .busy, ContinuousClock.now < end else { throw error }
        usleep(50_000)
      }
    }
  }

  private static func configuration(_ path: String) -> Configuration {
    var configuration = Configuration()
    configuration.label = "history"
    configuration.journalMode = .wal
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(Double(patience))
    configuration.prepareDatabase { database in
      try HistorySchema.claim(database, path: path)
    }
    return configuration
  }

  /// Reads in one transaction, so that all that is read belongs together.
  func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Writes all or nothing; the lock is taken at once, so that no read before it can be stale.
  func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    do {
      return try queue.writeWithoutTransaction { database in
        try database.inImmediateTransaction { try body(database) }
      }
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Gives the pages that a removal freed back to the file system, as far as nobody reads them.
  func shrink() throws(HistoryError) {
    do {
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA incremental_vacuum")
        // A reader in another process may hold the log; then its end shrinks later.
        _ = try? database.checkpoint(.truncate)
      }
    } catch {
      throw HistoryError(error, path: path)
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

import GRDB

/// The library that keeps the history, for the record.
package enum SQLiteVersion {
  /// `SQLite/3.40.1`; nil where it does not open a database even in memory.
  package static var text: String? {
    let version = try? DatabaseQueue().read { database in
      try String.fetchOne(database, sql: "SELECT sqlite_version()")
    }
    return version.flatMap { $0 }.map { "SQLite/\($0)" }
  }
}

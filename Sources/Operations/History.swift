import GRDB

/// The history of all runs: a SQLite file, which can be made again from the run records.
///
/// Every function may be called from several tasks and several processes at once; a writer waits for
/// another one at most ten seconds. A process killed on the way leaves the file as it was before.
package struct History: Sendable {
  private let file: DatabaseFile

  /// The file as the caller named it.
  package var path: String { file.path }

  /// Opens the history, which is made or brought up to this version where needed.
  ///
  /// - Throws: ``OperationsError`` where the file cannot be used.
  package init(path: String) throws(OperationsError) {
    file = try DatabaseFile(path: path, kind: HistorySchema.kind)
  }

  /// A history whose file is open.
  init(_ file: DatabaseFile) { self.file = file }

  /// Reads in one transaction, so that all that is read belongs together.
  func read<Value>(_ body: (Database) throws -> Value) throws(OperationsError) -> Value {
    try file.read(body)
  }

  /// Writes all or nothing; the lock is taken at once, so that no read before it can be stale.
  func write<Value>(_ body: (Database) throws -> Value) throws(OperationsError) -> Value {
    try file.write(body)
  }

  /// Gives the pages that a removal freed back to the file system, as far as nobody reads them.
  func shrink() throws(OperationsError) { try file.shrink() }
}

package import Evidence
package import Foundation
import GRDB

/// What is to be told, what was told, and to whom: an SQLite file of its own.
///
/// The history may be made anew at any time; this file says what readers have heard already, and so
/// it cannot be.
package struct Outbox: Sendable {
  /// Messages that are kept for the feed and for looking back.
  private static let keptMessages = 1000

  let file: DatabaseFile

  /// Opens the outbox, which is made or brought up to this version where needed.
  ///
  /// - Throws: ``OperationsError`` where the file cannot be used.
  package init(path: String) throws(OperationsError) {
    file = try DatabaseFile(path: path, kind: OutboxSchema.kind)
  }

  /// Enters what a run saw, and the message about it where there is something to tell.
  ///
  /// All of it happens or nothing. A run that was entered before, or is older than one that was,
  /// changes nothing.
  ///
  /// - Parameters:
  ///   - reports: one a case.
  ///   - run: the run's name, which begins with its time.
  ///   - needed: agreeing fetches that make a change certain.
  ///   - channels: names of the channels that get the message.
  ///   - now: when it is entered.
  /// - Returns: the message; nil where nothing is to be told.
  /// - Throws: ``OperationsError``.
  @discardableResult
  package func enter(
    _ reports: [WatchedReport], run: String, needed: Int, channels: [String], at now: Date
  ) throws(OperationsError) -> Announcement? {
    try file.write { database in
      let writer = OutboxWriter(database: database)
      let cases = try reports.map { try writer.take($0, run: run, needed: needed) }
      let events = try Announcements.events(cases, run: run).filter { try writer.isNew($0) }
      let changes = events.filter { $0.kind != .unstable }
      guard !changes.isEmpty else { return nil }
      let message = Announcement(
        id: Announcements.id(["message", run] + changes.map(\.id)), run: run,
        at: UTCStamp.text(now) ?? "", events: changes, unstable: try writer.untoldUnstable())
      try writer.put(message, channels: channels, at: now.milliseconds)
      try writer.prune(keeping: Self.keptMessages)
      return message
    }
  }

  /// The newest messages of a channel, the newest first, as far as their sending has begun.
  ///
  /// - Throws: ``OperationsError``.
  package func messages(
    to channel: String, last count: Int
  ) throws(OperationsError) -> [Announcement] {
    try file.read { database in
      let sql = """
        SELECT body FROM deliveries JOIN messages ON messages.number = message
          WHERE channel = ? AND state <> 'waiting' ORDER BY message DESC LIMIT ?
        """
      return try Row.fetchAll(database, sql: sql, arguments: [channel, count]).map {
        try $0.announcement("body")
      }
    }
  }
}

extension Date {
  /// Whole milliseconds since 1970.
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded(.down)) }
}

extension Row {
  /// A message as it was stored.
  func announcement(_ column: String) throws -> Announcement {
    let text: String = try whole(column)
    return try CanonicalJSON.decode(Announcement.self, from: Array(text.utf8))
  }
}

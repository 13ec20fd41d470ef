package import Evidence
package import Foundation
import GRDB

/// One message on its way to one channel.
package struct OutboxDelivery: Sendable, Hashable {
  /// How far it came.
  package enum State: String, Sendable, Hashable, CaseIterable {
    case waiting
    /// An attempt is under way, or was when its process ended.
    case sending
    case sent
    /// Given up; nobody has it.
    case failed
    /// It may have arrived; sending it again could tell it twice.
    case uncertain
  }

  /// How an attempt ended.
  package enum Result: Sendable, Hashable {
    case sent
    /// Not taken; to be tried again later.
    case notTaken(String)
    /// Not taken, and trying again is of no use.
    case failed(String)
    case uncertain(String)
  }

  let number: Int64
  package var channel: String
  package var state: State
  /// Attempts that began.
  package var attempts: Int
  /// When it is tried next.
  package var due: Date
  package var lastError: String?
  package var message: Announcement
}

extension Outbox {
  /// Pauses after an attempt that failed, in minutes; after the last one it is given up.
  static let pauses = [1, 5, 15, 60, 240, 720, 1440, 1440, 1440]

  /// Takes the oldest waiting message for an attempt: it is marked as being sent before anybody
  /// can send it, so that a process that dies leaves it uncertain and no other one takes it.
  ///
  /// - Parameters:
  ///   - channels: names of the channels that can be served.
  ///   - due: messages that are due later stay; nil takes all. One that was never tried is always
  ///     due, and so is one that was last tried later than this: the clock was set back since.
  ///   - last: what this sender took before; only what was entered after it is taken.
  ///   - now: the attempt's moment.
  /// - Returns: nil where nothing is left to do.
  /// - Throws: ``OperationsError``.
  package func take(
    for channels: [String], dueBy due: Date?, after last: OutboxDelivery?, at now: Date
  ) throws(OperationsError) -> OutboxDelivery? {
    try file.write { database in
      let marks = Array(repeating: "?", count: channels.count).joined(separator: ", ")
      let sql = """
        \(Self.selection) WHERE state = 'waiting'
          AND (due <= ? OR attempts = 0 OR attempted > ?) AND deliveries.number > ?
          AND channel IN (\(marks)) ORDER BY deliveries.number LIMIT 1
        """
      let due = due?.milliseconds ?? Int64.max
      var arguments: StatementArguments = [due, due, last?.number ?? 0]
      arguments += StatementArguments(channels)
      guard let row = try Row.fetchOne(database, sql: sql, arguments: arguments) else { return nil }
      var delivery = try row.delivery()
      delivery.state = .sending
      delivery.attempts += 1
      try database.execute(
        sql:
          "UPDATE deliveries SET state = 'sending', attempts = ?, attempted = ? WHERE number = ?",
        arguments: [delivery.attempts, now.milliseconds, delivery.number])
      return delivery
    }
  }

  /// Notes how an attempt ended; a failure that can pass waits longer each time.
  ///
  /// - Throws: ``OperationsError``.
  @discardableResult
  package func settle(
    _ delivery: OutboxDelivery, _ result: OutboxDelivery.Result, at now: Date
  ) throws(OperationsError) -> OutboxDelivery.State {
    var due = now
    let (state, error): (OutboxDelivery.State, String?) =
      switch result {
      case .sent: (.sent, nil)
      case .failed(let words): (.failed, words)
      case .uncertain(let words): (.uncertain, words)
      case .notTaken(let words):
        (delivery.attempts > Self.pauses.count ? .failed : .waiting, words)
      }
    if state == .waiting {
      due += Double(Self.pauses[max(0, delivery.attempts - 1)] * 60)
    }
    try file.write { database in
      try database.execute(
        sql: "UPDATE deliveries SET state = ?, due = ?, last_error = ? WHERE number = ?",
        arguments: [state.rawValue, due.milliseconds, error, delivery.number])
    }
    return state
  }

  /// Turns what a process that is gone was sending into uncertain; only for who knows that nobody
  /// else is sending.
  ///
  /// - Throws: ``OperationsError``.
  package func recover() throws(OperationsError) {
    try file.write { database in
      try database.execute(
        sql: """
          UPDATE deliveries SET state = 'uncertain',
            last_error = 'exitway ended while it was being sent' WHERE state = 'sending'
          """)
    }
  }

  /// Everything that did not arrive, or may not have, oldest first.
  ///
  /// - Throws: ``OperationsError``.
  package func open() throws(OperationsError) -> [OutboxDelivery] {
    try file.read { database in
      let sql = "\(Self.selection) WHERE state <> 'sent' ORDER BY message, deliveries.number"
      return try Row.fetchAll(database, sql: sql).map { try $0.delivery() }
    }
  }

  private static let selection = """
    SELECT deliveries.number AS number, channel, state, attempts, due, last_error, body
      FROM deliveries JOIN messages ON messages.number = message
    """
}

extension Row {
  fileprivate func delivery() throws -> OutboxDelivery {
    guard let state = OutboxDelivery.State(rawValue: try whole("state")) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a delivery has an unknown state")
    }
    let due: Int64 = try whole("due")
    return OutboxDelivery(
      number: try whole("number"), channel: try whole("channel"), state: state,
      attempts: try whole("attempts"), due: Date(timeIntervalSince1970: Double(due) / 1000),
      lastError: try some("last_error"), message: try announcement("body"))
  }
}

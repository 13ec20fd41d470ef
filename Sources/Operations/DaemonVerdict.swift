package import Foundation

/// Whether the daemon that wrote a health file still does its work.
package enum DaemonVerdict: Sendable, Hashable {
  case alive
  /// It ended as it was asked to.
  case stopped
  /// It ended without a word: killed, or the machine was switched off. The file is stale.
  case gone
  /// It is there, but the next run has not begun.
  case overdue

  /// How late a run may be, in seconds; the daemon looks at the clock every minute.
  package static let patience = 300.0

  /// - Parameters:
  ///   - health: the file's content.
  ///   - isThere: whether its process lives and holds the daemon's lock.
  ///   - now: the wall clock.
  package init(_ health: DaemonHealth, isThere: Bool, now: Date) {
    let due = health.next.flatMap { UTCStamp.moment($0.at) }
    self =
      if !isThere {
        health.state == .stopped ? .stopped : .gone
      } else if health.state == .sleeping, let due, now > due.addingTimeInterval(Self.patience) {
        .overdue
      } else {
        .alive
      }
  }
}

import Delivery
import Evidence
import Foundation
import Operations
import Reporting

/// Tells readers what changed: enters a run in the outbox, and sends what waits there.
struct Notifier: Sendable {
  let channels: [NotifyChannel]
  /// Why the settings name channels that this machine does not have.
  let missing: [String]
  /// Agreeing fetches that make a change certain.
  let needed: Int
  /// Where the outbox and its lock lie.
  let folder: String
  let options: DeliveryOptions
  let console: Console

  private var path: String { Self.path(below: folder) }

  static func path(below folder: String) -> String { folder + "/notifications.sqlite" }

  /// Enters a run, and sends where that is wanted; what goes wrong is told and waits.
  func announce(_ reports: [WatchedReport], run: String, sending: Bool) async {
    do throws(OperationsError) {
      let outbox = try Outbox(path: path)
      try outbox.enter(
        reports, run: run, needed: needed, channels: channels.map(\.name), at: Date())
    } catch {
      console.complain("exitway: notifications: \(error)")
      return
    }
    if sending { _ = await send(all: false) }
  }

  /// Sends what an earlier run could not and whose time has come; does nothing where no run has told
  /// anything yet.
  func sendWhatWaits() async {
    if AtomicFile.exists(path) { _ = await send(all: false) }
  }

  /// Sends what waits and is due, or all that waits.
  ///
  /// - Returns: whether nothing went wrong.
  func send(all: Bool) async -> Bool {
    await withCheckedContinuation { continuation in
      // A thread of its own: deliveries block, and tasks share few threads.
      Thread { continuation.resume(returning: deliver(all: all)) }.start()
    }
  }

  private func deliver(all: Bool) -> Bool {
    var isFine = true
    do {
      let outbox = try Outbox(path: path)
      let lock = try FileLock(folder + "/notifications.lock")
      // Nobody else sends while we hold the lock.
      try outbox.recover()
      var last: OutboxDelivery?
      while let delivery = try outbox.take(
        for: channels.map(\.name), dueBy: all ? nil : Date(), after: last, at: Date())
      {
        last = delivery
        let result = attempt(delivery, outbox)
        let state = try outbox.settle(delivery, result, at: Date())
        isFine = tell(delivery, result, state) && isFine
      }
      withExtendedLifetime(lock) {}
    } catch {
      console.complain("exitway: notifications: \(error)")
      isFine = false
    }
    return isFine
  }

  private func attempt(
    _ delivery: OutboxDelivery, _ outbox: Outbox
  ) -> OutboxDelivery.Result {
    guard let channel = channels.first(where: { $0.name == delivery.channel }) else {
      return .notTaken("the settings have no such channel")
    }
    do throws(DeliveryError) {
      try channel.send(delivery.message, options) { () throws(OperationsError) in
        try outbox.messages(to: channel.name, last: AtomFeed.maximumEntries)
      }
      return .sent
    } catch {
      return switch error.fate {
      case .notTaken: .notTaken("\(error)")
      case .neverTaken: .failed("\(error)")
      case .uncertain: .uncertain("\(error)")
      }
    }
  }

  private func tell(
    _ delivery: OutboxDelivery, _ result: OutboxDelivery.Result, _ state: OutboxDelivery.State
  ) -> Bool {
    switch result {
    case .sent:
      console.say("\(delivery.channel): sent")
      return true
    case .notTaken(let words), .failed(let words), .uncertain(let words):
      let end =
        switch state {
        case .waiting: "; it waits in the outbox"
        case .uncertain: "; it may have arrived, and is not sent again"
        default: "; it is given up"
        }
      console.complain("exitway: \(delivery.channel): \(words)\(end)")
      return false
    }
  }

  /// Sends a test message to each channel now; nothing of it enters the outbox.
  ///
  /// - Returns: whether every channel took it.
  func test() async -> Bool {
    await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: sendTests()) }.start()
    }
  }

  private func sendTests() -> Bool {
    let id = (0..<4).map { _ in String(UInt32.random(in: 1 << 31 ... .max), radix: 16) }.joined()
    let now = Date().formatted(.iso8601)
    let message = Announcement(
      id: id, run: "test", at: now, isTest: true, events: [], unstable: [])
    var isFine = true
    for words in missing { console.say(words) }
    for channel in channels {
      do throws(DeliveryError) {
        try channel.send(message, options, feed: nil)
        console.result(Array("\(channel.name): arrived\n".utf8))
      } catch {
        console.result(Array("\(channel.name): \(error.fate.rawValue): \(error)\n".utf8))
        isFine = false
      }
    }
    return isFine
  }
}

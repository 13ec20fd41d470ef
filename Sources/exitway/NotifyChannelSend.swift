import Delivery
import Evidence
import Foundation
import Operations
import Reporting
import Scenarios

extension NotifyChannel {
  /// Sends a message, on the calling thread.
  ///
  /// - Parameters:
  ///   - message: what is told.
  ///   - options: what it may cost.
  ///   - feed: all messages that a feed shows, the newest first; nil only tries the channel, and
  ///     leaves a feed as it is.
  /// - Throws: `DeliveryError`.
  func send(
    _ message: Announcement, _ options: DeliveryOptions,
    feed: (() throws(OperationsError) -> [Announcement])?
  ) throws(DeliveryError) {
    switch kind {
    case .webhook(let address, let shape):
      try Webhook.post(
        try Self.body(message, shape), to: address, key: message.id, options)
    case .mail(let server, let from, let to):
      let mail = MailMessage(
        from: from, to: to, subject: AnnouncementLines(message).subject,
        body: AnnouncementText.plain(message), id: message.id, date: Date())
      try server.send(mail, options)
    case .command(let words): try CommandCall.run(words, input: try Self.body(message, .json))
    case .atom(let path): try Self.writeFeed(feed, to: path)
    case .summary(let path):
      try Self.append("\n" + AnnouncementText.markdown(message), to: path)
    }
  }

  private static func body(
    _ message: Announcement, _ shape: Settings.Shape
  ) throws(DeliveryError) -> [UInt8] {
    do throws(ReportingError) {
      return try AnnouncementJSON.body(message, as: shape)
    } catch {
      throw DeliveryError(.internal, .neverTaken, "\(error)")
    }
  }

  private static func writeFeed(
    _ feed: (() throws(OperationsError) -> [Announcement])?, to path: String
  ) throws(DeliveryError) {
    guard let feed else {
      guard FileManager.default.isWritableFile(atPath: AtomicFile.parent(path)) else {
        throw DeliveryError(.refused, .notTaken, "\(path) cannot be written")
      }
      return
    }
    let id = ContentHash(of: Array("feed\0\(path)".utf8)).description.prefix(32)
    do {
      try AtomicFile.write(Array(AtomFeed.text(try feed(), id: String(id)).utf8), to: path)
    } catch {
      throw DeliveryError(.refused, .notTaken, "\(error)")
    }
  }

  private static func append(_ text: String, to path: String) throws(DeliveryError) {
    do {
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      defer { try? file.close() }
      try file.seekToEnd()
      try file.write(contentsOf: Data(text.utf8))
    } catch {
      throw DeliveryError(.refused, .notTaken, "\(path) cannot be written")
    }
  }
}

import Glibc

/// One connection: one request, one answer, each in limited time.
///
/// It blocks; each has a thread of its own.
struct Connection {
  /// Seconds until the whole answer must be taken.
  private static let secondsToTake = 60
  /// Seconds in which what was sent and not read is drained.
  private static let secondsToPart = 2
  private static let mostDrained = 1 << 20

  let descriptor: Int32
  /// Seconds until the whole head of a request must be there.
  let secondsToAsk: Int

  /// Reads a request, answers it, and closes the connection.
  func serve(_ site: Site) {
    defer { close(descriptor) }
    switch head() {
    case .whole(let head):
      // Without it the other end is gone.
      guard let near = SocketName(ofLocalEnd: descriptor) else { return }
      send(site.answer(head: head, at: near.address))
    case .tooLong:
      send(SiteResponse(.longHead, "The request is too long.").bytes(isHead: false))
    case .late: send(SiteResponse(.late, "The request took too long.").bytes(isHead: false))
    case .none: return
    }
    part()
  }

  private enum Head {
    case whole([UInt8])
    case tooLong
    case late
    case none
  }

  private func head() -> Head {
    let end = ContinuousClock.now + .seconds(secondsToAsk)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      guard wait(POLLIN, until: end) else { return bytes.isEmpty ? .none : .late }
      let count = recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT))
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return .none }
      // What was searched already is searched again only as far as the end may be split.
      let start = max(0, bytes.count - 3)
      bytes += chunk[..<count]
      if let end = Self.emptyLine(in: bytes, from: start) {
        return end <= SiteRequest.longestHead ? .whole(Array(bytes[..<end])) : .tooLong
      }
      guard bytes.count <= SiteRequest.longestHead else { return .tooLong }
    }
  }

  /// Where the empty line begins that ends a head.
  private static func emptyLine(in bytes: [UInt8], from start: Int) -> Int? {
    let mark: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    guard bytes.count >= mark.count else { return nil }
    return (start...(bytes.count - mark.count)).first { bytes[$0..<($0 + 4)].elementsEqual(mark) }
  }

  private func send(_ bytes: [UInt8]) {
    let end = ContinuousClock.now + .seconds(Self.secondsToTake)
    let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
    var offset = 0
    while offset < bytes.count {
      guard wait(POLLOUT, until: end) else { return }
      let count = bytes.withUnsafeBytes { all in
        Glibc.send(descriptor, all.baseAddress?.advanced(by: offset), all.count - offset, flags)
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      offset += count
    }
  }

  /// Says that nothing follows, and takes what the other end still sends: closing before would
  /// reset the connection, and the answer might be lost with it (RFC 9112 9.6).
  private func part() {
    shutdown(descriptor, Int32(SHUT_WR))
    let end = ContinuousClock.now + .seconds(Self.secondsToPart)
    var chunk = [UInt8](repeating: 0, count: 16 << 10)
    var drained = 0
    while drained < Self.mostDrained, wait(POLLIN, until: end) {
      let count = recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT))
      guard count > 0 else { return }
      drained += count
    }
  }

  /// Waits until something can be read or written; false where the time is over.
  private func wait(_ event: Int32, until end: ContinuousClock.Instant) -> Bool {
    while true {
      let rest = (end - .now) / .milliseconds(1)
      guard rest > 0 else { return false }
      var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      let count = poll(&entry, 1, Int32(rest.rounded(.up)))
      if count > 0 { return true }
      if count < 0, errno != EINTR { return false }
    }
  }
}

import Glibc

/// Tells a service manager how a daemon fares: the datagrams of sd_notify(3), without its library.
package struct ServiceNotifier: Sendable {
  private let address: sockaddr_un
  private let length: socklen_t
  /// After how many seconds without a ping the manager restarts the daemon; nil where it does not.
  package let watchdog: Double?

  /// Reads `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`; nil where no manager listens.
  ///
  /// An address that is no path and no abstract name (`vsock:`) counts as none.
  package init?(environment: [String: String]) {
    guard let name = environment["NOTIFY_SOCKET"], let socket = Self.address(name) else {
      return nil
    }
    (address, length) = socket
    let microseconds = environment["WATCHDOG_USEC"].flatMap(Double.init) ?? 0
    // A variable that our parent got and passed on is not meant for us.
    let isOurs = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
    watchdog = isOurs && microseconds > 0 ? microseconds / 1_000_000 : nil
  }

  /// It takes messages and is at work.
  package func ready(_ status: String) { send(["READY=1", "STATUS=\(Self.line(status))"]) }

  /// It reads its settings again; the manager waits for ``ready(_:)``.
  package func reloading() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    // The manager tells a new reload from an old one by this clock.
    let microseconds = time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    send(["RELOADING=1", "MONOTONIC_USEC=\(microseconds)"])
  }

  /// One line for `systemctl status`.
  package func status(_ text: String) { send(["STATUS=\(Self.line(text))"]) }

  /// It is about to end.
  package func stopping() { send(["STOPPING=1"]) }

  /// It is alive.
  package func ping() { send(["WATCHDOG=1"]) }

  /// A manager that does not listen is no reason to stop, nor to wait for it.
  private func send(_ lines: [String]) {
    let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return }
    defer { close(socket) }
    let text = Array(lines.joined(separator: "\n").utf8)
    var address = address
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
        _ = sendto(socket, text, text.count, flags, address, length)
      }
    }
  }

  /// A path as it is, or an abstract name, which is written with `@` and sent with a zero byte.
  private static func address(_ name: String) -> (sockaddr_un, socklen_t)? {
    var bytes = Array(name.utf8)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count > 1, bytes.count < room, let first = bytes.first,
      first == UInt8(ascii: "/") || first == UInt8(ascii: "@")
    else { return nil }
    if first == UInt8(ascii: "@") { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    // An abstract name ends with its length, a path with a zero byte, for which there is room.
    let end = MemoryLayout<sa_family_t>.size + bytes.count
    return (address, socklen_t(first == UInt8(ascii: "@") ? end : end + 1))
  }

  /// Text of others must not add a line of its own.
  private static func line(_ text: String) -> String { ScheduleExport.comment(text) }
}

import Foundation
import Glibc
import Synchronization

/// A server on loopback that answers with any bytes at all, well formed or not.
package final class RawServer: Sendable {
  /// What to do with a connection after its request was read.
  package enum Reply: Sendable {
    /// Send these bytes and close.
    case bytes([UInt8])
    /// Send these bytes and wait for the next request on the same connection.
    case kept([UInt8])
    /// Send the first bytes, then the second ones again and again until the client has enough.
    case endless([UInt8], [UInt8])
    /// Send the first bytes, then one more byte every 200 ms until the client has enough.
    case drip([UInt8], UInt8)
    /// Send these bytes and reset the connection.
    case reset([UInt8])
    /// Say nothing and keep the connection.
    case silence
  }

  package let port: UInt16
  private let listener: Int32
  private let hasStopped = Atomic(false)
  private let seen = Mutex<[String]>([])
  private let answersAnything: Bool
  private let answer: @Sendable (String) -> Reply

  /// Requests so far, whole.
  package var requests: [String] { seen.withLock { $0 } }

  package func address(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// Starts listening; `answersAnything` answers the first bytes, whatever they are, without waiting
  /// for the end of a request's head.
  package init(
    answersAnything: Bool = false, _ answer: @escaping @Sendable (String) -> Reply
  ) throws {
    self.answersAnything = answersAnything
    self.answer = answer
    // A connection that a child process holds as well would not end when it is closed here.
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    self.listener = listener
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 512) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: name.sin_port)
    Thread { [self] in accept() }.start()
  }

  /// Stops listening; may be called again.
  package func stop() {
    hasStopped.store(true, ordering: .releasing)
    // Wakes the thread that waits for connections, which alone closes: a number that is closed here
    // may be another test's by the time it is used there.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// A complete answer with its length.
  package static func page(
    _ body: String, status: String = "200 OK", headers: [String] = []
  ) -> Reply {
    let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"]
    return .bytes(Array(((lines + headers).joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
  }

  private func accept() {
    defer { close(listener) }
    while !hasStopped.load(ordering: .acquiring) {
      let connection = Glibc.accept(listener, nil, nil)
      guard connection >= 0 else {
        usleep(10_000)
        continue
      }
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      Thread { [self] in serve(connection) }.start()
    }
  }

  private func serve(_ connection: Int32) {
    while let request = read(connection) {
      seen.withLock { $0.append(request) }
      switch answer(request) {
      case .kept(let bytes):
        if send(bytes, on: connection) { continue }
      case .bytes(let bytes):
        _ = send(bytes, on: connection)
      case .endless(let start, let more):
        var goesOn = send(start, on: connection)
        while goesOn { goesOn = send(more, on: connection) }
      case .drip(let start, let byte):
        var goesOn = send(start, on: connection)
        while goesOn {
          usleep(200_000)
          goesOn = send([byte], on: connection)
        }
      case .reset(let bytes):
        if send(bytes, on: connection) { reset(connection) }
      case .silence: return
      }
      break
    }
    close(connection)
  }

  /// Head and body of a request, by its Content-Length.
  private func read(_ connection: Int32) -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let head = text.range(of: "\r\n\r\n") {
        let length = text.range(of: "Content-Length: ").flatMap { range in
          Int(text[range.upperBound...].prefix { $0.isNumber })
        }
        if text[head.upperBound...].utf8.count >= length ?? 0 { return text }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      if answersAnything { return String(decoding: bytes, as: UTF8.self) }
    }
  }

  /// Makes the coming `close` a reset, once the client has read what was sent.
  private func reset(_ connection: Int32) {
    var unsent: Int32 = 1
    while unsent > 0, ioctl(connection, UInt(TIOCOUTQ), &unsent) == 0 { usleep(1000) }
    usleep(50_000)
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      connection, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private func send(_ bytes: [UInt8], on connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }
}

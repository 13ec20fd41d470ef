import Foundation
import Glibc

/// Ports of the loopback interface.
enum FreePort {
  /// A port that was free a moment ago.
  static func find() throws -> UInt16 {
    guard let port = try find(1).first else { throw POSIXError(.EADDRINUSE) }
    return port
  }

  /// As many different ports, free a moment ago.
  static func find(_ count: Int) throws -> [UInt16] {
    let sockets = (0..<count).map { _ in socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
    defer { for socket in sockets { close(socket) } }
    return try sockets.map(take)
  }

  /// Binds a socket to a port that the system chooses.
  fileprivate static func take(_ socket: Int32) throws -> UInt16 {
    let port: UInt16 = withLoopback(port: 0) { name, length in
      var length = length
      guard bind(socket, name, length) == 0 else { return 0 }
      getsockname(socket, name, &length)
      return name.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        UInt16(bigEndian: $0.pointee.sin_port)
      }
    }
    guard port != 0 else { throw POSIXError(.EADDRINUSE) }
    return port
  }

  /// Whether somebody listens on a port.
  static func answers(_ port: UInt16) -> Bool {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
    return withLoopback(port: port) { connect(connection, $0, $1) } == 0
  }

  private static func withLoopback<Value>(
    port: UInt16, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Value
  ) -> Value {
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    name.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

/// A port on which nobody listens, and that nobody else can take while this value lives.
package final class ClosedPort: Sendable {
  package let port: UInt16
  private let descriptor: Int32

  package init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    port = try FreePort.take(descriptor)
  }

  deinit { close(descriptor) }
}

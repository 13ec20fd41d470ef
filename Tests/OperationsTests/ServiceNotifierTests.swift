import Foundation
import Glibc
import Testing

@testable import Operations

/// What a service manager hears, on a socket of the kind that systemd listens on.
struct ServiceNotifierTests {
  /// A datagram socket with a name, as systemd makes one.
  private final class Manager {
    let name: String
    private let socket: Int32

    init(_ name: String) throws {
      self.name = name
      socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      var bytes = Array(name.utf8)
      let isAbstract = bytes[0] == UInt8(ascii: "@")
      if isAbstract { bytes[0] = 0 }
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
      let length = socklen_t(2 + bytes.count + (isAbstract ? 0 : 1))
      let socket = socket
      let isBound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, length) == 0 }
      }
      try #require(isBound)
      var patience = timeval(tv_sec: 5, tv_usec: 0)
      setsockopt(
        socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(socket) }

    func heard() -> String? {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = recv(socket, &buffer, buffer.count, 0)
      return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }
  }

  /// A name below the temporary folder, and one without a file.
  private static let names = ["/tmp/exitway-\(UUID().uuidString)", "@exitway-\(UUID().uuidString)"]

  @Test(arguments: names)
  func `systemd hears everything in its own words`(name: String) throws {
    defer { unlink(name) }
    let manager = try Manager(name)
    let notifier = try #require(ServiceNotifier(environment: ["NOTIFY_SOCKET": name]))
    notifier.ready("sleeping, next\nSTOPPING=1")
    #expect(manager.heard() == "READY=1\nSTATUS=sleeping, next\u{FFFD}STOPPING=1")
    notifier.status("running market")
    #expect(manager.heard() == "STATUS=running market")
    notifier.reloading()
    let reload = try #require(manager.heard()).split(separator: "\n")
    #expect(reload.first == "RELOADING=1")
    let clock = try #require(reload.last?.split(separator: "=").last.flatMap { Int($0) })
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    #expect((0...now.tv_sec).contains(clock / 1_000_000))
    notifier.ping()
    #expect(manager.heard() == "WATCHDOG=1")
    notifier.stopping()
    #expect(manager.heard() == "STOPPING=1")
  }

  @Test(arguments: [
    nil, "", "@", "vsock:2:1234", "relative/socket", "/" + String(repeating: "x", count: 108),
  ])
  func `Without an address that can be used there is no manager`(name: String?) {
    let environment = name.map { ["NOTIFY_SOCKET": $0] } ?? [:]
    #expect(ServiceNotifier(environment: environment) == nil)
  }

  @Test func `A manager that is gone or does not read holds nobody up`() throws {
    let name = "@exitway-\(UUID().uuidString)"
    let notifier = try #require(ServiceNotifier(environment: ["NOTIFY_SOCKET": name]))
    notifier.ping()
    let manager = try Manager(name)
    for _ in 0..<10_000 { notifier.ping() }
    #expect(manager.heard() == "WATCHDOG=1")
  }

  @Test func `A watchdog counts only where it is meant for this process`() {
    func watchdog(_ more: [String: String]) -> Double? {
      let environment = ["NOTIFY_SOCKET": "@x"].merging(more) { $1 }
      return ServiceNotifier(environment: environment)?.watchdog
    }
    #expect(watchdog([:]) == nil)
    #expect(watchdog(["WATCHDOG_USEC": "30000000"]) == 30)
    #expect(watchdog(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "\(getpid())"]) == 30)
    #expect(watchdog(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"]) == nil)
    for wrong in ["0", "-5", "soon", "nan"] { #expect(watchdog(["WATCHDOG_USEC": wrong]) == nil) }
  }
}

import Foundation
import Glibc
import TestSupport
import Testing

@testable import Operations

/// What a service manager hears, on a socket of the kind that systemd listens on.
struct ServiceNotifierTests {
  /// A name below the temporary folder, and one without a file.
  private static let names = ["/tmp/exitway-\(UUID().uuidString)", "@exitway-\(UUID().uuidString)"]

  @Test(arguments: names)
  func `systemd hears everything in its own words`(name: String) throws {
    defer { unlink(name) }
    let manager = try ServiceManager(name)
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
    let manager = try ServiceManager(name)
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

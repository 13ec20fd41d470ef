import Dispatch
import Foundation
import Glibc
import Synchronization

/// Serves a site on a port: a thread takes connections, and each has a thread of its own.
///
/// Making a page blocks on files and on SQLite. On threads of their own, readers wait neither for
/// each other nor for tasks of the rest of the program.
package final class SiteServer: Sendable {
  /// What one reader may take from the others.
  package struct Limits: Sendable {
    /// Connections at a time; others wait until one ends.
    var connections: Int
    /// Seconds until the whole head of a request must be there.
    var secondsToAsk: Int

    package init(connections: Int = 128, secondsToAsk: Int = 10) {
      self.connections = connections
      self.secondsToAsk = secondsToAsk
    }
  }

  /// Seconds that answers under way get at the end.
  private static let secondsToEnd = 5

  private let site: Site
  private let socket: ListeningSocket
  private let limits: Limits
  private let slots: DispatchSemaphore
  private let running = DispatchGroup()
  private let hasStopped = Atomic(false)

  /// Where the site is, `http://127.0.0.1:8400/`.
  package let address: String

  /// Takes the port, and answers once ``run()`` is called.
  ///
  /// - Parameters:
  ///   - site: what is served.
  ///   - bind: the address to listen on.
  ///   - port: 0 takes a free one.
  ///   - limits: what one reader may take from the others.
  /// - Throws: ``ServingError`` where it cannot be taken.
  package init(
    _ site: Site, bind: BindAddress, port: UInt16, limits: Limits = Limits()
  ) throws(ServingError) {
    self.site = site
    self.limits = limits
    slots = DispatchSemaphore(value: limits.connections)
    socket = try ListeningSocket(bind, port: port)
    address = "http://\(bind.place(socket.port))/"
  }

  deinit { close(socket.descriptor) }

  /// The port that was taken.
  package var port: UInt16 { socket.port }

  /// Answers until ``stop()`` is called.
  ///
  /// It blocks; answers under way are given a few seconds at the end.
  package func run() {
    while !hasStopped.load(ordering: .acquiring) {
      slots.wait()
      guard let connection = accept() else {
        slots.signal()
        continue
      }
      running.enter()
      Thread { [self] in
        connection.serve(site)
        slots.signal()
        running.leave()
      }.start()
    }
    _ = running.wait(timeout: .now() + .seconds(Self.secondsToEnd))
  }

  /// Ends ``run()``; may be called from any thread, and again.
  package func stop() {
    hasStopped.store(true, ordering: .releasing)
    // Wakes the thread that waits for connections.
    shutdown(socket.descriptor, Int32(SHUT_RDWR))
  }

  /// The next connection; nil where there is none after all.
  private func accept() -> Connection? {
    let descriptor = Glibc.accept(socket.descriptor, nil, nil)
    if descriptor >= 0 {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return Connection(descriptor: descriptor, secondsToAsk: limits.secondsToAsk)
    }
    // Open files or memory are used up: trying again at once would only burn time.
    if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) { usleep(50_000) }
    return nil
  }
}

import Dispatch
import Foundation
import Synchronization

/// Turns the first SIGINT or SIGTERM into a clean stop: what is finished is kept and reported.
///
/// A second signal ends the process at once, as a person who presses Ctrl-C twice expects.
final class Interruption: Sendable {
  private struct State {
    var received: Int32?
    var onSignal: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// The signal that came; nil while none has.
  var signal: Int32? { state.withLock { $0.received } }

  /// Begins to listen, for as long as the result lives.
  func listen() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      // The default would end the process before the source is told.
      Foundation.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [weak self] in self?.receive(number) }
      source.resume()
      return source
    }
  }

  /// Names what ends the work; it is called once, at once if the signal has come already.
  func whenReceived(_ stop: @escaping @Sendable () -> Void) {
    let hasCome = state.withLock { state in
      state.onSignal = stop
      return state.received != nil
    }
    if hasCome { stop() }
  }

  /// Takes a signal: one that came, or one that another listener passes on.
  func receive(_ number: Int32) {
    let (isFirst, stop) = state.withLock { state in
      defer { state.received = number }
      return (state.received == nil, state.onSignal)
    }
    guard isFirst else { _exit(128 + number) }
    stop?()
  }
}

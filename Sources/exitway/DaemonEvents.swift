import Dispatch
import Foundation

/// What wakes the schedule daemon, one after the other, so that nothing of it happens at once.
enum DaemonEvent: Sendable {
  /// The time has come to look at the clock.
  case clock
  /// The service manager wants to hear that the daemon lives.
  case ping
  /// SIGHUP.
  case reload
  /// SIGINT or SIGTERM.
  case stop(Int32)
  /// A run has begun, of these scenarios.
  case began([String])
  /// A step has ended; nil where nothing was due.
  case ended(Result<ExitStatus?, any Error>)
}

/// Signals and timers as one stream, for as long as this lives.
struct DaemonEvents {
  /// The events, for one reader.
  let stream: AsyncStream<DaemonEvent>
  /// Takes events of the daemon's own.
  let sink: AsyncStream<DaemonEvent>.Continuation
  private let alarm: any DispatchSourceTimer
  private let pings: (any DispatchSourceTimer)?
  private let hangUps: any DispatchSourceSignal
  private let interruption = Interruption()
  private let stops: [any DispatchSourceSignal]

  /// Begins to listen.
  ///
  /// - Parameter pingInterval: seconds between two pings; nil for none.
  init(pingInterval: Double?) {
    let (stream, sink) = AsyncStream<DaemonEvent>.makeStream()
    self.stream = stream
    self.sink = sink
    alarm = Self.timer { sink.yield(.clock) }
    pings = pingInterval.map { interval in
      let timer = Self.timer { sink.yield(.ping) }
      timer.schedule(deadline: .now(), repeating: interval)
      return timer
    }
    // The default would end the process before the source is told.
    Foundation.signal(SIGHUP, SIG_IGN)
    hangUps = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
    hangUps.setEventHandler { sink.yield(.reload) }
    hangUps.resume()
    stops = interruption.listen()
    interruption.whenReceived { [interruption] in
      sink.yield(.stop(interruption.signal ?? SIGTERM))
    }
  }

  /// Sets the alarm clock, and no longer to what it was set before.
  func wake(in seconds: Double) { alarm.schedule(deadline: .now() + seconds) }

  private static func timer(_ ring: @escaping @Sendable () -> Void) -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.setEventHandler(handler: ring)
    timer.schedule(deadline: .distantFuture)
    timer.resume()
    return timer
  }
}

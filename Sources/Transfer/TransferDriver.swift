internal import CCurl
import Foundation
import Synchronization

/// The way into the driver's thread: a queue of commands, and a wake-up call.
///
/// libcurl's handles belong to one thread; `curl_multi_wakeup` is the one call others may make.
final class TransferDriver: Sendable {
  private let state: Mutex<State>

  private struct State {
    var commands: [DriverCommand] = []
    var nextID = 1
    var multi: MultiPointer?
    var sleep = Sleep.awake
  }

  /// What the driver's thread waits for.
  ///
  /// Being woken costs it a round over all transfers, so it is woken only where that changes
  /// something.
  private enum Sleep {
    /// It works, and looks at the queue before it sleeps.
    case awake
    /// It waits for the network, and can start nothing before a transfer ends.
    case full
    /// It waits for the network and for commands.
    case ready
  }

  /// Starts the thread, which ends with ``shutdown()``.
  init(maximumTransfers: Int) throws(TransferError) {
    guard let multi = unsafe curl_multi_init() else {
      throw TransferError(.internal, address: "libcurl", detail: "no multi handle")
    }
    let pointer = unsafe MultiPointer(multi)
    state = Mutex(State(multi: pointer))
    // The thread keeps the driver alive until it is told to stop.
    let thread = Thread { [self] in
      DriverLoop(multi: pointer, maximumTransfers: maximumTransfers).run(for: self)
    }
    thread.name = "exitway-transfer"
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Opens a session and returns its number.
  func openSession(cookies: [String]) -> Int {
    let id = newID()
    post(.openSession(id, cookies))
    return id
  }

  /// The cookies of a session, as lines of a Netscape cookie file.
  func cookies(of session: Int) async -> [String] {
    await withCheckedContinuation { post(.cookies(session, $0)) }
  }

  func add(_ cookies: [String], to session: Int) { post(.addCookies(session, cookies)) }

  func closeSession(_ id: Int) {
    post(.closeSession(id))
  }

  /// Runs one request; a cancelled task ends it at once.
  func perform(
    _ request: TransferRequest, session: Int, options: SessionOptions
  ) async throws(TransferError) -> TransferResponse {
    let ticket = TransferTicket(
      id: newID(), request: request, session: session, options: options)
    let result: Result<TransferResponse, TransferError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        post(.start(ticket, continuation))
      }
    } onCancel: {
      ticket.cancel()
      post(.cancel(ticket.id))
    }
    return try result.get()
  }

  /// Ends all transfers as cancelled, and the thread.
  func shutdown() async {
    await withCheckedContinuation { continuation in
      post(.stop(continuation))
    }
  }

  private func newID() -> Int {
    state.withLock { state in
      defer { state.nextID += 1 }
      return state.nextID
    }
  }

  /// Hands a command to the thread, or answers for it once the thread has ended.
  private func post(_ command: DriverCommand) {
    let isTaken = state.withLock { state in
      guard let multi = state.multi else { return false }
      state.commands.append(command)
      switch (state.sleep, command) {
      case (.awake, _), (.full, .start): break
      case (.full, _), (.ready, _):
        state.sleep = .awake
        unsafe curl_multi_wakeup(multi.pointer)
      }
      return true
    }
    if !isTaken { command.answerStopped() }
  }

  /// Takes what has come; `last` closes the queue for good.
  func takeCommands(last: Bool = false) -> [DriverCommand] {
    state.withLock { state in
      state.sleep = .awake
      defer { state.commands = [] }
      if last { state.multi = nil }
      return state.commands
    }
  }

  /// Says that the thread is about to sleep; false if there is a command to obey first.
  func fallAsleep(isFull: Bool) -> Bool {
    state.withLock { state in
      let isReady = state.commands.allSatisfy { command in
        if case .start = command { isFull } else { false }
      }
      if isReady { state.sleep = isFull ? .full : .ready }
      return isReady
    }
  }
}

/// A multi handle on its way to the thread it belongs to.
///
/// Unchecked: the driver's thread is the only one that uses it, `curl_multi_wakeup` excepted, which
/// libcurl allows from any thread while the handle lives; the driver's lock sees to that.
@safe
struct MultiPointer: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer

  init(_ pointer: UnsafeMutableRawPointer) {
    unsafe self.pointer = unsafe pointer
  }
}

/// One request on its way through the driver.
final class TransferTicket: Sendable {
  let id: Int
  let request: TransferRequest
  let session: Int
  let options: SessionOptions
  private let cancelled = Mutex(false)

  init(id: Int, request: TransferRequest, session: Int, options: SessionOptions) {
    self.id = id
    self.request = request
    self.session = session
    self.options = options
  }

  /// Set before the cancel command is posted, so a request that starts later sees it; nothing has
  /// to be remembered for a request that has ended.
  func cancel() { cancelled.withLock { $0 = true } }

  var isCancelled: Bool { cancelled.withLock { $0 } }

  var cancellation: TransferError {
    TransferError(.cancelled, address: request.address.description, detail: "it was cancelled")
  }
}

/// What the driver's thread is asked to do.
enum DriverCommand: Sendable {
  typealias Answer = CheckedContinuation<Result<TransferResponse, TransferError>, Never>

  case start(TransferTicket, Answer)
  case cancel(Int)
  case openSession(Int, [String])
  case closeSession(Int)
  case cookies(Int, CheckedContinuation<[String], Never>)
  case addCookies(Int, [String])
  case stop(CheckedContinuation<Void, Never>)

  /// Answers in place of a thread that has ended.
  func answerStopped() {
    switch self {
    case .start(let ticket, let answer): answer.resume(returning: .failure(ticket.cancellation))
    case .stop(let answer): answer.resume()
    case .cookies(_, let answer): answer.resume(returning: [])
    case .cancel, .openSession, .closeSession, .addCookies: break
    }
  }
}

import Dispatch
import Foundation
import Glibc
import Synchronization

/// Commands to the browser and their answers: JSON, each message ended by a NUL.
final class BrowserConnection: Sendable {
  /// An event of one page.
  typealias Listener = @Sendable (_ method: String, _ parameters: JSONValue) -> Void

  private struct State {
    var last = 0
    var waiting: [Int: Waiting] = [:]
    var listeners: [String: Listener] = [:]
    var isLost = false
  }

  private struct Waiting {
    var session: String?
    var answer: CheckedContinuation<Data, any Error>
  }

  /// A message larger than this is no answer to anything we ask.
  private static let longestMessage = 256 << 20

  private let state = Mutex(State())
  private let input: Int32
  /// Writing blocks while the browser is busy, which a task must not.
  private let writer = DispatchQueue(label: "exitway.browser.writer")

  /// Talks through two pipes, which it closes: the answers' when the browser ends, the commands' with
  /// ``close()``.
  init(input: Int32, output: Int32) {
    self.input = input
    Thread { [self] in listen(output) }.start()
  }

  /// Gives a command and waits for its answer.
  ///
  /// - Throws: `lost` when the browser ends or takes longer than `seconds`, `refused` where it says so.
  func command(
    _ method: String, _ parameters: JSONValue = [:], session: String? = nil, seconds: Double = 20
  ) async throws(RenderingError) -> JSONValue {
    try await command(
      method, parameters, session: session, seconds: seconds, as: JSONValue?.self) ?? [:]
  }

  /// The same for a long answer: a type that names what is wanted of it is read ten times as fast.
  func command<Answer: Decodable>(
    _ method: String, _ parameters: JSONValue = [:], session: String? = nil, seconds: Double = 20,
    as type: Answer.Type
  ) async throws(RenderingError) -> Answer {
    let bytes = try await send(method, parameters, session: session, seconds: seconds)
    do {
      return try JSONDecoder().decode(Reply<Answer>.self, from: bytes).result
    } catch {
      throw RenderingError(.refused, "the browser's answer to \(method) cannot be read")
    }
  }

  private func send(
    _ method: String, _ parameters: JSONValue, session: String?, seconds: Double
  ) async throws(RenderingError) -> Data {
    let id = state.withLock {
      $0.last += 1
      return $0.last
    }
    var message: [String: JSONValue] = [
      "id": .number(Double(id)), "method": .text(method), "params": parameters,
    ]
    if let session { message["sessionId"] = .text(session) }
    let bytes = (try? JSONEncoder().encode(JSONValue.object(message))) ?? Data()
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [self] in
      end(id, .failure(RenderingError(.lost, "the browser did not answer \(method)")))
    }
    do {
      return try await withCheckedThrowingContinuation { continuation in
        let isLost = state.withLock {
          if !$0.isLost { $0.waiting[id] = Waiting(session: session, answer: continuation) }
          return $0.isLost
        }
        if isLost {
          continuation.resume(throwing: RenderingError(.lost, "the browser has ended"))
        } else {
          writer.async { [self] in write(Array(bytes) + [0]) }
        }
      }
    } catch let error as RenderingError {
      throw error
    } catch {
      throw RenderingError(.lost, "\(error)")
    }
  }

  /// Hears the events of a page; nil hears no more.
  func listen(to session: String, _ listener: Listener?) {
    state.withLock { $0.listeners[session] = listener }
  }

  /// Ends the commands, which ends the browser; call it once.
  ///
  /// The writer closes, after what it still has to write: a number that is closed elsewhere may belong
  /// to another file when it is written to.
  func close() {
    writer.async { [input] in _ = Glibc.close(input) }
  }

  /// True once the browser has ended.
  var isLost: Bool { state.withLock { $0.isLost } }

  private func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(written)
    }
  }

  private func listen(_ output: Int32) {
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0, pending.count + count <= Self.longestMessage else { break }
      var start = 0
      for index in 0..<count where buffer[index] == 0 {
        hear(pending + buffer[start..<index])
        pending = []
        start = index + 1
      }
      pending += buffer[start..<count]
    }
    _ = Glibc.close(output)
    let waiting = state.withLock { state in
      state.isLost = true
      let waiting = state.waiting
      state.waiting = [:]
      return waiting
    }
    for waiting in waiting.values {
      waiting.answer.resume(throwing: RenderingError(.lost, "the browser has ended"))
    }
  }

  private func hear(_ bytes: [UInt8]) {
    let bytes = Data(bytes)
    guard let head = try? JSONDecoder().decode(Head.self, from: bytes) else { return }
    if let id = head.id {
      if let error = head.error {
        let words = error.message ?? "an error without words"
        end(id, .failure(RenderingError(.refused, "the browser says: \(words)")))
      } else {
        end(id, .success(bytes))
      }
    } else if let method = head.method, let session = head.sessionId {
      if method == "Inspector.targetCrashed" { endAll(of: session) }
      guard let listener = state.withLock({ $0.listeners[session] }) else { return }
      let event = try? JSONDecoder().decode(Event.self, from: bytes)
      listener(method, event?.params ?? [:])
    }
  }

  private func end(_ id: Int, _ result: Result<Data, RenderingError>) {
    let waiting = state.withLock { $0.waiting.removeValue(forKey: id) }
    waiting?.answer.resume(with: result.mapError { $0 as any Error })
  }

  /// A page that has crashed answers no more.
  private func endAll(of session: String) {
    let ids = state.withLock { state in
      state.waiting.filter { $0.value.session == session }.map(\.key)
    }
    for id in ids {
      end(
        id, .failure(RenderingError(.page, "the page took all the memory it could get, or crashed"))
      )
    }
  }
}

// MARK: Messages

/// What says whom a message is for.
private struct Head: Decodable {
  struct Failure: Decodable { var message: String? }

  var id: Int?
  var error: Failure?
  var method: String?
  var sessionId: String?
}

private struct Reply<Answer: Decodable>: Decodable { var result: Answer }

private struct Event: Decodable { var params: JSONValue? }

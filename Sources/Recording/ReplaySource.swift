package import Transfer
import Synchronization

/// Answers one visitor's requests from a recording, in the order in which they were made.
package final class ReplaySource: ExchangeSource {
  private struct Key: Hashable {
    var method: TransferRequest.Method
    var address: WebAddress
  }

  private let answers: Mutex<[Key: [Result<TransferResponse, TransferError>]]>

  /// Takes the exchanges of the visitor with this name.
  package init(_ recording: CaseRecording, visitor: String) {
    var answers: [Key: [Result<TransferResponse, TransferError>]] = [:]
    for exchange in recording.exchanges.reversed() where exchange.visitor == visitor {
      let key = Key(
        method: exchange.request.method, address: exchange.request.address.withoutFragment())
      answers[key, default: []].append(exchange.result)
    }
    self.answers = Mutex(answers)
  }

  package func send(
    _ request: TransferRequest
  ) async throws(TransferError) -> TransferResponse {
    let key = Key(method: request.method, address: request.address.withoutFragment())
    let result = answers.withLock { $0[key]?.popLast() }
    guard let result else {
      throw TransferError(
        .notRecorded, address: request.address.description,
        detail: "the recording does not hold this page")
    }
    return try result.get()
  }
}

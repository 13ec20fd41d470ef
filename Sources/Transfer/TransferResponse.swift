/// One answer as it came, decoded from its content coding and cut at the limits.
package struct TransferResponse: Sendable, Hashable {
  package var address: WebAddress
  package var status: Int
  /// `HTTP/1.1`, `HTTP/2`.
  package var httpVersion: String
  /// The final header block, in the order sent.
  package var headers: [TransferHeader]
  package var body: [UInt8]
  /// The body was longer than the limit.
  package var isTruncated: Bool
  /// Absolute target of a redirect to http or https.
  package var location: WebAddress?
  package var remoteAddress: String?
  package var totalMicroseconds: Int
  package var firstByteMicroseconds: Int

  /// The first header with this name, in any case (RFC 9110 section 5.1).
  package func header(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name.lowercased() == name }?.value
  }
}

/// Where answers come from: the network now, a recording or a browser later.
package protocol ExchangeSource: Sendable {
  /// Sends one request and waits for its answer.
  func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse
}

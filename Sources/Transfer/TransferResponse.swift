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
  /// The reason phrase of the status line; empty in HTTP/2, which has none.
  package var reasonPhrase: String
  /// The request's header lines as they were sent; empty where the session does not keep them.
  package var sentHeaders: [TransferHeader]
  package var tls: TransportSecurity?
  /// Names of the headers and parts from which something private was taken out; empty as received.
  package var redactions: [String] = []
  /// The server said that a body we had kept is still right (304); the body is that one.
  package var isRevalidated = false

  package init(
    address: WebAddress, status: Int, httpVersion: String, headers: [TransferHeader],
    body: [UInt8], isTruncated: Bool = false, location: WebAddress? = nil,
    remoteAddress: String? = nil, totalMicroseconds: Int = 0, firstByteMicroseconds: Int = 0,
    reasonPhrase: String = "", sentHeaders: [TransferHeader] = [], tls: TransportSecurity? = nil
  ) {
    self.address = address
    self.status = status
    self.httpVersion = httpVersion
    self.headers = headers
    self.body = body
    self.isTruncated = isTruncated
    self.location = location
    self.remoteAddress = remoteAddress
    self.totalMicroseconds = totalMicroseconds
    self.firstByteMicroseconds = firstByteMicroseconds
    self.reasonPhrase = reasonPhrase
    self.sentHeaders = sentHeaders
    self.tls = tls
  }

  /// The first header with this name, in any case (RFC 9110 section 5.1).
  package func header(_ name: String) -> String? {
    headers.value(of: name)
  }
}

/// What a connection's TLS came to, as evidence of who answered.
package struct TransportSecurity: Sendable, Hashable, Codable {
  /// `TLSv1.3`.
  package var version: String
  package var cipher: String
  /// The server certificate's subject, `/CN=www.example.org`.
  package var subject: String
  package var issuer: String

  package init(version: String, cipher: String, subject: String, issuer: String) {
    self.version = version
    self.cipher = cipher
    self.subject = subject
    self.issuer = issuer
  }
}

/// Where answers come from: the network now, a recording or a browser later.
package protocol ExchangeSource: Sendable {
  /// Sends one request and waits for its answer.
  func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse
}

/// One request and its answer, as far as a run record keeps them: the volatile half of evidence.
package struct ExchangeRecord: Codable, Sendable, Hashable {
  /// Address asked for, with the scenario's variables and without secrets.
  package var address: String
  /// `GET`, `HEAD` or `POST`.
  package var method: String
  /// Why it was made: `read`, `login` or `declared-step`.
  package var intent: String
  /// HTTP status; nil where no answer came.
  package var status: Int?
  package var httpVersion: String?
  /// Since the case began.
  package var startedMilliseconds: Int
  package var totalMicroseconds: Int
  /// Bytes of the decoded body.
  package var bytes: Int
  package var bodyHash: ContentHash?
  package var remoteAddress: String?
  package var contentType: String?
  package var redirectTo: String?
  /// Header lines of the answer in the order sent; private values are taken out.
  package var headers: [Header]
  /// Whose request it was: `guest`, `member` or `robots`.
  package var visitor = ""
  package var firstByteMicroseconds: Int?
  /// Why no answer came.
  package var error: String?
  package var tls: TLS?

  /// What the connection's TLS came to.
  package struct TLS: Codable, Sendable, Hashable {
    package var version: String
    package var cipher: String
    package var subject: String
    package var issuer: String

    package init(version: String, cipher: String, subject: String, issuer: String) {
      self.version = version
      self.cipher = cipher
      self.subject = subject
      self.issuer = issuer
    }
  }

  package struct Header: Codable, Sendable, Hashable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    address: String, method: String, intent: String, status: Int?, httpVersion: String?,
    startedMilliseconds: Int, totalMicroseconds: Int, bytes: Int, bodyHash: ContentHash?,
    remoteAddress: String?, contentType: String?, redirectTo: String?, headers: [Header] = []
  ) {
    self.address = address
    self.method = method
    self.intent = intent
    self.status = status
    self.httpVersion = httpVersion
    self.startedMilliseconds = startedMilliseconds
    self.totalMicroseconds = totalMicroseconds
    self.bytes = bytes
    self.bodyHash = bodyHash
    self.remoteAddress = remoteAddress
    self.contentType = contentType
    self.redirectTo = redirectTo
    self.headers = headers
  }
}

extension ExchangeRecord {
  /// The record without secrets, whose values may stand in addresses.
  package func redacted(by redactor: Redactor) -> ExchangeRecord {
    var record = self
    record.address = redactor.redact(address)
    record.redirectTo = redirectTo.map { redactor.redact($0) }
    return record
  }
}

/// One header line.
package struct TransferHeader: Sendable, Hashable, Codable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Reads `Name: value`; nil for a line without a colon.
  package init?(line: some StringProtocol) {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    self.init(name: String(line[..<colon]), value: String(value))
  }
}

extension [TransferHeader] {
  /// The value of the first header with this name, in any case (RFC 9110 section 5.1).
  package func value(of name: String) -> String? {
    let name = name.lowercased()
    return first { $0.name.lowercased() == name }?.value
  }
}

/// One request: a single hop, whose redirect, if any, is reported and not followed.
package struct TransferRequest: Sendable, Hashable {
  package enum Method: String, Sendable, Hashable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
  }

  /// Why the request is made; all but the first may send something.
  package enum Intent: String, Sendable, Hashable {
    case read
    case login
    case declaredStep = "declared-step"
    /// What a page's own script sends to show itself, where the scenario lets it.
    case script
  }

  package var method: Method
  package var address: WebAddress
  package var intent: Intent
  package var headers: [TransferHeader]
  package var body: [UInt8]

  package init(
    method: Method, address: WebAddress, intent: Intent = .read, headers: [TransferHeader] = [],
    body: [UInt8] = []
  ) {
    self.method = method
    self.address = address
    self.intent = intent
    self.headers = headers
    self.body = body
  }
}

/// What one answer may cost.
package struct TransferLimits: Sendable, Hashable {
  package var connectSeconds = 10
  package var totalSeconds = 30
  /// A transfer slower than this for ``lowSpeedSeconds`` is given up.
  package var lowSpeedBytesPerSecond = 100
  package var lowSpeedSeconds = 10
  /// Decoded bytes; the rest is cut off and the answer marked as truncated.
  package var bodyBytes = 8 << 20
  package var headerBytes = 64 << 10
  package var headerCount = 200

  package init() {}
}

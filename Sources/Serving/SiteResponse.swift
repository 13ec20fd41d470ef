import Reporting

/// An answer with the headers that every answer has.
package struct SiteResponse: Sendable, Hashable {
  package enum Status: Int, Sendable {
    case found = 200
    case badRequest = 400
    case notFound = 404
    case otherMethod = 405
    case late = 408
    case longTarget = 414
    case otherHost = 421
    case longHead = 431
    case trouble = 500
    case busy = 503
    case otherVersion = 505

    var words: String {
      switch self {
      case .found: "OK"
      case .badRequest: "Bad Request"
      case .notFound: "Not Found"
      case .otherMethod: "Method Not Allowed"
      case .late: "Request Timeout"
      case .longTarget: "URI Too Long"
      case .otherHost: "Misdirected Request"
      case .longHead: "Request Header Fields Too Large"
      case .trouble: "Internal Server Error"
      case .busy: "Service Unavailable"
      case .otherVersion: "HTTP Version Not Supported"
      }
    }
  }

  /// What the bytes are; nothing else is ever served.
  package enum Kind: String, Sendable {
    case page = "text/html; charset=utf-8"
    case text = "text/plain; charset=utf-8"
    case json = "application/json; charset=utf-8"
  }

  package var status: Status
  package var kind: Kind
  package var body: [UInt8]

  package init(_ status: Status = .found, _ kind: Kind, _ body: [UInt8]) {
    self.status = status
    self.kind = kind
    self.body = body
  }

  /// One line of plain text, for those who do not read pages.
  package init(_ status: Status, _ line: String) {
    self.init(status, .text, Array((line + "\n").utf8))
  }

  /// The answer as it goes over the wire; its connection ends with it.
  package func bytes(isHead: Bool) -> [UInt8] {
    let head = ["HTTP/1.1 \(status.rawValue) \(status.words)"] + headers + ["", ""]
    return Array(head.joined(separator: "\r\n").utf8) + (isHead ? [] : body)
  }

  private var headers: [String] {
    let policy =
      kind == .page ? SiteFrame.policy : "default-src 'none'; frame-ancestors 'none'; sandbox"
    var headers = [
      "Content-Type: \(kind.rawValue)", "Content-Length: \(body.count)", "Connection: close",
      // What was served to one reader must not be shown to the next one of a shared browser.
      "Cache-Control: no-store", "Content-Security-Policy: \(policy)",
      "Cross-Origin-Embedder-Policy: require-corp", "Cross-Origin-Opener-Policy: same-origin",
      "Cross-Origin-Resource-Policy: same-origin", "Referrer-Policy: no-referrer",
      "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
    ]
    if status == .otherMethod { headers.append("Allow: GET, HEAD") }
    if status == .busy { headers.append("Retry-After: 10") }
    return headers
  }
}

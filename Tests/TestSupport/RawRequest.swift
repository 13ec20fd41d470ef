/// A request as it came over the wire.
package struct RawRequest: Sendable {
  package var method: String
  /// With the query.
  package var target: String
  package var headers: [String: String]
  package var body: String

  /// Reads what ``RawServer`` hands over.
  package init(_ text: String) {
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = (parts.first ?? "").split(separator: "\r\n")
    let words = (lines.first ?? "").split(separator: " ")
    method = words.first.map(String.init) ?? ""
    target = words.count > 1 ? String(words[1]) : "/"
    headers = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = String(
        line[line.index(after: colon)...].drop { $0 == " " })
    }
    body = parts.count > 1 ? String(parts[1]) : ""
  }

  /// Without the query.
  package var path: String { String(target.prefix { $0 != "?" }) }

  package var cookie: String { headers["cookie"] ?? "" }
}

extension RawServer {
  /// A server whose pages depend on the request.
  package static func site(
    _ answer: @escaping @Sendable (RawRequest) -> Reply
  ) throws -> RawServer {
    try RawServer { text in
      let request = RawRequest(text)
      return request.path == "/robots.txt"
        ? Self.page("", status: "404 Not Found") : answer(request)
    }
  }

  /// A page of HTML.
  package static func html(
    _ body: String, title: String = "Example", language: String = "en", status: String = "200 OK",
    headers: [String] = []
  ) -> Reply {
    page(
      """
      <!doctype html><html lang="\(language)"><head><meta charset="utf-8"><title>\(title)</title>\
      </head><body><main>\(body)</main></body></html>
      """, status: status, headers: ["Content-Type: text/html; charset=utf-8"] + headers)
  }

  /// A redirect.
  package static func redirect(to target: String, headers: [String] = []) -> Reply {
    page("", status: "302 Found", headers: ["Location: \(target)"] + headers)
  }

  /// What was asked so far, `GET /path`, robots.txt left out.
  package var asked: [String] {
    requests.map { RawRequest($0) }.filter { $0.path != "/robots.txt" }.map {
      "\($0.method) \($0.target)"
    }
  }
}

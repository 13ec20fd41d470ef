import Foundation
import Transfer

/// Reads the pages of an HTTP Archive (HAR 1.2), which browsers' developer tools save.
struct HARFile {
  private let bytes: [UInt8]
  private let path: String

  private struct Archive: Decodable {
    var log: Log

    struct Log: Decodable { var entries: [Entry] }
    struct Entry: Decodable {
      var request: Request
      var response: Response
    }
    struct Request: Decodable {
      var method: String
      var url: String
    }
    struct Response: Decodable {
      var status: Int
      var headers: [Pair]?
      var content: Content?
      var redirectURL: String?
    }
    struct Pair: Decodable {
      var name: String
      var value: String
    }
    struct Content: Decodable {
      var mimeType: String?
      var text: String?
      var encoding: String?
    }
  }

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  func read() throws(RecordingError) -> CapturedPages {
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let archive: Archive
    do {
      archive = try JSONDecoder().decode(Archive.self, from: Data(plain))
    } catch {
      throw RecordingError(
        .malformed, path: path, detail: "this is no HTTP Archive: \(Self.words(error))")
    }
    var pages = CapturedPages()
    for entry in archive.log.entries where entry.request.method == "GET" {
      if let response = Self.response(entry) { pages.add(response) }
    }
    return pages
  }

  private static func response(_ entry: Archive.Entry) -> TransferResponse? {
    guard let address = WebAddress(entry.request.url) else { return nil }
    var headers = (entry.response.headers ?? []).map {
      TransferHeader(name: $0.name, value: $0.value)
    }
    let content = entry.response.content
    let body: [UInt8]
    if content?.encoding?.lowercased() == "base64" {
      guard let data = Data(base64Encoded: content?.text ?? "", options: .ignoreUnknownCharacters)
      else { return nil }
      body = Array(data)
    } else {
      body = Array((content?.text ?? "").utf8)
      // The browser has decoded the text already, whatever the page's own encoding was.
      let type = content?.mimeType ?? headers.first { $0.isContentType }?.value ?? "text/html"
      headers.removeAll(where: \.isContentType)
      let media = type.prefix { $0 != ";" }
      headers.append(TransferHeader(name: "Content-Type", value: "\(media); charset=utf-8"))
    }
    guard body.count <= CapturedPages.largestBody else { return nil }
    let redirect = entry.response.redirectURL ?? ""
    if !redirect.isEmpty, !headers.contains(where: { $0.name.lowercased() == "location" }) {
      headers.append(TransferHeader(name: "Location", value: redirect))
    }
    // A page without its body was not captured, whatever its status says.
    guard !body.isEmpty || !redirect.isEmpty || entry.response.status >= 300 else { return nil }
    return TransferResponse(
      captured: address, status: entry.response.status, headers: headers, body: body)
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "\"\(key.stringValue)\" is missing in \(path(context))"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\(path(context)) is of another type"
    default: "it is no JSON"
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    let names = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
    return names.isEmpty ? "the file" : names.joined(separator: ".")
  }
}

extension TransferHeader {
  fileprivate var isContentType: Bool { name.lowercased() == "content-type" }
}

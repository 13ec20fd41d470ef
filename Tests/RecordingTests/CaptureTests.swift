import Evidence
import Foundation
import Testing
import Transfer

@testable import Recording

/// Pages that other tools captured become answers.
final class CaptureTests {
  private let folder =
    FileManager.default.temporaryDirectory.path()
    + "/exitway-capture-\(UUID().uuidString)"

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ bytes: [UInt8], _ name: String) throws -> String {
    try AtomicFile.makeFolder(folder)
    try AtomicFile.write(bytes, to: "\(folder)/\(name)")
    return "\(folder)/\(name)"
  }

  private func get(_ pages: CapturedPages, _ address: String) async throws -> TransferResponse {
    try await pages.send(
      TransferRequest(method: .get, address: try #require(WebAddress(address))))
  }

  private func record(_ type: String, _ address: String, _ block: String, _ more: String = "")
    -> String
  {
    """
    WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: <\(address)>\r\n\(more)\
    Content-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n
    """
  }

  @Test func `A WARC file of wget is read: brackets, chunks, redirects, no compression`()
    async throws
  {
    let text =
      record("warcinfo", "x", "software: Wget/1.21")
      + record("request", "https://a.example/", "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n")
      + record(
        "response", "https://a.example/",
        "HTTP/1.1 301 Moved\r\nLocation: /ko/\r\nContent-Length: 0\r\n\r\n")
      + record(
        "response", "https://a.example/ko/",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "5\r\n<p>a<\r\n3\r\n/p>\r\n0\r\n\r\n")
      + record(
        "response", "https://a.example/logo.png",
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx")
    let pages = try CapturedPages(path: try write(Array(text.utf8), "wget.warc"))
    #expect(pages.addresses.map(\.description) == ["https://a.example/ko/"])
    #expect(try await get(pages, "https://a.example/").location?.path == "/ko/")
    #expect(try await get(pages, "https://a.example/ko/").body == Array("<p>a</p>".utf8))
    #expect(try await get(pages, "https://a.example/ko").status == 200)
    let error = await #expect(throws: TransferError.self) {
      try await get(pages, "https://a.example/none")
    }
    #expect(error?.code == .notRecorded)
  }

  @Test func `Answers to POST, packed bodies and pages met before are told apart`() async throws {
    let page = Array("<p>탈퇴</p>".utf8)
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    let body = Array(head.utf8) + Compression.gzip(page)
    let packed = WarcRecord(
      type: "response", id: "<urn:uuid:1>", date: "2026-01-01T00:00:00Z",
      contentType: "application/http", block: body,
      fields: [("WARC-Target-URI", "https://a.example/p"), ("WARC-Payload-Digest", "sha1:ABC")])
    let revisit = WarcRecord(
      type: "revisit", id: "<urn:uuid:2>", date: "2026-01-01T00:00:00Z",
      contentType: "application/http", block: Array(head.utf8),
      fields: [("WARC-Target-URI", "https://a.example/again"), ("WARC-Payload-Digest", "sha1:ABC")])
    let posted = WarcRecord(
      type: "response", id: "<urn:uuid:3>", date: "2026-01-01T00:00:00Z",
      contentType: "application/http",
      block: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>deleted</p>".utf8),
      fields: [("WARC-Target-URI", "https://a.example/delete")])
    let request = WarcRecord(
      type: "request", id: "<urn:uuid:4>", date: "2026-01-01T00:00:00Z",
      contentType: "application/http", block: Array("POST /delete HTTP/1.1\r\n\r\n".utf8),
      fields: [
        ("WARC-Target-URI", "https://a.example/delete"), ("WARC-Concurrent-To", "<urn:uuid:3>"),
      ])
    let bytes = [packed, revisit, posted, request].flatMap { Compression.gzip($0.bytes) }
    let pages = try CapturedPages(path: try write(bytes, "b.warc.gz"))
    #expect(try await get(pages, "https://a.example/p").body == page)
    #expect(try await get(pages, "https://a.example/again").body == page)
    await #expect(throws: TransferError.self) { try await get(pages, "https://a.example/delete") }
  }

  @Test func `A HAR file is read: decoded text, base64, redirects, bodies that are missing`()
    async throws
  {
    let har = """
      {"log": {"version": "1.2", "entries": [
        {"request": {"method": "GET", "url": "https://a.example/"}, "response": {"status": 302,
          "headers": [], "content": {"size": 0}, "redirectURL": "https://a.example/ko"}},
        {"request": {"method": "GET", "url": "https://a.example/ko"}, "response": {"status": 200,
          "headers": [{"name": "content-type", "value": "text/html; charset=euc-kr"},
                      {"name": "content-encoding", "value": "br"}],
          "content": {"mimeType": "text/html; charset=euc-kr", "text": "<p>탈퇴</p>"}}},
        {"request": {"method": "GET", "url": "https://a.example/b"}, "response": {"status": 200,
          "headers": [{"name": "Content-Type", "value": "text/html; charset=euc-kr"}],
          "content": {"mimeType": "text/html", "text": "xbvF8A==", "encoding": "base64"}}},
        {"request": {"method": "GET", "url": "https://a.example/c"}, "response": {"status": 200,
          "content": {"mimeType": "text/html"}}},
        {"request": {"method": "POST", "url": "https://a.example/d"}, "response": {"status": 200,
          "content": {"mimeType": "text/html", "text": "x"}}}
      ]}}
      """
    let pages = try CapturedPages(path: try write(Array(har.utf8), "a.har"))
    #expect(pages.addresses.map(\.path) == ["/ko", "/b"])
    #expect(try await get(pages, "https://a.example/").location?.path == "/ko")
    let page = try await get(pages, "https://a.example/ko")
    #expect(page.header("Content-Type") == "text/html; charset=utf-8")
    #expect(page.header("Content-Encoding") == nil)
    let raw = try await get(pages, "https://a.example/b")
    #expect(raw.body == [0xC5, 0xBB, 0xC5, 0xF0] || raw.body.count == 4)
    #expect(raw.header("Content-Type") == "text/html; charset=euc-kr")
  }

  @Test func `A folder of saved pages is read by its index and by the browser's mark`() async throws
  {
    _ = try write(Array("<p>a</p>".utf8), "account.html")
    _ = try write(
      Array("<!-- saved from url=(0022)https://a.example/help --><p>h</p>".utf8), "help.htm")
    _ = try write(
      Array("# file\taddress\naccount.html\thttps://a.example/account\t200\n".utf8), "index.tsv")
    let pages = try CapturedPages(path: folder)
    #expect(pages.addresses.map(\.path) == ["/account", "/help"])
  }

  @Test(arguments: [
    ("account.html https://a.example/", "index.tsv:1"),
    ("../secret.html\thttps://a.example/", "outside"),
    ("none.html\thttps://a.example/", "no file none.html"),
    ("a.html\thttps://a.example/\tabc", "no HTTP status"),
  ])
  func `A faulty index is told with its line`(line: String, words: String) throws {
    _ = try write(Array("<p>a</p>".utf8), "a.html")
    _ = try write(Array(line.utf8), "index.tsv")
    let error = #expect(throws: RecordingError.self) { try CapturedPages(path: folder) }
    #expect(error?.description.contains(words) == true)
  }

  @Test(arguments: [
    ("{}", RecordingError.Code.malformed), ("hello", .unsupported),
    (#"{"log": {"entries": []}}"#, .empty), (#"{"log": {"entries": 1}}"#, .malformed),
  ])
  func `What is no capture is told`(text: String, code: RecordingError.Code) throws {
    let path = try write(Array(text.utf8), "x.har")
    let error = #expect(throws: RecordingError.self) { try CapturedPages(path: path) }
    #expect(error?.code == code)
  }

  @Test func `Brotli and bare deflate are unpacked, bombs are not`() throws {
    // "hello" as `brotli -c` and as raw deflate write it.
    let brotli: [UInt8] = [0x0B, 0x02, 0x80, 0x68, 0x65, 0x6C, 0x6C, 0x6F, 0x03]
    #expect(try Compression.brotli(brotli, limit: 100) == Array("hello".utf8))
    let bare: [UInt8] = [0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]
    #expect(try Compression.decode(bare, codings: "deflate", limit: 100) == Array("hello".utf8))
    let bomb = Compression.gzip([UInt8](repeating: 0, count: 1 << 20))
    #expect(throws: CompressionFault.tooLarge) {
      try Compression.decode(bomb, codings: "gzip", limit: 1000)
    }
    #expect(try Compression.decode([1], codings: "zstd", limit: 10) == nil)
  }
}

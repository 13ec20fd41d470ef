import Evidence
import Languages
import Pages
import Testing
import Transfer

@testable import Gathering

/// A page as a visitor would have it, made of markup.
struct SeenPage {
  let response: TransferResponse
  let model: PageModel

  init(
    _ html: String, at address: String = "https://x.example/", status: Int = 200,
    headers: [(String, String)] = [], language: String = "en-US"
  ) throws {
    let expected = try #require(Language(tag: language))
    let vocabulary = try Vocabulary.load(for: [expected])
    let reader = PageReader(
      vocabulary: vocabulary, judge: LanguageJudge(expected: expected, vocabulary: vocabulary))
    let body = Array("<!doctype html><meta charset=utf-8>\(html)".utf8)
    model = try reader.read(body, contentType: "text/html; charset=utf-8")
    response = TransferResponse(
      address: try #require(WebAddress(address)), status: status, httpVersion: "HTTP/1.1",
      headers: headers.map { TransferHeader(name: $0.0, value: $0.1) }, body: body)
  }

  /// What stands in the way, if the page was asked for at an address of its own.
  func obstacle(asked: String? = nil) throws -> EvidenceFailure? {
    let address = try #require(asked.map { WebAddress($0) } ?? response.address)
    return Obstacle.inAnswer(response, model, asked: address)
  }
}

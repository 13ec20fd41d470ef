import Foundation
import TestSupport
import Testing

/// `inspect` shows what is seen, and its JSON keeps its names.
@Suite(.serialized)
struct InspectTests {
  private static let page = """
    <html lang="ko"><meta charset="utf-8"><title>계정</title><main><h1>계정 설정</h1>
    <p>Once you delete your account, there is no going back. Please be certain.</p>
    <a href="/delete">계정 삭제</a> <a href="/logout">로그아웃</a></main>
    """

  private struct Description: Decodable {
    struct Language: Decodable {
      struct Foreign: Decodable {
        var text: String
        var language: String
        var place: String
      }
      var declared: String?
      var detected: String?
      var expected: String
      var share: Double
      var foreign: [Foreign]
    }
    struct Control: Decodable {
      var label: String
      var target: String
      var role: String
      var purpose: String?
      var confidence: Int
      var language: String?
      var place: String
    }
    var url: String
    var kind: String
    var language: Language
    var controls: [Control]
    var obstacles: [String]
  }

  private func file(_ text: String, _ name: String, in folder: TemporaryFolder) throws -> String {
    let url = folder.url.appending(path: name)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return url.path()
  }

  @Test func `A page in a file is described in JSON`() async throws {
    let folder = try TemporaryFolder()
    let run = try await ToolRun([
      "inspect", try file(Self.page, "p.html", in: folder), "--url", "https://x.example/account",
      "--locale", "ko-KR", "--format", "json",
    ])
    #expect(run.status == 0, "\(run.complaints)")
    let seen = try JSONDecoder().decode(Description.self, from: Data(run.output.utf8))
    #expect(seen.url == "https://x.example/account")
    #expect(seen.kind == "ordinary" && seen.obstacles.isEmpty)
    #expect(seen.language.declared == "ko" && seen.language.expected == "ko")
    #expect(seen.language.share < 0.5)
    #expect(seen.language.foreign.map(\.language) == ["en"])
    let delete = try #require(seen.controls.first)
    #expect(delete.label == "계정 삭제" && delete.purpose == "delete" && delete.language == "ko")
    #expect(delete.target == "https://x.example/delete" && delete.role == "link")
  }

  @Test func `A page at an address is read once, with the manners of a check`() async throws {
    let server = try RawServer { text in
      RawRequest(text).path == "/robots.txt"
        ? RawServer.page("User-agent: *\nDisallow: /secret") : RawServer.html("<h1>Konto</h1>")
    }
    defer { server.stop() }
    let run = try await ToolRun(["inspect", server.address("/a"), "--locale", "de-DE"])
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.output.contains("kind        ordinary"))
    #expect(server.asked == ["GET /a"])
    let refused = try await ToolRun(["inspect", server.address("/secret"), "--locale", "de-DE"])
    #expect(refused.status == 4)
    #expect(refused.complaints.contains("robots"))
  }

  @Test func `Lines of texts are answered in their order`() async throws {
    let folder = try TemporaryFolder()
    let lines = """
      {"id":"1","text":"계정 삭제","expected":"ko"}
      {"id":"2","text":"Delete account","expected":"ko"}

      {"id":"3","text":"API","expected":"ko"}
      """
    let run = try await ToolRun(["inspect", "--texts", try file(lines, "t.jsonl", in: folder)])
    #expect(run.status == 0)
    let answers = try run.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(answers.map { $0["id"] as? String } == ["1", "2", "3"])
    #expect(answers.map { $0["matches_expected"] as? Bool } == [true, false, nil])
    #expect(answers.map { $0["language"] as? String }.prefix(2) == ["ko", "en"])
    #expect(answers.map { $0["is_deletion_control"] as? Bool } == [true, true, false])
    #expect(answers[2].keys.contains("matches_expected"), "null is written")
  }

  @Test func `Pages of blocks get their foreign share, and a faulty line its number`() async throws
  {
    let folder = try TemporaryFolder()
    let page = """
      {"id":"p","expected":"de","blocks":["Ihr Konto wird endgültig gelöscht.","Please be certain about it."]}
      """
    let run = try await ToolRun(["inspect", "--pages", try file(page, "p.jsonl", in: folder)])
    #expect(run.output.contains("\"blocks\":[true,false]"))
    let broken = try await ToolRun([
      "inspect", "--texts", try file("{\"id\":\"1\"}\n", "b.jsonl", in: folder),
    ])
    #expect(broken.status == 2)
    #expect(broken.complaints.contains("line 1"))
    #expect(try await ToolRun(["inspect"]).status == 64)
  }

  @Test func `A survey answers in the order given, whatever comes first`() async throws {
    let folder = try TemporaryFolder()
    let server = try RawServer.site { request in
      request.path == "/slow"
        ? .dripping(request.path) : RawServer.html("<h1>Delete account</h1>", status: "200 OK")
    }
    defer { server.stop() }
    let list = ["/slow", "/a", "/b"].map { server.address($0) } + ["https://nothing.invalid/"]
    let run = try await ToolRun([
      "survey", "--urls", try file(list.joined(separator: "\n"), "urls.txt", in: folder),
      "--locale", "en-US",
    ])
    #expect(run.status == 0, "\(run.complaints)")
    let lines = try run.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["url"] as? String } == list)
    #expect(lines[3]["obstacles"] as? [String] == ["network"])
    #expect(lines[1]["kind"] as? String == "ordinary")
  }
}

extension RawServer.Reply {
  /// A page that takes a second to come.
  fileprivate static func dripping(_ text: String) -> RawServer.Reply {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n"
    return .drip(Array(head.utf8), UInt8(ascii: "x"))
  }
}

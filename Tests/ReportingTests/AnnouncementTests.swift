import Evidence
import Foundation
import Reporting
import Scenarios
import Testing

/// Messages about what changed, with hostile names in them.
struct AnnouncementTests {
  private static let hostile =
    "<!channel> *b* [x](http://evil.example) & <https://evil.example|y>\n\u{202E}@here\u{FFFE}"

  private func event(_ kind: WatchEvent.Kind, _ name: String = "market") -> WatchEvent {
    let state = WatchedState(
      subject: .rule("reach-link-depth"), from: "not-failing", to: "failing", reason: nil,
      since: "20261124T103456Z-4f2a")
    return WatchEvent(
      id: "e", kind: kind, caseID: CaseID(scenario: name, locale: "ko-KR"), states: [state])
  }

  private func announcement(
    _ events: [WatchEvent], unstable: [WatchEvent] = [], id: String = "0123456789abcdef"
  ) -> Announcement {
    Announcement(
      id: id + id, run: "20261125T103456Z-4f2a", at: "2026-11-25T10:40:00Z", events: events,
      unstable: unstable)
  }

  private func body(_ announcement: Announcement, _ shape: Settings.Shape) throws -> String {
    String(decoding: try AnnouncementJSON.body(announcement, as: shape), as: UTF8.self)
  }

  /// Every text of a JSON document.
  private func texts(_ json: String) throws -> [String] {
    func collect(_ value: Any) -> [String] {
      if let text = value as? String { return [text] }
      if let list = value as? [Any] { return list.flatMap(collect) }
      if let object = value as? [String: Any] { return object.values.flatMap(collect) }
      return []
    }
    return collect(try JSONSerialization.jsonObject(with: Data(json.utf8)))
  }

  @Test func `Plain words say what began, since when, and what wavers`() {
    let text = AnnouncementText.plain(
      announcement([event(.started), event(.watchBegan)], unstable: [event(.unstable, "shop")]))
    #expect(
      text == """
        Started:
        - market/ko-KR: reach-link-depth: not failing → failing, since run 20261124T103456Z-4f2a

        Watch began, already so:
        - market/ko-KR: reach-link-depth failing

        Unstable: changed back before it counted:
        - shop/ko-KR: reach-link-depth: not failing → failing, since run 20261124T103456Z-4f2a

        A failing rule is an indicator for a fault, and no verdict. Run: 20261125T103456Z-4f2a.

        """)
  }

  @Test func `A subject holds numbers and no name`() {
    let lines = AnnouncementLines(announcement([event(.started, Self.hostile), event(.ended)]))
    #expect(lines.subject == "exitway: 1 started, 1 ended")
  }

  @Test func `Hostile names are plain text in every shape`() throws {
    let hostile = announcement([event(.started, Self.hostile)])
    let slack = try texts(body(hostile, .slack)).joined()
    #expect(slack.contains("&lt;!channel&gt;"))
    for mark in ["<!", "<http", "@here", "://", "*b*"] { #expect(!slack.contains(mark), "\(mark)") }
    for shape in [Settings.Shape.teams, .mattermost] {
      let text = try texts(body(hostile, shape)).filter { $0.contains("channel") }.joined()
      #expect(text.contains("\\[x\\]"))
      for mark in ["<!", "[x](", "@here", "http://evil"] {
        #expect(!text.contains(mark), "\(mark)")
      }
    }
    for shape in Settings.Shape.allCases {
      let json = try body(hostile, shape)
      if shape != .json { #expect(!json.contains("\u{202E}")) }
    }
  }

  @Test func `A message lists twenty events and says how many more there are`() throws {
    let many = announcement((1...700).map { event(.started, "case-\($0)") })
    #expect(many.events.count == 500)
    let text = AnnouncementText.plain(many)
    #expect(text.contains("case-20/") && !text.contains("case-21/"))
    #expect(text.contains("680 more not listed here."))
    let long = announcement(
      (1...20).map { _ in event(.started, String(repeating: "é", count: 9000)) })
    let lengths = try texts(body(long, .slack)).map(\.unicodeScalars.count)
    #expect(lengths.allSatisfy { $0 <= 3000 })
  }

  @Test func `The JSON shape is the announcement itself, with its version`() throws {
    let one = announcement([event(.started)])
    let bytes = try AnnouncementJSON.body(one, as: .json)
    #expect(try CanonicalJSON.decode(Announcement.self, from: bytes) == one)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"version\" : 1"))
  }

  @Test func `A feed is well-formed, holds a hundred entries, and keeps their ids`() throws {
    let ids = (0..<120).map { String(1_000_000_000_000_000 + $0) }
    let all = ids.map { announcement([event(.started, Self.hostile)], id: $0) }
    let feed = AtomFeed.text(all, id: String(repeating: "a", count: 32))
    let python = URL(filePath: #filePath).appending(path: "../../../.build/test-tools/bin/python")
    let file = URL.temporaryDirectory.appending(path: "exitway-\(UUID().uuidString).xml")
    try feed.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = python.standardized
    process.arguments = ["-c", Self.reader, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let read = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = read.split(separator: "\n")
    #expect(lines.count == 101)
    #expect(lines.first == "urn:uuid:aaaaaaaa-aaaa-8aaa-8aaa-aaaaaaaaaaaa 2026-11-25T10:40:00Z")
    #expect(Set(lines).count == 101)
    #expect(
      lines.dropFirst().first == "urn:uuid:10000000-0000-8000-8000-000000000000 exitway: 1 started")
  }

  /// Reads it with Python's own parser and looks for what RFC 4287 demands of feed and entries.
  private static let reader = """
    from xml.etree import ElementTree as tree
    a = '{http://www.w3.org/2005/Atom}'
    feed = tree.parse(__import__('sys').argv[1]).getroot()
    assert feed.tag == a + 'feed' and feed.find(a + 'title').text
    assert feed.find(a + 'author').find(a + 'name').text
    print(feed.find(a + 'id').text, feed.find(a + 'updated').text)
    for entry in feed.findall(a + 'entry'):
        assert entry.find(a + 'updated').text and entry.find(a + 'content').text
        print(entry.find(a + 'id').text, entry.find(a + 'title').text)
    """
}

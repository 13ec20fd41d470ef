package import Evidence

/// Announcements as an Atom feed (RFC 4287), one entry a message.
package enum AtomFeed {
  /// Entries that a feed holds.
  package static let maximumEntries = 100

  /// The whole file.
  ///
  /// - Parameters:
  ///   - announcements: the newest first.
  ///   - id: 32 hexadecimal digits that stay with this feed.
  /// - Returns: XML in UTF-8.
  package static func text(_ announcements: [Announcement], id: String) -> String {
    let entries = announcements.prefix(maximumEntries)
    let updated = entries.first?.at ?? "1970-01-01T00:00:00Z"
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <id>\(urn(id))</id>
        <title>exitway</title>
        <updated>\(Escaping.xml(updated))</updated>
        <author><name>exitway</name></author>
        <generator>exitway</generator>
      \(entries.map(entry).joined())</feed>

      """
  }

  private static func entry(_ announcement: Announcement) -> String {
    let title = AnnouncementLines(announcement).subject
    let text = AnnouncementText.plain(announcement)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { Escaping.xml(String($0)) }.joined(separator: "\n")
    return """
        <entry>
          <id>\(urn(announcement.id))</id>
          <title>\(Escaping.xml(title))</title>
          <updated>\(Escaping.xml(announcement.at))</updated>
          <content type="text">\(text)</content>
        </entry>

      """
  }

  /// A UUID of the free version 8 (RFC 9562) that follows from 32 hexadecimal digits.
  private static func urn(_ id: String) -> String {
    var digits = Array(id.filter(\.isHexDigit).lowercased().prefix(32))
    digits += Array(repeating: "0", count: 32 - digits.count)
    digits[12] = "8"
    digits[16] = "8"
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:" + parts.joined(separator: "-")
  }
}

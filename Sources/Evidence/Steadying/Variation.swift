/// A part of a page that is another one in each fetch, though nobody changed the page.
///
/// Snapshots keep them, because two fetches can agree by chance: what once was seen to vary stays a
/// hole for as long as its place is there.
package struct Variation: Codable, Sendable, Hashable, Comparable {
  /// ``PageRecord/address``.
  package var page: String
  /// A CSS selector; `title` for the page's title.
  package var place: String
  /// The text with `⟨varies⟩` where it varies; nil where all that stands in the place does.
  package var text: String?

  package init(page: String, place: String, text: String? = nil) {
    self.page = page
    self.place = place
    self.text = text
  }

  package static func < (left: Variation, right: Variation) -> Bool {
    (left.page, left.place, left.text ?? "") < (right.page, right.place, right.text ?? "")
  }
}

/// A page that was fetched again and did not say the same.
package struct PageReading: Codable, Sendable, Hashable {
  /// ``PageRecord/id``.
  package var page: String
  /// What it said, or why it did not answer.
  package var record: Observation<PageRecord>

  package init(page: String, record: Observation<PageRecord>) {
    self.page = page
    self.record = record
  }
}

/// What the history knows of one page of a case: since when a reader sees it as it is.
package struct PageState: Codable, Sendable, Hashable {
  /// The page's name in its case, ``PageDigest/page``.
  package var page: String
  /// What a reader saw in ``lastSeen``, ``PageRecord/readerHash``.
  package var hash: String
  /// Name of the run with which the page became as it is.
  package var since: String
  /// Name of the last run that met the page.
  package var lastSeen: String
  /// Name of the last run in which it was another one; nil where none is known.
  package var lastOther: String?
  /// How often it changed, as far as is known.
  package var changes: Int

  package init(
    page: String, hash: String, since: String, lastSeen: String, lastOther: String?, changes: Int
  ) {
    self.page = page
    self.hash = hash
    self.since = since
    self.lastSeen = lastSeen
    self.lastOther = lastOther
    self.changes = changes
  }
}

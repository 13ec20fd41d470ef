/// What stands around every page of the site: where else to go, and what made the page.
package struct SiteFrame: Sendable {
  /// The header that says the same as the page's own policy, and keeps other sites from framing it.
  package static let policy = HTMLDocument.sitePolicy + "; frame-ancestors 'none'"

  private let toolVersion: String
  private var links: [Link] = []
  private var files: [Link] = []

  /// A way on from a page.
  package struct Link: Sendable {
    var words: String
    var address: String

    package init(_ words: String, _ address: String) {
      self.words = words
      self.address = address
    }
  }

  /// - Parameter toolVersion: what the footer names.
  package init(toolVersion: String) { self.toolVersion = toolVersion }

  /// The same around one page.
  ///
  /// - Parameters:
  ///   - links: ways on besides those that every page has, at its top.
  ///   - files: what is there of the case's snapshot, at its end.
  /// - Returns: the frame of that page.
  package func with(_ links: [Link], files: [Link] = []) -> SiteFrame {
    var frame = self
    frame.links = links
    frame.files = files
    return frame
  }

  func navigation() -> HTMLText {
    let all = [Link("Cases", SiteAddress.overview), Link("Runs", SiteAddress.runs)] + links
    return .element("nav", [.other("aria-label", "Site")], [Self.list(all), .newline])
  }

  private static func list(_ links: [Link]) -> HTMLText {
    let items = links.map { link in
      HTMLText.element(
        "li", [], [.element("a", [.other("href", link.address)], [.element("bdi", link.words)])])
    }
    return .element("ul", [.named("legend")], items)
  }

  func footer() -> HTMLText {
    let snapshot = [HTMLText.element("h3", "Newest snapshot"), Self.list(files)]
    return .element(
      "footer", [],
      (files.isEmpty ? [] : snapshot) + [
        .element(
          "p", [.named("quiet")],
          "Served by exitway \(toolVersion). This site only shows; it changes nothing."), .newline,
      ])
  }
}

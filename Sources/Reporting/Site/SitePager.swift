/// One page of a list that is too long for one.
package struct SitePager: Sendable, Hashable {
  /// Counted from 1.
  package let page: Int
  package let size: Int

  /// - Parameters:
  ///   - page: the page that was asked for; less than 1 is the first.
  ///   - size: items of a page, at least 1.
  package init(page: Int, size: Int) {
    self.size = max(1, size)
    // Further than anybody has anything, and far from what overflows.
    self.page = min(max(1, page), 1_000_000)
  }

  /// The items on the page.
  package var range: Range<Int> { (page - 1) * size..<page * size }

  /// Ways to the pages before and after; none where all is on one.
  func links(of total: Int, at address: String, _ query: [(name: String, value: String)])
    -> HTMLText
  {
    let last = max(1, (total + size - 1) / size)
    guard last > 1 || page > 1 else { return .text("") }
    func link(_ words: String, _ page: Int, _ relation: String) -> HTMLText {
      let target = address + SiteAddress.query(query + [("page", "\(page)")])
      return .element(
        "li", [],
        [.element("a", [.other("href", target), .other("rel", relation)], words)])
    }
    var items = [HTMLText.element("li", "Page \(page) of \(last)")]
    if page > 1 { items.append(link("Previous", min(page - 1, last), "prev")) }
    if page < last { items.append(link("Next", page + 1, "next")) }
    return .element(
      "nav", [.other("aria-label", "Pages")], [.element("ul", [.named("legend")], items)])
  }
}

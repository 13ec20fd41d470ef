/// A page that says why there is nothing else to see, and what can be done.
package struct MessagePage {
  private let title: String
  private let lines: [String]

  package init(_ title: String, _ lines: [String]) {
    self.title = title
    self.lines = lines
  }

  package func bytes(in frame: SiteFrame) -> [UInt8] {
    HTMLDocument(
      title: "exitway: \(title)",
      body: [
        .element(
          "main", [], [.element("h1", title)] + lines.map { HTMLText.element("p", $0) })
      ], frame: frame
    ).bytes()
  }
}

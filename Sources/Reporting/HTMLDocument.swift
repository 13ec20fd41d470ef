import Evidence
import Foundation

/// A whole page of its own: no network, no script, print and dark styles.
struct HTMLDocument {
  let title: String
  let body: [HTMLText]
  /// What stands around a page of a site; nil for a page that is a file.
  var frame: SiteFrame?

  /// The page's bytes, the same for the same content.
  func bytes() -> [UInt8] {
    let page = HTMLText.element(
      "html", [.other("lang", "en")],
      [.newline, head(), .newline, .element("body", [], [.newline] + framed), .newline])
    return Array(("<!doctype html>\n" + page.source + "\n").utf8)
  }

  private var framed: [HTMLText] {
    guard let frame else { return body }
    return [frame.navigation()] + body + [frame.footer()]
  }

  private func head() -> HTMLText {
    .element(
      "head", [],
      [
        .newline, .void("meta", [.other("charset", "utf-8")]), .newline,
        .void(
          "meta",
          [.other("http-equiv", "Content-Security-Policy"), .other("content", policy)]),
        .newline, .void("meta", [.other("name", "referrer"), .other("content", "no-referrer")]),
        .newline,
        .void(
          "meta",
          [.other("name", "viewport"), .other("content", "width=device-width, initial-scale=1")]),
        .newline, .element("title", title), .newline,
        .style(HTMLStyle.sheet), .newline,
      ])
  }

  private var policy: String { frame == nil ? Self.policy + "'none'" : Self.sitePolicy }

  /// The policy of a site's pages: the search is sent to the site itself, and nothing else anywhere.
  static let sitePolicy = policy + "'self'"

  /// Nothing may be loaded, run, sent or framed; only this page's own style sheet counts.
  private static let policy: String = {
    let digest = ContentHash(of: Array("\(HTMLStyle.sheet)".utf8)).description
    var bytes: [UInt8] = []
    var rest = digest[...]
    while let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    let style = "'sha256-\(Data(bytes).base64EncodedString())'"
    return "default-src 'none'; style-src \(style); base-uri 'none'; form-action "
  }()
}

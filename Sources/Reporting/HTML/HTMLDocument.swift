import Evidence
import Foundation

/// A whole page of its own: no network, print and dark styles.
struct HTMLDocument {
  let title: String
  let body: [HTMLText]
  var language = ReportLanguage.english
  /// The one script that may run; it stands in the body.
  var script: StaticString?
  /// What stands around a page of a site; nil for a page that is a file.
  var frame: SiteFrame?

  /// The page's bytes, the same for the same content.
  func bytes() -> [UInt8] {
    let page = HTMLText.element(
      "html", [.other("lang", language.rawValue)],
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

  /// Nothing may be loaded, sent or framed, and nothing run but this page's own sheet and script;
  /// pictures are part of the page; the
  /// search of a site's page is sent to the site itself.
  private var policy: String {
    let script = script.map { "script-src \(Self.source($0)); " } ?? ""
    return "default-src 'none'; style-src \(Self.source(HTMLStyle.sheet)); img-src data:; \(script)"
      + "base-uri 'none'; form-action \(frame == nil ? "'none'" : "'self'")"
  }

  /// The policy of all pages of a site.
  static let sitePolicy =
    "default-src 'none'; style-src \(source(HTMLStyle.sheet));"
    + " script-src \(source(HTMLScript.code)); base-uri 'none'; form-action 'self'"

  /// A hash source of CSP level 2, section 4.2.
  private static func source(_ text: StaticString) -> String {
    let digest = ContentHash(of: Array("\(text)".utf8)).description
    var bytes: [UInt8] = []
    var rest = digest[...]
    while let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return "'sha256-\(Data(bytes).base64EncodedString())'"
  }
}

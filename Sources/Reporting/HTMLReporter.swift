package import Evidence
import Foundation

/// One self-contained page for people who read: no network, no script, print and dark styles.
package struct HTMLReporter: Reporter {
  package let identifier = "html"
  package let description = "one page to read or print, with journeys and evidence"

  package init() {}

  package func report(_ reports: [CaseReport], _ summary: RunSummary) throws(ReportingError)
    -> [UInt8]
  {
    let cases = CaseView.sorted(reports)
    var body: [HTMLText] = [
      .element("a", [.named("skip"), .other("href", "#cases")], "Skip to the cases"),
      header(summary),
    ]
    let sections = cases.map { HTMLCaseSection(view: $0).section() }
    let main = [HTMLMatrix.table(cases), .newline, .element("div", [.id("cases")], sections)]
    body.append(.element("main", [], main))
    let manners = MannersWords.lines(
      summary.manners, ignored: MannersWords.ignored(in: reports))
    body.append(HTMLMethod.section(manners: manners))
    let page = HTMLText.element(
      "html", [.other("lang", "en")],
      [.newline, head(), .newline, .element("body", [], [.newline] + body), .newline])
    return Array(("<!doctype html>\n" + page.source + "\n").utf8)
  }

  private func head() -> HTMLText {
    .element(
      "head", [],
      [
        .newline, .void("meta", [.other("charset", "utf-8")]), .newline,
        .void(
          "meta",
          [.other("http-equiv", "Content-Security-Policy"), .other("content", Self.policy)]),
        .newline, .void("meta", [.other("name", "referrer"), .other("content", "no-referrer")]),
        .newline,
        .void(
          "meta",
          [.other("name", "viewport"), .other("content", "width=device-width, initial-scale=1")]),
        .newline, .element("title", "exitway: can a person leave?"), .newline,
        .style(HTMLStyle.sheet), .newline,
      ])
  }

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
    return "default-src 'none'; style-src \(style); base-uri 'none'; form-action 'none'"
  }()

  private func header(_ summary: RunSummary) -> HTMLText {
    let time = summary.time.map { ", \($0)" } ?? ""
    let origin = "exitway \(summary.toolVersion), rules \(summary.ruleSet)\(time)"
    return .element(
      "header", [],
      [
        .element("h1", "Can a person leave? \(summary.sentence)"),
        .element("p", [.named("quiet")], origin), .newline,
      ])
  }
}

import Evidence
import Foundation
import Reporting
import Testing

struct HTMLReporterTests {
  private func page(_ reports: [CaseReport]) throws -> String {
    let bytes = try HTMLReporter().report(reports, Samples.summary(reports))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Names of all tags in order; an element that is not closed in turn is reported.
  private func tags(_ page: String) -> [Substring] {
    let void: Set<Substring> = ["meta", "!doctype"]
    var open: [Substring] = []
    var names: [Substring] = []
    for match in page.matches(of: #/<(\/?)([!a-zA-Z][a-zA-Z0-9]*)(?:[^<>"]|"[^"<>]*")*>/#) {
      let name = match.2
      names.append(name)
      if !match.1.isEmpty {
        #expect(open.popLast() == name, "</\(name)>")
      } else if !void.contains(name) {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
    return names
  }

  @Test func `elements are closed in turn, whatever a site says`() throws {
    let plain = Set(tags(try page(Samples.all)))
    let hostile = Set(tags(try page([Samples.hostileCase] + Samples.all)))
    #expect(hostile == plain)
    #expect(!plain.contains("script") && !plain.contains("link") && !plain.contains("img"))
  }

  @Test func `no bracket, quote or control of a site reaches the markup`() throws {
    let page = try page([Samples.hostileCase])
    #expect(!page.contains("<script") && !page.contains("</title>--"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    for scalar in page.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control && scalar != "\u{202E}")
    }
  }

  @Test func `nothing is loaded, run or sent`() throws {
    let page = try page(Samples.all)
    #expect(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(page.ranges(of: "<style>").count == 1)
    for forbidden in [" style=", " src=", "url(", "@import", " onclick", "href=\"http", "<form"] {
      #expect(!page.contains(forbidden))
    }
  }

  @Test func `the policy's digest is that of the style sheet`() throws {
    let page = try page([])
    let sheet = try #require(page.firstMatch(of: #/<style>([^<]*)</style>/#)?.1)
    let digest = try #require(page.firstMatch(of: #/sha256-([A-Za-z0-9+\/=]+)/#)?.1)
    let bytes = try #require(Data(base64Encoded: String(digest)))
    let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(hexadecimal == ContentHash(of: Array(sheet.utf8)).description)
  }

  @Test func `every link leads to a section of the page, and no id is used twice`() throws {
    let page = try page(Samples.all + [Samples.hostileCase])
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let targets = page.matches(of: #/ href="#([^"]+)"/#).map { String($0.1) }
    #expect(targets.count == 5)
    #expect(targets.allSatisfy(ids.contains))
  }

  @Test func `the first screen has each platform's locales against the dimensions`() throws {
    let matrix = try #require(
      try page(Samples.all).firstMatch(of: #/(?s)<table class="matrix">.*?<\/table>/#)?.0)
    for words in ["일곱 계단 상점", "ko-KR", "language", "steps", "reachability", "clarity", "67% told"] {
      #expect(matrix.contains(words))
    }
    // The mark has a word for those who do not see it, and for those who see no colour.
    #expect(matrix.contains("aria-label=\"warn\" title=\"warn\">!</span>"))
  }

  @Test func `a case shows its journeys, words, norms and evidence`() throws {
    let page = try page([Samples.bad])
    for words in [
      "<li value=\"1\">follow “<bdi lang=\"ko\">설정</bdi>” on <code>https://${host}/account</code></li>",
      "<bdi lang=\"\">Close &quot;my&quot; account</bdi>",
      "final control: found, not pressed</text>", "? ended here: needs-declared-step</text>",
      "<blockquote dir=\"auto\" lang=\"\">Your account will be deleted for good.</blockquote>",
      "indicator for Art. 38(4) (kr-pipa, case)", String(repeating: "0123456789abcdef", count: 4),
      "no-baseline: There is nothing to compare with", "Limits of the method",
      "<td>17 to 50</td>",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test func `quoted words carry the language of their script, not a guess`() throws {
    var report = Samples.bad
    report.expectedLanguage = "de"
    for (quote, tag) in [
      ("회원 탈퇴", "ko"), ("退会する", "ja"), ("注销账号", "zh"), ("Удалить", ""), ("حذف", ""),
    ] {
      report.findings[0].quote = quote
      #expect(try page([report]).contains("<blockquote dir=\"auto\" lang=\"\(tag)\">\(quote)<"))
    }
    // Outside the language rules nothing speaks against the reader's language.
    report.findings[0].dimension = .clarity
    report.findings[0].quote = "Konto schließen"
    #expect(try page([report]).contains("lang=\"de\">Konto schließen<"))
  }
}

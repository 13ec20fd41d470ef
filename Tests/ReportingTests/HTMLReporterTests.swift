import Evidence
import Foundation
import Reporting
import Testing

struct HTMLReporterTests {
  private func page(
    _ reports: [CaseReport], in language: ReportLanguage = .english,
    details: [CaseID: CaseDetail] = [:]
  ) throws -> String {
    var summary = Samples.summary(reports)
    summary.language = language
    summary.details = details
    return String(decoding: try HTMLReporter().report(reports, summary), as: UTF8.self)
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
    let plain = tags(try page(Samples.all))
    let hostile = tags(try page([Samples.hostileCase] + Samples.all))
    #expect(Set(hostile) == Set(plain))
    // The one script is our own, opened and closed.
    #expect(plain.count { $0 == "script" } == 2 && hostile.count { $0 == "script" } == 2)
    #expect(!plain.contains("link") && !plain.contains("img"))
  }

  @Test func `no bracket, quote or control of a site reaches the markup`() throws {
    let details = [Samples.hostileCase.caseID: CaseDetail(Samples.hostileEvidence)]
    let page = try page([Samples.hostileCase], details: details)
    #expect(!page.contains("<script>alert") && !page.contains("</title>--"))
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

  @Test func `the policy's digests are those of the style sheet and of the script`() throws {
    let page = try page([])
    let sheet = try #require(page.firstMatch(of: #/<style>([^<]*)</style>/#)?.1)
    let script = try #require(page.firstMatch(of: #/<script>([^<]*)</script>/#)?.1)
    let digests = try page.matches(of: #/sha256-([A-Za-z0-9+\/=]+)/#).map { match in
      try #require(Data(base64Encoded: String(match.1)))
        .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(digests == [sheet, script].map { ContentHash(of: Array($0.utf8)).description })
  }

  @Test func `every link leads to a section of the page, and no id is used twice`() throws {
    let page = try page(Samples.all + [Samples.hostileCase])
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let targets = page.matches(of: #/ href="#([^"]+)"/#).map { String($0.1) }
    #expect(targets.count > 8)
    #expect(targets.allSatisfy(ids.contains))
  }

  @Test func `the first screen has each platform's locales against the dimensions`() throws {
    let matrix = try #require(
      try page(Samples.all).firstMatch(of: #/(?s)<table class="matrix">.*?<\/table>/#)?.0)
    for words in ["일곱 계단 상점", "ko-KR", "Language", "Steps", "Reachability", "Clarity", "67% told"] {
      #expect(matrix.contains(words))
    }
    // The mark has a word for those who do not see it, and for those who see no colour.
    #expect(matrix.contains("aria-label=\"warn\" title=\"warn\">!</span>"))
  }

  @Test func `a case shows its journeys, words, norms and evidence`() throws {
    let page = try page([Samples.bad])
    for words in [
      "<li value=\"1\">follow “<bdi lang=\"\" translate=\"no\">설정</bdi>” on "
        + "<code>https://${host}/account</code></li>",
      "Close &quot;my&quot; account</bdi>", "final control: found, not pressed</text>",
      "? ended here: needs-declared-step</text>",
      "<blockquote dir=\"auto\" lang=\"\" translate=\"no\">Your account will be deleted for good.<",
      "indicator for <bdi lang=\"en\" translate=\"no\">Art. 38(4)</bdi> (<a href=\"#norm:kr-pipa\">",
      "Personal Information Protection Act", String(repeating: "0123456789abcdef", count: 4),
      "<code>no-baseline</code> There is nothing to compare with", "Limits of the method",
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
      #expect(try page([report]).contains("lang=\"\(tag)\" translate=\"no\">\(quote)<"))
    }
    // Outside the language rules nothing speaks against the reader's language.
    report.findings[0].dimension = .clarity
    report.findings[0].quote = "Konto schließen"
    #expect(try page([report]).contains("lang=\"de\" translate=\"no\">Konto schließen<"))
  }

  @Test func `each page's languages are a bar, a sentence and the foreign passages`() throws {
    let details = [Samples.sevenSteps: CaseDetail(Samples.evidence)]
    let page = try page([Samples.bad], details: details)
    for words in [
      "<rect class=\"foreign\" x=\"0\" width=\"320\" height=\"12\"></rect>",
      "0 % Korean, 100 % other languages", "100 % Korean",
      "<details open=\"\"><summary>1 passage in another language</summary>",
      "lang=\"en\" translate=\"no\">Your account will be deleted for good. Request ⟨token⟩<",
      "English, <code>p</code>", "Language ledger", "<code>ko en</code>",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test func `a case with a past shows its last runs`() throws {
    let points = [Outcome.pass, .pass, .fail].enumerated().map { index, outcome in
      CaseTrend.Point(run: "2026112\(index)T090000Z", startedAt: "", outcome: outcome)
    }
    var detail = CaseDetail()
    detail.trend = CaseTrend(
      caseID: Samples.sevenSteps, points: points,
      state: RuleState(
        rule: "", outcome: .fail, firstSeen: "20261120T090000Z", lastSeen: "20261122T090000Z",
        lastGood: nil, since: "20261122T090000Z"), runs: 3)
    let page = try page([Samples.bad], details: [Samples.sevenSteps: detail])
    #expect(page.contains("aria-label=\"3 runs: 2 pass, 1 fail\""))
    #expect(page.contains("since <time datetime=\"2026-11-22\">2026-11-22</time>"))
  }

  @Test(arguments: ReportLanguage.allCases)
  func `a report is in the language that was asked for`(_ language: ReportLanguage) throws {
    let page = try page(Samples.all, in: language)
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
    let title = [
      ReportLanguage.english: "Can a person leave?", .german: "Kann man sein Konto löschen?",
      .french: "Peut-on supprimer son compte ?", .japanese: "利用者は退会できますか",
      .korean: "이용자가 탈퇴할 수 있습니까?",
    ]
    #expect(page.contains("<h1>\(title[language] ?? "?")</h1>"))
  }
}

import Evidence
import Reporting

/// Cases in which one text stands wherever a site or a scenario's author can put one.
enum HostileTexts {
  static let all = [
    "<script>alert('x')</script>\" onload='x", "]]> <![CDATA[ <!-- --> <?x ?> &amp; &#0; &bogus;",
    "::error file=a,line=1::x\n::stop-commands::y\r\n##[add-mask]z", "%0A::error::x %25",
    "a\r\nb\rc\nd\u{85}e\u{2028}f\u{2029}g", "\u{1B}]0;t\u{7}\u{1B}[31m\u{9B}2J\u{8}",
    "\u{202E}evil\u{202C}\u{2066}x\u{2069}\u{E0041}\u{FEFF}", "\u{0}\u{1}\u{B}\u{C}\u{1F}\u{7F}",
    "=HYPERLINK(\"http://evil.example\";\"x\")", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1",
    "\u{FF1D}1",
    "a\",\"b\r\n=1,2", String(decoding: [0xED, 0xA0, 0x80, 0xFF, 0x61], as: UTF8.self),
    "\u{FFFE}\u{FFFF}\u{1FFFE}\u{10FFFF}", "<\u{338}\"\u{301}'\u{301},\u{301}:\u{301}%\u{301}",
    "[x](javascript:1) {0} {{1}} \\[y](2) ${host}", "\\", "", " ", "회원탈퇴 👨‍👩‍👧 שָׁלוֹם",
    String(repeating: "=long ]]> <b>\u{0}", count: 300), String(repeating: "x", count: 100_000),
  ]

  /// One case of each outcome, in order and under an obstacle.
  static func cases(_ text: String) -> [CaseReport] {
    let locales = ["ko-KR", "de-DE"]
    return locales.enumerated().map { index, locale in
      var report = Samples.bad
      report.caseID = CaseID(scenario: text, locale: locale)
      report.platform = text
      report.expectedLanguage = text
      report.obstacle = index == 0 ? nil : EvidenceFailure(.network, text)
      report.findings = report.findings.map { hostile($0, text) }
      report.profiles[0].indicators[0].article = text
      report.delete = JourneySummary(
        counts: Counts(), steps: [text], ended: EvidenceFailure(.robots, text),
        search: SearchRecord(rejected: [.init(label: text, address: text, reason: text)]))
      return report
    }
  }

  private static func hostile(_ finding: Finding, _ text: String) -> Finding {
    var finding = finding
    finding.observed = text
    finding.expected = text
    finding.advice = text
    finding.page = text
    finding.place = text
    finding.quote = text
    finding.trace = [text, text]
    finding.norms = [Finding.Norm(profile: text, article: text, basis: text, outcome: .fail)]
    return finding
  }

  /// The reports' summary, with the text in the places too.
  static func summary(_ reports: [CaseReport], _ text: String) -> RunSummary {
    var summary = Samples.summary(reports)
    for report in reports {
      summary.places[report.caseID] = ScenarioPlace(file: text, line: 7)
    }
    return summary
  }
}

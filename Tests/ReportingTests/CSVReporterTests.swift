import Evidence
import Reporting
import Testing

struct CSVReporterTests {
  private func text(_ reports: [CaseReport]) throws -> String {
    String(
      decoding: try CSVReporter().report(reports, Samples.summary(reports)), as: UTF8.self)
  }

  @Test func `the whole report`() throws {
    #expect(try text(Samples.all) == ToolGolden.csv.replacing("\n", with: "\r\n"))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@A1", "'@A1"), ("\t=1", "' =1"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("=\u{338}1", "'=\u{338}1"), ("1=1", "1=1"),
    ("a \"b\"", "a \"\"b\"\""),
    ("a\r\nb", "a b"), ("\u{0}", "⟨U+0000⟩"),
  ])
  func `no field is a formula, a second row or two fields`(name: String, field: String) throws {
    var report = Samples.good
    report.platform = name
    report.findings = [report.findings[0]]
    let rows = Array(try text([report]).utf8).split(separator: [0x0D, 0x0A])
    #expect(rows.count == 2)
    let row = String(decoding: try #require(rows.last), as: UTF8.self)
    #expect(row.contains(#""de-DE","\#(field)","language-sample""#))
  }

  @Test func `norms stand with their articles`() throws {
    var report = Samples.good
    report.findings[0].norms = [
      .init(profile: "kr-pipa", article: "Art. 38(4)", basis: "case", outcome: .fail),
      .init(profile: "eu-gdpr", article: "Art. 12(1)", basis: "case", outcome: .warn),
    ]
    #expect(
      try text([report]).contains(
        #","kr-pipa Art. 38(4) (case, fail); eu-gdpr Art. 12(1) (case, warn)""#))
  }

  @Test func `a field is no longer than a spreadsheet takes`() throws {
    var report = Samples.good
    report.findings = [report.findings[0]]
    report.findings[0].quote = String(repeating: "😀", count: 100_000)
    let fields = try text([report]).split(separator: "\",\"")
    let longest = fields.map(\.utf16.count).max() ?? 0
    #expect((16_000...32_767).contains(longest))
  }
}

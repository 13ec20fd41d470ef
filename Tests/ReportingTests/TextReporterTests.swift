import Evidence
import Reporting
import Testing

struct TextReporterTests {
  private func text(_ reports: [CaseReport], isColoured: Bool = false, time: String? = nil) throws
    -> String
  {
    let summary = Samples.summary(reports, time: time)
    return String(
      decoding: try TextReporter(isColoured: isColoured).report(reports, summary), as: UTF8.self)
  }

  @Test func `the whole report`() throws {
    #expect(try text(Samples.all) == Golden.text)
  }

  @Test func `colour adds nothing but colour`() throws {
    let coloured = try text(Samples.all, isColoured: true)
    #expect(coloured.contains("\u{1B}[31m✗ fail\u{1B}[0m"))
    let plain = coloured.replacing(#/\u{1B}\[[0-9]+m/#, with: "")
    #expect(plain == Golden.text)
  }

  @Test func `a hostile site writes no control character and no line of its own`() throws {
    let report = try text([Samples.hostileCase])
    let controls = report.unicodeScalars.filter {
      $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
    }
    #expect(controls.isEmpty)
    #expect(!report.contains("\n# h") && !report.contains("\n- zzz"))
  }

  @Test func `a time stands there only if it is given`() throws {
    #expect(try text([Samples.good], time: "2026-11-24").hasPrefix("exitway 0.1.0, rules 1, 2026"))
    #expect(try !text([Samples.good]).contains("2026"))
  }

  @Test func `no case at all is still a report`() throws {
    #expect(try text([]).contains("0 cases"))
  }
}

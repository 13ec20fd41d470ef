import Evidence
import Foundation
import Reporting
import Testing

struct ReporterTests {
  @Test(arguments: ReporterRegistry.all().map(\.identifier))
  func `the order of the cases does not matter, and twice is the same`(name: String) throws {
    let reporter = try ReporterRegistry.named(name)
    let first = try reporter.report(Samples.all, Samples.summary(Samples.all))
    let again = try reporter.report(Samples.all.reversed(), Samples.summary(Samples.all))
    #expect(first == again)
    #expect(first.last == 0x0A)
  }

  @Test(arguments: ["text", "markdown", "html"])
  func `indicators are named, nothing is called a violation`(name: String) throws {
    let reporter = try ReporterRegistry.named(name)
    let bytes = try reporter.report(Samples.all, Samples.summary(Samples.all))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.lowercased().contains("violat"))
    #expect(text.contains(#/indicator for (?:<bdi[^>]*>)?Art. 38\(4\)/#))
  }

  @Test(arguments: ReasonCode.allCases, ["text", "markdown", "html"])
  func `what cannot be told says its reason and a sentence`(reason: ReasonCode, name: String) throws
  {
    var report = Samples.unreachable
    report.obstacle = nil
    report.findings[0].reason = reason
    let bytes = try ReporterRegistry.named(name).report([report], Samples.summary([report]))
    let text = String(decoding: bytes, as: UTF8.self)
    let head = name == "html" ? "<code>\(reason.rawValue)</code> " : "\(reason.rawValue): "
    let sentence = try #require(text.firstRange(of: head))
    let rest = text[sentence.upperBound...].prefix { $0 != "\n" && $0 != "<" }
    #expect(rest.count > 20 && rest.hasSuffix("."))
  }

  @Test func `every outcome has a mark and a word of its own`() throws {
    for name in ["text", "markdown", "html"] {
      var report = Samples.bad
      report.scores = []
      let bytes = try ReporterRegistry.named(name).report([report], Samples.summary([report]))
      let text = String(decoding: bytes, as: UTF8.self)
      for words in ["✗ fail", "! warn", "? cannot tell"] { #expect(text.contains(words)) }
    }
  }

  @Test func `JSON holds everything and can be read back`() throws {
    let reports = [Samples.bad, Samples.hostileCase]
    let bytes = try JSONReporter().report(reports, Samples.summary(reports))
    let document = try JSONDecoder().decode(JSONDocument.self, from: Data(bytes))
    #expect(document.version == JSONReporter.currentVersion)
    #expect(document.tool == "0.1.0" && document.ruleSet == "1" && document.time == nil)
    #expect(document.counts["fail"] == 2 && document.counts["pass"] == 0)
    #expect(document.counts.count == Outcome.allCases.count)
    #expect(Set(document.cases) == Set(reports))
    #expect(!bytes.contains(0x1B))
    #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{202E}"))
  }

  /// Cases are written one after the other, which must not be seen.
  @Test(arguments: [[], [Samples.bad], [Samples.bad, Samples.hostileCase]])
  func `JSON is in the canonical form as a whole`(reports: [CaseReport]) throws {
    let bytes = try JSONReporter().report(reports, Samples.summary(reports))
    let whole = try JSONDecoder().decode(JSONDocument.self, from: Data(bytes))
    let text = String(decoding: try CanonicalJSON.encode(whole), as: UTF8.self)
    #expect(String(decoding: bytes, as: UTF8.self) == Escaping.json(text))
  }

  @Test func `names lead to reporters, near names to suggestions`() throws {
    #expect(
      ReporterRegistry.all().map(\.identifier)
        == [
          "csv", "dot", "github", "html", "json", "junit", "markdown", "mermaid", "sarif", "text",
        ])
    for reporter in ReporterRegistry.all() {
      let named = try ReporterRegistry.named(reporter.identifier)
      #expect(named.identifier == reporter.identifier)
    }
    for (written, meant) in [
      ("jsno", "json"), ("md", "markdown"), ("HTML", "html"), ("txt", "text"),
      ("xml", "junit"), ("actions", "github"), ("sarfi", "sarif"), ("excel", "csv"),
    ] {
      let error = #expect(throws: ReportingError.self) { try ReporterRegistry.named(written) }
      #expect(error?.code == .unknownFormat)
      #expect(error?.hint.hasPrefix("Did you mean “\(meant)”?") == true)
    }
    let far = #expect(throws: ReportingError.self) {
      try ReporterRegistry.named("\u{1B}pigeon")
    }
    #expect(
      far?.description == "there is no report format “⟨U+001B⟩pigeon”. "
        + "The formats are csv, dot, github, html, json, junit, markdown, mermaid, sarif, text.")
  }
}

/// The JSON report as a whole.
private struct JSONDocument: Codable {
  var version: Int
  var tool: String
  var ruleSet: String
  var time: String?
  var counts: [String: Int]
  var manners: [HostManners]
  var parity: [ParityRecord]
  var cases: [CaseReport]
  var earl: [String: String]
}

import Conformance
import Evidence
import Foundation
import Scenarios
import Testing

@testable import Reporting

/// Everything that the rules say, put into every language: what has no message is named here.
struct TranslationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Sentences that rules make of their own examples.
  private static let ofExamples: Set<String> = {
    var sentences: Set<String> = []
    for rule in RuleRegistry.all {
      sentences.insert(rule.description.title)
      sentences.insert(rule.description.expected(with: Thresholds()))
      for example in rule.examples {
        let judgement = rule.judge(
          example.evidence, thresholds: Thresholds(overrides: example.thresholds))
        sentences.formUnion([judgement.observed, judgement.advice])
        sentences.formUnion(judgement.trace)
      }
    }
    return sentences
  }()

  /// Sentences of the committed snapshots.
  private static func ofSnapshots() throws -> Set<String> {
    let folder = root.appending(path: "snapshots/demo")
    var sentences: Set<String> = []
    let names = FileManager.default.enumerator(atPath: folder.path()) ?? .init()
    for case let name as String in names where name.hasSuffix("report.json") {
      let bytes = try Data(contentsOf: folder.appending(path: name))
      let report = try JSONDecoder().decode(CaseReport.self, from: bytes)
      for finding in report.findings {
        sentences.formUnion([finding.observed, finding.expected, finding.advice])
        sentences.formUnion(finding.trace)
      }
      for journey in [report.delete, report.signup].compactMap(\.self) {
        sentences.formUnion(journey.search.rejected.map(\.reason))
        sentences.formUnion([journey.ended?.detail].compactMap(\.self))
        sentences.formUnion(CountWords.findability(journey))
      }
      sentences.formUnion([CountWords.comparison(report)].compactMap(\.self))
    }
    return sentences
  }

  /// Parts of the sentences for which there is no message.
  private func untranslated(_ sentences: Set<String>, _ words: Words) -> [String] {
    sentences.filter { !$0.isEmpty && !Self.isStep($0) }.flatMap { sentence in
      words.catalogue.phrases(forLine: String(sentence.drop { $0 == " " })).compactMap { phrase in
        guard case .untranslated(let text) = phrase, !Self.madeUp.contains(text) else { return nil }
        return "\(text) (in: \(sentence))"
      }
    }.sorted()
  }

  /// What the examples let the gathering half say; it says other things.
  private static let madeUp: Set<String> = [
    "80 pages were looked at.", "A log-in page was served in place of the next step.",
    "No way to the control was found.", "Sign-up was not observed.",
    "The declared log-in was refused.", "The host did not answer.", "The name was not resolved.",
    "The next step sends a form.", "The scenario declares no log-in.", "The server answered 403.",
  ]

  /// Steps have messages of their own.
  private static func isStep(_ line: String) -> Bool {
    StepLine(String(line.drop { $0 == " " })).action.flatMap(Step.Action.init(rawValue:)) != nil
  }

  @Test(arguments: ReportLanguage.allCases)
  func `every sentence of every rule's examples has a message`(_ language: ReportLanguage) throws {
    #expect(Self.ofExamples.count > 250)
    let missing = untranslated(Self.ofExamples, try Words(language))
    #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
  }

  @Test(arguments: ReportLanguage.allCases)
  func `every sentence of the demo's snapshots has a message`(_ language: ReportLanguage) throws {
    let sentences = try Self.ofSnapshots()
    #expect(sentences.count > 250)
    let missing = untranslated(sentences, try Words(language))
    #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
  }

  /// Reasons that the gathering half writes in its sources, a number in place of each value.
  private static func ofGathering() throws -> Set<String> {
    let literal =
      #/(?:EvidenceFailure|RenderingError|flow\.end)\(\s*\.\w+,\s*"((?:[^"\\]|\\\((?:[^()]|\([^()]*\))*\)|\\.)*)"/#
    let value = #/\\\((?:[^()]|\([^()]*\))*\)/#
    var sentences: Set<String> = []
    for target in ["Gathering", "Rendering"] {
      let folder = root.appending(path: "Sources/\(target)")
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path())
      where name.hasSuffix(".swift") {
        let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        for match in source.matches(of: literal) {
          let text = match.1.replacing(value, with: "7")
          sentences.insert(String(text).replacing("\\\"", with: "\""))
        }
      }
    }
    // A reason that is all value was written elsewhere.
    return sentences.filter { $0 != "7" }
  }

  @Test(arguments: ReportLanguage.allCases)
  func `every reason for not having read a page has a message`(_ language: ReportLanguage) throws {
    let sentences = try Self.ofGathering()
    #expect(sentences.count > 40)
    let missing = untranslated(sentences, try Words(language))
    #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
  }

  @Test(arguments: ReportLanguage.allCases)
  func `outcomes, reasons and counters have messages`(_ language: ReportLanguage) throws {
    let words = try Words(language)
    var keys = Outcome.allCases.map(\.word) + ReasonCode.allCases.map(\.sentence)
    keys += Dimension.allCases.map(\.rawValue) + Severity.allCases.map(\.rawValue)
    keys += JourneyCounter.all.map(\.name) + PublishedCount.ways.map(\.definition)
    keys += [JourneyCounter.definition, CaseView.unstableTitle, MannersWords.title]
    for norm in try RuleCatalogue().profiles { keys += [norm.jurisdiction, norm.status.rawValue] }
    for phrase in HTMLMethod.limits { keys.append(phrase) }
    #expect(keys.filter { words.catalogue.message($0) == nil } == [])
  }
}

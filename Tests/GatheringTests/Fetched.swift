import Evidence
import Testing
import Transfer

@testable import Gathering

/// What a run makes of one page that it fetched several times.
enum Fetched {
  /// The evidence of one run that fetched a page with these contents, first to last.
  static func run(_ fetches: String..., follows label: String? = nil) throws -> CaseEvidence {
    let maker = EvidenceMaker(template: { $0 })
    let address = try #require(WebAddress("https://a.example/"))
    let records = try fetches.map { html in
      let page = VisitedPage(
        asked: address, address: address, redirects: [], status: 200,
        languages: LanguageLedger(), model: try SeenPage(html).model, visitor: "guest")
      return Redactor(secrets: []).redact(maker.record(page, id: "p1"))
    }
    var journey = JourneyRecord(goal: .delete, from: "account")
    if let label {
      let control = try #require(records[0].controls.firstIndex { $0.label == label })
      journey.steps = [
        Step(action: .follow, phase: .nav, page: "p1", control: control, label: label)
      ]
    }
    var evidence = CaseEvidence(
      caseID: CaseID(scenario: "a", locale: "en-US"), platform: "A", expectedLanguage: "en",
      session: .notDeclared, pages: [records[0]], entries: [], delete: .observed(journey),
      signup: .missing(EvidenceFailure(.notFound, "")),
      publicInfo: .missing(EvidenceFailure(.notFound, "")))
    evidence.readings = records.dropFirst().map { PageReading(page: "p1", record: .observed($0)) }
    return evidence
  }

  static func steady(_ evidence: CaseEvidence) -> CaseEvidence {
    var steady = evidence.steadied(remembering: [])
    steady.readings = nil
    return steady
  }
}

import Evidence
import Foundation
import Testing

/// A folder that is gone when the test ends.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("exitway-test-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

/// Paths of all files below a folder, sorted.
func files(below folder: String) -> [String] {
  let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  return found.filter { !AtomicFile.isFolder(folder + "/" + $0) }.sorted()
}

let caseID = CaseID(scenario: "demo/seven-steps", locale: "ko-KR")

func report(
  _ outcome: Outcome = .fail, obstacle: EvidenceFailure? = nil, caseID: CaseID = caseID
) -> CaseReport {
  let finding = Finding(
    rule: "steps-absolute-budget", dimension: .steps, severity: .major, outcome: outcome,
    reason: outcome == .cantTell ? .network : nil, observed: "Seven.", expected: "At most five.")
  return CaseReport(
    caseID: caseID, platform: "Seven Steps", expectedLanguage: "ko", ruleSet: "1",
    outcome: outcome, obstacle: obstacle, scores: [], profiles: [], findings: [finding],
    delete: nil, signup: nil)
}

/// Evidence with `text` wherever a site or a failure can put words.
func evidence(saying text: String, caseID: CaseID = caseID) -> CaseEvidence {
  let judged = LanguageJudgement(.yes, found: "ko", confidence: 90, letters: 10)
  let failure = EvidenceFailure(.needsDeclaredStep, text)
  let search = SearchRecord(
    pagesSeen: 3, exhaustiveToDepth: 1,
    rejected: [.init(label: text, address: text, reason: text)])
  let journey = JourneyRecord(
    goal: .delete, from: "account",
    steps: [Step(action: .follow, phase: .nav, page: "p1", control: 0, label: text)],
    final: ControlReference(page: "p1", control: 0), ended: failure, search: search)
  let form = Form(
    method: .post, target: text, fields: [.init(name: text, kind: .text, label: text)],
    place: text)
  let page = PageRecord(
    id: "p1", address: text, finalAddress: text, status: 200,
    redirects: [.init(status: 302, address: text)], title: JudgedText(text, language: judged),
    languages: LanguageLedger(
      asked: text, contentLanguage: text, meta: text, htmlLanguage: text, alternates: [text]),
    typedPhrases: [JudgedText(text, language: LanguageJudgement(.undetermined))],
    blocks: [TextBlock(role: .heading, text: text, language: judged, isMain: true, place: text)],
    controls: [Control(label: text, language: judged, role: .link, target: text, place: text)],
    forms: [form])
  return CaseEvidence(
    caseID: caseID, platform: text, expectedLanguage: "ko", session: .failed(failure),
    pages: [page],
    entries: [
      .init(name: "account", page: .observed("p1")), .init(name: "help", page: .missing(failure)),
    ],
    delete: .observed(journey), signup: .missing(failure),
    publicInfo: .observed(PublicInfo(page: "p1", path: [text], search: search)))
}

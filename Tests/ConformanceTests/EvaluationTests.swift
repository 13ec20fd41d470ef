@testable import Conformance
import Evidence
import Testing

struct EvaluationTests {
  static let good = ExampleCase(
    ExamplePage("account", .text("내 계정", letters: 60), .press("회원 탈퇴", "delete")),
    ExamplePage(
      "leave", .heading("회원 탈퇴"),
      .text("탈퇴하면 즉시 모든 정보가 삭제됩니다.", cues: ["data-deleted", "when-effective"], letters: 200),
      .text("거래 기록은 5년간 보관됩니다.", cues: ["data-kept"]), .control("계정 유지", "keep"),
      .press("탈퇴하기", "delete")
    ).declaring("ko")
  ).joining(
    over: ExamplePage("join", .text("가입 안내", letters: 60), .press("다음", "proceed")),
    ExamplePage("join/form", .text("가입 정보", letters: 60), .press("가입하기", "sign-up"))
  ).informing(
    ExamplePage(
      "help", .heading("Example 탈퇴 방법"), .text("설정에서 탈퇴", cues: ["how-to-delete"], letters: 90))
  ).changing { evidence in
    evidence.isContinuingContract = true
    evidence.availability = Array(repeating: true, count: 10)
    evidence.secondDevice = .init(device: "mobile", delete: evidence.delete)
    guard case .observed(var info) = evidence.publicInfo else { return }
    info.help = .toControl
    evidence.publicInfo = .observed(info)
  }

  static let foreign = ExampleCase(
    ExamplePage("account", .text("내 계정", letters: 60), .press("회원 탈퇴", "delete")),
    ExamplePage(
      "leave", .text("Deleting is permanent.", in: "en", letters: 200), .press("탈퇴하기", "delete")))

  static func finding(_ rule: String, in report: CaseReport) throws -> Finding {
    try #require(report.findings.first { $0.rule == rule })
  }

  @Test func `a good exit passes every rule that applies`() {
    let report = Evaluation.judge(Self.good.evidence, profiles: [])
    let others = report.findings.filter { $0.outcome != .pass }
    #expect(others.isEmpty, "\(others.map { "\($0.rule): \($0.observed)" })")
    #expect(report.outcome == .pass)
    #expect(report.scores.map(\.score) == [100, 100, 100, 100])
    #expect(report.scores.map(\.coverage) == [100, 100, 100, 100])
    #expect(report.obstacle == nil)
    #expect(report.ruleSet == RuleSet.version)
  }

  @Test func `there is one finding for each rule, sorted by id`() {
    let report = Evaluation.judge(Self.foreign.evidence, profiles: [])
    #expect(report.findings.map(\.rule) == RuleRegistry.all.map(\.id).sorted())
  }

  @Test func `the worst finding is the outcome`() {
    #expect(Evaluation.judge(Self.foreign.evidence, profiles: []).outcome == .fail)
  }

  @Test func `a finding cites page, place, words and the hash of the page's evidence`() throws {
    let evidence = Self.foreign.evidence
    let report = Evaluation.judge(evidence, profiles: [])
    let finding = try Self.finding("lang-page-locale", in: report)
    #expect(finding.page == "https://${host}/leave")
    #expect(finding.place == "main > :nth-child(1)")
    #expect(finding.quote == "Deleting is permanent.")
    let page = try #require(evidence.page("p2"))
    #expect(finding.evidence == ContentHash(of: try CanonicalJSON.encode(page)).description)
    #expect(finding.expected.contains("90 %"))
    #expect(!finding.advice.isEmpty)
  }

  @Test func `missing evidence is the reason of the rules that need it, and of no other`() throws {
    var evidence = Self.good.evidence
    evidence.delete = .missing(EvidenceFailure(.noSession, "The scenario declares no log-in."))
    let report = Evaluation.judge(evidence, profiles: [])
    #expect(try Self.finding("steps-absolute-budget", in: report).reason == .noSession)
    #expect(try Self.finding("reach-public-info", in: report).outcome == .pass)
    #expect(report.obstacle == nil)
  }

  @Test func `a case of which nothing was seen has its obstacle`() {
    let report = Evaluation.judge(
      ExampleCase.missing(.network, "The name was not resolved.").evidence, profiles: [])
    #expect(report.obstacle == EvidenceFailure(.network, "The name was not resolved."))
    #expect(report.outcome == .cantTell)
    let open = report.findings.filter { $0.outcome != .notApplicable }
    #expect(open.allSatisfy { $0.reason == .network })
    #expect(open.count == report.findings.count - 1)
    #expect(report.scores.allSatisfy { $0.score == nil && $0.coverage == 0 })
    #expect(report.delete == nil)
  }

  @Test func `the same evidence gives the same bytes`() throws {
    for case let example in RuleRegistry.all.flatMap(\.examples) {
      let first = try CanonicalJSON.encode(Evaluation.judge(example.evidence, profiles: []))
      let decoded = try CanonicalJSON.decode(
        CaseEvidence.self, from: CanonicalJSON.encode(example.evidence))
      #expect(try CanonicalJSON.encode(Evaluation.judge(decoded, profiles: [])) == first)
    }
  }

  @Test func `journeys are told with their enumerated steps`() throws {
    var evidence = Self.good.evidence
    var journey = try #require(evidence.delete.value)
    journey.steps.insert(
      Step(action: .identify, phase: .flow, page: "p2", label: "비밀번호", counts: false), at: 1)
    evidence.delete = .observed(journey)
    let report = Evaluation.judge(evidence, profiles: [])
    #expect(
      report.delete?.steps == [
        "1. follow \"회원 탈퇴\" on https://${host}/account",
        "-. identify \"비밀번호\" on https://${host}/leave (first identity check, not counted)",
        "2. finish \"탈퇴하기\" on https://${host}/leave (counted, never pressed)",
      ])
    #expect(report.signup?.counts.total == 2)
  }

  @Test func `a rule that is off does not apply, and the finding says why`() throws {
    let report = Evaluation.judge(
      Self.foreign.evidence, profiles: [],
      options: JudgeOptions(rulesOff: ["lang-page-locale": "A pilot in English."]))
    let finding = try Self.finding("lang-page-locale", in: report)
    #expect(finding.outcome == .notApplicable)
    #expect(finding.observed.contains("A pilot in English."))
  }

  @Test func `hostile evidence is judged without a crash`() {
    var evidence = Self.foreign.evidence
    evidence.pages[1].blocks[0].language.letters = .max
    evidence.pages[1].blocks.append(evidence.pages[1].blocks[0])
    evidence.pages[1].blocks[0].text = String(repeating: "e\u{301}\u{301}", count: 5_000)
    evidence.pages.append(evidence.pages[0])
    if case .observed(var journey) = evidence.delete {
      journey.counts.nav = .max
      journey.counts.flow = .max
      journey.final = ControlReference(page: "nowhere", control: -1)
      journey.entry = ControlReference(page: "p1", control: .max)
      journey.steps.append(
        Step(action: .press, phase: .flow, page: "nowhere", control: .min, label: "a\nb\u{0}"))
      evidence.delete = .observed(journey)
    }
    let report = Evaluation.judge(evidence, profiles: [])
    #expect(report.findings.allSatisfy { ($0.quote?.unicodeScalars.count ?? 0) <= 200 })
    #expect(report.delete?.steps.last?.contains("\n") == false)
  }
}

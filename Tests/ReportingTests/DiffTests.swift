import Evidence
import Testing

@testable import Reporting

/// What is said about two looks at the same case.
struct DiffTests {
  private static let id = CaseID(scenario: "shop", locale: "ko-KR")

  private func step(
    _ label: String, _ page: String, to next: String?, in language: String = "ko",
    isForeign: Bool = false
  ) -> WalkStep {
    WalkStep(
      action: next == nil ? .finish : .follow, phase: .flow, counts: true, label: label,
      language: language, isForeign: isForeign, page: page, leadsTo: next)
  }

  private func report(
    _ walk: [WalkStep], ended: EvidenceFailure? = nil, outcome: Outcome = .pass,
    rules: String = "1", reach: [EntryReach] = [], obstacle: EvidenceFailure? = nil
  ) -> CaseReport {
    var counts = Counts()
    counts.flow = walk.count
    var report = CaseReport(
      caseID: Self.id, platform: "Shop", expectedLanguage: "ko", ruleSet: rules, outcome: outcome,
      obstacle: obstacle, scores: [], profiles: [],
      findings: [
        Finding(
          rule: "lang-page-locale", dimension: .language, severity: .critical, outcome: outcome,
          observed: "Seen.", expected: "Asked.")
      ],
      delete: JourneySummary(
        counts: counts, steps: [], ended: ended, search: SearchRecord(), reach: reach, walk: walk),
      signup: nil)
    report.tool = "1"
    return report
  }

  private func events(
    _ old: CaseReport, _ new: CaseReport,
    texts: ([String: [String]], [String: [String]]) = ([:], [:])
  ) -> [ChangeEvent] {
    CaseComparison.events(
      [ComparedCase(report: old, texts: texts.0)], [ComparedCase(report: new, texts: texts.1)])
  }

  private var way: [WalkStep] {
    [step("설정", "/a", to: "/s"), step("회원탈퇴", "/s", to: "/x"), step("탈퇴하기", "/x", to: nil)]
  }

  @Test func `Nothing changed is no event`() throws {
    #expect(events(report(way), report(way)).isEmpty)
    #expect(
      String(decoding: try DiffReport([]).bytes(.text), as: UTF8.self) == "Nothing changed.\n")
  }

  @Test func `A longer way is a regression, with the step that came`() {
    var longer = way
    longer[1] = step("회원탈퇴", "/s", to: "/why")
    longer.insert(step("다음", "/why", to: "/x"), at: 2)
    let found = events(report(way), report(longer))
    #expect(found.map(\.sentence).contains("path-lengthened 3→4"))
    #expect(found.first { $0.kind == .pathLengthened }?.meaning == .regression)
    #expect(found.contains { $0.kind == .stepAdded && $0.subject == "다음" })
    #expect(events(report(longer), report(way)).contains { $0.kind == .pathShortened })
  }

  @Test func `Another label and another language are told apart`() {
    var english = way
    english[2] = step("Delete account", "/x", to: nil, in: "en", isForeign: true)
    let found = events(report(way), report(english))
    #expect(
      found.map(\.sentence) == [
        "label-changed /x 탈퇴하기→Delete account", "control-language-changed Delete account ko→en",
      ])
    #expect(found.map(\.meaning) == [.neutral, .regression])
  }

  @Test func `A lost control, and a lost entry, are regressions`() {
    let gone = report(way, ended: EvidenceFailure(.notFound, "gone"))
    #expect(events(report(way), gone).map(\.kind) == [.controlLost])
    #expect(events(report(way), gone).first?.meaning == .regression)
    #expect(events(gone, report(way)).map(\.kind) == [.controlFound])
    let blocked = report(way, ended: EvidenceFailure(.blocked, "503"))
    #expect(events(report(way), blocked).first?.meaning == .unclear)
    let reached = report(way, reach: [EntryReach(entry: "footer", links: 1)])
    let lost = report(way, reach: [EntryReach(entry: "footer", links: nil)])
    #expect(events(reached, lost).map(\.sentence) == ["entry-lost footer 1→-"])
  }

  @Test func `A change of the rules is not taken for one of the site`() {
    let found = events(report(way), report(way, outcome: .fail, rules: "2"))
    #expect(found.map(\.kind) == [.rulesChanged, .outcomeChanged])
    #expect(found.map(\.origin) == [.rules, .site])
    #expect(found[1].meaning == .unclear)
    let site = events(report(way), report(way, outcome: .fail))
    #expect(site.map(\.meaning) == [.regression])
  }

  @Test func `What could not be looked at has not changed`() {
    let blind = report([], outcome: .cantTell, obstacle: EvidenceFailure(.network, "down"))
    let found = events(report(way), blind)
    #expect(found.map(\.sentence) == ["observation-lost network"])
    #expect(found.map(\.meaning) == [.unclear])
  }

  @Test func `Words that went and came are shown`() {
    let found = events(
      report(way), report(way), texts: (["/x": ["All data is kept"]], ["/x": ["No data is kept"]]))
    #expect(found.map(\.sentence) == ["text-changed /x All→No"])
  }

  @Test(arguments: DiffReport.Format.allCases)
  func `Every format is written, hostile words included`(format: DiffReport.Format) throws {
    let event = ChangeEvent(
      .labelChanged, in: Self.id, meaning: .neutral, subject: "<script>|\u{1B}[31m", before: "a",
      now: "`b`")
    let text = String(decoding: try DiffReport([event]).bytes(format), as: UTF8.self)
    #expect(text.contains("label-changed"))
    #expect(!text.contains("\u{1B}"))
    // Markdown escapes the bracket, HTML writes a reference; a terminal shows it as it is.
    #expect(format == .json || format == .text || !text.contains(" <script>"))
  }
}

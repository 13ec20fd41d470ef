import Evidence
import Reporting

/// Made-up cases as the rules would judge them.
enum Samples {
  static let sevenSteps = CaseID(scenario: "demo/seven-steps", locale: "ko-KR")
  static let yes = LanguageJudgement(.yes, found: "ko", confidence: 95, letters: 20)
  static let english = LanguageJudgement(.no, found: "en", confidence: 98, letters: 40)

  static func summary(_ reports: [CaseReport], time: String? = nil) -> RunSummary {
    RunSummary(toolVersion: "0.1.0", ruleSet: "1", of: reports, time: time)
  }

  /// A summary that knows where the cases are written down.
  static func placed(_ reports: [CaseReport]) -> RunSummary {
    var summary = summary(reports)
    for (line, report) in reports.enumerated() where report.caseID.scenario.hasPrefix("demo/") {
      summary.places[report.caseID] = ScenarioPlace(
        file: "scenarios/\(report.caseID.scenario).yaml", line: line + 7)
    }
    return summary
  }

  static let all = [bad, good, unreachable]

  static let good = CaseReport(
    caseID: CaseID(scenario: "demo/good-exit", locale: "de-DE"), platform: "Guter Ausgang",
    expectedLanguage: "de", ruleSet: "1", outcome: .pass, obstacle: nil,
    scores: Dimension.allCases.map {
      DimensionScore(dimension: $0, score: 100, coverage: 100, lowest: 100, highest: 100)
    },
    profiles: [ProfileVerdict(profile: "eu-gdpr", outcome: .pass, indicators: [])],
    findings: Dimension.allCases.map {
      Finding(
        rule: "\($0.rawValue)-sample", dimension: $0, severity: .major, outcome: .pass,
        observed: "In order.", expected: "Order.")
    }, delete: nil, signup: nil)

  static let unreachable = CaseReport(
    caseID: CaseID(scenario: "far-away", locale: "en-US"), platform: "Far Away",
    expectedLanguage: "en", ruleSet: "1", outcome: .cantTell,
    obstacle: EvidenceFailure(.network, "The name was not resolved."),
    scores: Dimension.allCases.map {
      DimensionScore(dimension: $0, score: nil, coverage: 0, lowest: 0, highest: 100)
    }, profiles: [],
    findings: [
      Finding(
        rule: "steps-vs-signup", dimension: .steps, severity: .critical, outcome: .cantTell,
        reason: .network, observed: "No page was read.", expected: "Leaving is no harder.")
    ], delete: nil, signup: nil)

  static let bad = CaseReport(
    caseID: sevenSteps, platform: "일곱 계단 상점", expectedLanguage: "ko", ruleSet: "1",
    outcome: .fail, obstacle: nil,
    scores: [
      DimensionScore(dimension: .language, score: 40, coverage: 100, lowest: 40, highest: 40),
      DimensionScore(dimension: .steps, score: 25, coverage: 67, lowest: 17, highest: 50),
      DimensionScore(
        dimension: .reachability, score: 100, coverage: 100, lowest: 100, highest: 100),
      DimensionScore(dimension: .clarity, score: nil, coverage: nil, lowest: nil, highest: nil),
    ],
    profiles: [
      ProfileVerdict(
        profile: "kr-pipa", outcome: .fail,
        indicators: [
          .init(rule: "lang-page-locale", article: "Art. 38(4)", basis: "case", outcome: .fail),
          .init(
            rule: "steps-absolute-budget", article: "Art. 38(4)", basis: "case", outcome: .fail),
        ]),
      ProfileVerdict(
        profile: "eu-gdpr", outcome: .warn,
        indicators: [
          .init(rule: "lang-page-locale", article: "Art. 12(1)", basis: "case", outcome: .warn)
        ]),
    ], findings: badFindings, delete: delete, signup: signup)

  static let badFindings = [
    Finding(
      rule: "lang-page-locale", dimension: .language, severity: .critical, outcome: .fail,
      observed: "12 % of the letters on the deletion page are Korean.",
      expected: "At least 90 % of the letters are in the reader's language.",
      advice: "Translate the deletion page.", page: "https://${host}/close",
      place: "main > p:nth-of-type(2)", quote: "Your account will be deleted for good.",
      evidence: String(repeating: "0123456789abcdef", count: 4)),
    Finding(
      rule: "lang-declared-match", dimension: .language, severity: .minor, outcome: .pass,
      observed: "lang is ko.", expected: "lang is that of the text."),
    Finding(
      rule: "reach-link-depth", dimension: .reachability, severity: .major, outcome: .pass,
      observed: "Depth 2.", expected: "At most depth 3."),
    Finding(
      rule: "clarity-entry-label", dimension: .clarity, severity: .major, outcome: .notApplicable,
      observed: "No entry.", expected: "A plain label."),
    Finding(
      rule: "steps-absolute-budget", dimension: .steps, severity: .major, outcome: .warn,
      observed: "Leaving takes 7 actions.", expected: "At most 5 actions.",
      advice: "Join the two survey pages.", trace: delete.steps, expectation: .accepted),
    Finding(
      rule: "steps-vs-signup", dimension: .steps, severity: .critical, outcome: .cantTell,
      reason: .noBaseline, observed: "Joining was not observed.",
      expected: "Leaving takes no more actions than joining."),
  ]

  static let delete: JourneySummary = {
    var counts = Counts()
    counts.nav = 2
    counts.flow = 2
    counts.pages = 3
    return JourneySummary(
      counts: counts,
      steps: [
        "1. follow \"설정\" on https://${host}/account",
        "2. press \"더 보기\" on https://${host}/settings",
        "3. follow \"Close \"my\" account\" on https://${host}/settings",
        "4. finish \"Delete account\" on https://${host}/close",
      ], ended: nil,
      search: SearchRecord(
        pagesSeen: 9, exhaustiveToDepth: 2,
        rejected: [
          .init(label: "로그아웃", address: "https://${host}/logout", reason: "changes state")
        ]))
  }()

  static let signup = JourneySummary(
    counts: Counts(), steps: ["1. submit \"가입\" on https://${host}/join"],
    ended: EvidenceFailure(.needsDeclaredStep, "The form posts an e-mail address."),
    search: SearchRecord(pagesSeen: 2))

  static let evidence: CaseEvidence = {
    let account = PageRecord(
      id: "p1", address: "https://${host}/account", finalAddress: "https://${host}/account",
      status: 200, title: JudgedText("내 계정", language: yes),
      languages: LanguageLedger(htmlLanguage: "ko"),
      blocks: [
        TextBlock(role: .heading, text: "내 계정", language: yes, isMain: true, place: "h1"),
        TextBlock(role: .navigation, text: "홈", language: yes, isMain: false, place: "nav"),
      ],
      controls: [
        Control(
          label: "설정", language: yes, role: .link, purpose: "settings",
          target: "https://${host}/close", region: .navigation, place: "nav a"),
        Control(label: "장바구니", language: yes, role: .link, region: .navigation, place: "nav b"),
      ])
    let close = PageRecord(
      id: "p2", address: "https://${host}/close?step=1", finalAddress: "https://${host}/close",
      status: 200, redirects: [.init(status: 302, address: "https://${host}/close")],
      title: JudgedText("Close account", language: english),
      languages: LanguageLedger(alternates: ["ko", "en"]),
      blocks: [
        TextBlock(
          role: .paragraph, text: "Your account will be deleted for good. Request 8a7f6e5d4c3b",
          language: english, isMain: true, cues: ["irreversible"], place: "p")
      ],
      controls: [
        Control(
          label: "Delete account", language: english, role: .submit, purpose: "delete",
          purposeConfidence: 99, form: 0, place: "button")
      ],
      forms: [
        Form(
          method: .post, target: "https://${host}/close",
          fields: [
            .init(name: "csrf", kind: .hidden), .init(name: "csrf2", kind: .hidden),
            .init(name: "pw", kind: .password, label: "비밀번호: \"지금\"", isRequired: true),
          ], place: "form")
      ])
    let journey = JourneyRecord(
      goal: .delete, from: "account",
      steps: [
        Step(action: .follow, phase: .nav, page: "p1", control: 0, label: "설정", leadsTo: "p2"),
        Step(action: .identify, phase: .flow, page: "p2", label: "비밀번호", counts: false),
        Step(action: .finish, phase: .flow, page: "p2", control: 0, label: "Delete account"),
      ], entry: ControlReference(page: "p1", control: 0),
      final: ControlReference(page: "p2", control: 0), counts: delete.counts,
      search: delete.search, channels: ["web"])
    return CaseEvidence(
      caseID: sevenSteps, platform: "일곱 계단 상점", expectedLanguage: "ko", session: .signedIn,
      pages: [account, close], entries: [.init(name: "account", page: .observed("p1"))],
      delete: .observed(journey),
      signup: .missing(EvidenceFailure(.needsDeclaredStep, "Joining needs a form.")),
      publicInfo: .observed(PublicInfo(leadsToLogin: true)))
  }()

  /// What a hostile site can put into any of its texts.
  static let hostile =
    "<script>alert('x')</script> \"q\" ' & | `code` \u{1B}]0;pwned\u{7}\u{1B}[31m \u{202E}evil\u{202C}\u{0} "
    + "@everyone #12 [x](javascript:1) https://evil.example **b** </title>--> \u{85}\u{2028}\n# h\r\n- zzz"

  /// The bad case with hostile words wherever a site can put them.
  static let hostileCase: CaseReport = {
    var report = bad
    report.platform = hostile
    // The one value of a stranger that becomes an attribute.
    report.expectedLanguage = "\"><i x=\""
    report.caseID = CaseID(scenario: hostile, locale: "ko-KR")
    report.obstacle = EvidenceFailure(.loginWall, hostile)
    for index in report.findings.indices {
      report.findings[index].observed = hostile
      report.findings[index].quote = hostile
      report.findings[index].page = hostile
      report.findings[index].place = hostile
      report.findings[index].trace = [hostile]
    }
    let search = SearchRecord(rejected: [.init(label: hostile, address: hostile, reason: hostile)])
    let failure = EvidenceFailure(.needsDeclaredStep, hostile)
    report.delete = JourneySummary(
      counts: Counts(), steps: [hostile, "1. follow \"\(hostile)\" on \(hostile)"], ended: failure,
      search: search)
    return report
  }()

  /// Evidence of the bad case with hostile words in its pages.
  static let hostileEvidence: CaseEvidence = {
    var evidence = Self.evidence
    evidence.operatorName = hostile
    for index in evidence.pages.indices {
      evidence.pages[index].title?.text = hostile
      evidence.pages[index].finalAddress = hostile
      evidence.pages[index].languages = LanguageLedger(
        asked: hostile, contentLanguage: hostile, htmlLanguage: hostile, alternates: [hostile],
        address: hostile, detected: hostile)
      for block in evidence.pages[index].blocks.indices {
        evidence.pages[index].blocks[block].text = hostile
        evidence.pages[index].blocks[block].place = hostile
        evidence.pages[index].blocks[block].language.found = hostile
      }
    }
    return evidence
  }()
}

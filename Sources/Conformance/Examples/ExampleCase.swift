import Evidence

/// A small case in the making: pages in the order in which the walk meets them, and what differs.
///
/// The walk presses on each page the control made by `press`;
/// the first one whose purpose is `delete` is the entry, the last page's is the final control.
struct ExampleCase {
  private var reader: String
  private var walk: [ExamplePage]
  private var ended: EvidenceFailure?
  private var channels = ["web"]
  private var noFinal = false
  private var countChange: @Sendable (inout Counts) -> Void = { _ in }
  private var searchedTo: Int?
  private var deleteMissing: EvidenceFailure?
  private var signup: Observation<JourneyRecord> = .missing(
    EvidenceFailure(.noBaseline, "Sign-up was not observed."))
  private var publicInfo: Observation<PublicInfo> = .observed(PublicInfo())
  private var publicPage: ExamplePage?
  private var signupPages: [ExamplePage] = []
  private var homePage: ExamplePage?
  private var change: @Sendable (inout CaseEvidence) -> Void = { _ in }

  /// A case for a reader of Korean unless said otherwise.
  init(reader: String = "ko", _ walk: ExamplePage...) {
    self.reader = reader
    self.walk = walk
  }

  private init(pages: [ExamplePage]) {
    reader = "ko"
    walk = pages
  }

  /// A walk of so many steps to the entry control and from it.
  static func steps(nav: Int, flow: Int) -> ExampleCase {
    let toEntry = (0..<nav).map { position in
      ExamplePage("menu-\(position + 1)", .press("설정", "settings"))
    }
    let fromEntry = (0..<flow).map { position in
      ExamplePage("leave-\(position + 1)", .press("회원 탈퇴", "delete"))
    }
    return ExampleCase(pages: toEntry + fromEntry)
  }

  /// Nothing was seen, for one reason.
  static func missing(_ reason: ReasonCode, _ detail: String) -> ExampleCase {
    let failure = EvidenceFailure(reason, detail)
    return ExampleCase(pages: []).with {
      $0.deleteMissing = failure
      $0.signup = .missing(failure)
      $0.publicInfo = .missing(failure)
    }
  }

  /// The walk ended before the final control.
  func ending(_ reason: ReasonCode, _ detail: String, searchedTo depth: Int? = nil) -> ExampleCase {
    with {
      $0.ended = EvidenceFailure(reason, detail)
      $0.noFinal = true
      $0.searchedTo = depth
    }
  }

  /// The pages offer these ways and no final control.
  func offering(only channels: String...) -> ExampleCase {
    with { ($0.channels, $0.noFinal) = (channels.sorted(), true) }
  }

  func counting(_ change: @escaping @Sendable (inout Counts) -> Void) -> ExampleCase {
    with { $0.countChange = change }
  }

  /// Sign-up takes so many steps.
  func signup(steps: Int, ended: EvidenceFailure? = nil) -> ExampleCase {
    var journey = JourneyRecord(goal: .signup, from: "home", ended: ended, channels: ["web"])
    journey.counts.flow = steps
    journey.steps = (0..<steps).map { _ in
      Step(action: .submit, phase: .flow, page: "s1", label: "가입하기")
    }
    if ended == nil { journey.final = ControlReference(page: "s1", control: 0) }
    return with { $0.signup = .observed(journey) }
  }

  /// Sign-up passes these pages; the last one's pressed control would send it.
  func joining(over pages: ExamplePage...) -> ExampleCase {
    var journey = JourneyRecord(goal: .signup, from: "home", channels: ["web"])
    journey.steps = pages.indices.map { position in
      Step(
        action: position == pages.count - 1 ? .finish : .follow, phase: .flow,
        page: "s\(position + 1)", control: pages[position].pressed, label: "가입하기",
        leadsTo: position == pages.count - 1 ? nil : "s\(position + 2)")
    }
    journey.counts.flow = pages.count
    journey.final = ControlReference(
      page: "s\(pages.count)", control: pages.last?.pressed ?? 0)
    return with {
      $0.signupPages = pages
      $0.signup = .observed(journey)
    }
  }

  /// The home page, as a visitor sees it.
  func home(_ page: ExamplePage) -> ExampleCase {
    with { $0.homePage = page }
  }

  /// Anything else about the case.
  func changing(_ change: @escaping @Sendable (inout CaseEvidence) -> Void) -> ExampleCase {
    with { $0.change = change }
  }

  /// A visitor without an account finds this page.
  func informing(_ page: ExamplePage, depth: Int? = 1, isOwnPage: Bool = true) -> ExampleCase {
    with {
      $0.publicPage = page
      $0.publicInfo = .observed(
        PublicInfo(page: "public", depth: depth, path: [page.name], isOwnPage: isOwnPage))
    }
  }

  /// A visitor without an account finds nothing.
  func uninformed(searchedTo depth: Int?, leadsToLogin: Bool = false) -> ExampleCase {
    with {
      $0.publicInfo = .observed(
        PublicInfo(leadsToLogin: leadsToLogin, search: SearchRecord(exhaustiveToDepth: depth)))
    }
  }

  private func with(_ change: (inout ExampleCase) -> Void) -> ExampleCase {
    var example = self
    change(&example)
    return example
  }
}

extension ExampleCase {
  /// The case as evidence.
  var evidence: CaseEvidence {
    var pages = walk.enumerated().map { position, page in
      page.record(id: "p\(position + 1)", reader: reader)
    }
    if let publicPage { pages.append(publicPage.record(id: "public", reader: reader)) }
    if let homePage { pages.append(homePage.record(id: "home", reader: reader)) }
    pages += signupPages.enumerated().map { position, page in
      page.record(id: "s\(position + 1)", reader: reader)
    }
    let home = homePage.map { _ in CaseEvidence.Entry(name: "home", page: .observed("home")) }
    var evidence = CaseEvidence(
      caseID: CaseID(scenario: "example", locale: reader), platform: "Example",
      expectedLanguage: reader, session: .signedIn, pages: pages,
      entries: [home].compactMap(\.self),
      delete: deleteMissing.map { .missing($0) } ?? .observed(journey), signup: signup,
      publicInfo: publicInfo)
    change(&evidence)
    return evidence
  }

  private var journey: JourneyRecord {
    var journey = JourneyRecord(goal: .delete, from: "account", ended: ended, channels: channels)
    journey.search.exhaustiveToDepth = searchedTo
    for (position, page) in walk.enumerated() {
      guard let control = page.pressed, let step = step(at: position, pressing: control) else {
        continue
      }
      let reference = ControlReference(page: step.page, control: control)
      if journey.entry == nil, step.phase == .flow { journey.entry = reference }
      if step.action == .finish { journey.final = reference }
      journey.steps.append(step)
    }
    journey.counts.nav = journey.steps.count { $0.phase == .nav }
    journey.counts.flow = journey.steps.count { $0.phase == .flow }
    countChange(&journey.counts)
    return journey
  }

  private func step(at position: Int, pressing control: Int) -> Step? {
    let isLast = position == walk.count - 1
    if isLast, noFinal, position > 0 { return nil }
    let isFlow = position >= entryPosition
    let label = walk[position].record(id: "", reader: reader).controls[control].label
    return Step(
      action: isLast && !noFinal ? .finish : .follow, phase: isFlow ? .flow : .nav,
      page: "p\(position + 1)", control: control, label: label,
      leadsTo: isLast ? nil : "p\(position + 2)")
  }

  /// The first page whose pressed control is meant to delete; none means that all is navigation.
  private var entryPosition: Int {
    walk.firstIndex { page in
      page.pressed.map { page.record(id: "", reader: reader).controls[$0].isWayOut } ?? false
    } ?? walk.count
  }
}

extension Control {
  /// Purposes that an entry control has, plain or veiled.
  fileprivate var isWayOut: Bool {
    ["delete", "deactivate", "privacy"].contains(purpose)
  }
}

package import Evidence
import Languages
import Logging
import Pages
import Rendering
package import Scenarios
import Transfer

/// One platform in one locale: a guest and a member walk through it, and what they saw is evidence.
struct CaseVisit {
  let scenario: ResolvedScenario
  var member: Visitor
  let guest: Visitor
  /// The member on the scenario's second device; nil where it names one device only.
  var second: Visitor?
  /// Lets a declared form be sent to an address.
  let permit: @Sendable (WebAddress) -> Void
  /// The way out that an earlier run found.
  var known: [WalkStep] = []
  /// What pictures may still take; nil where none are taken.
  var sights: SightBudget?
  /// How often the pages of the evidence are fetched.
  var fetches = 1
  /// Where it is told what was followed.
  var log = Logger(label: "exitway")
  /// Ends both visitors' sessions.
  let close: @Sendable () -> Void

  /// Walks everything the rules need, in a fixed order.
  ///
  /// - Returns: the evidence, and how its pages looked, by their ids.
  func gather() async -> (evidence: CaseEvidence, sights: [String: RenderedSight]) {
    var maker = EvidenceMaker(template: { [scenario] in scenario.template(for: $0) })
    var state = await signIn()
    var delete = await deleteJourney(state)
    if state == .signedIn, let failure = await signedOut() {
      // What was seen after the session ended, and when that was, nobody can tell.
      state = .failed(failure)
      delete = .failure(failure)
    }
    let signup = await signupJourney()
    let information = await publicInformation()
    let secondDelete = await secondDevice()

    let deleteRecord = delete.map { walk in
      maker.journey(walk, goal: .delete)
    }
    let signupRecord = signup.map { walk in
      maker.journey(walk, goal: .signup)
    }
    let publicInfo = information.map { maker.publicInfo($0) }
    let entries = await entries(state, &maker)
    var evidence = CaseEvidence(
      caseID: CaseID(scenario), platform: scenario.platform,
      expectedLanguage: Language(tag: scenario.locale.rawValue)?.tag ?? scenario.locale.language,
      session: state, pages: maker.pages, entries: entries, delete: deleteRecord.observation,
      signup: signupRecord.observation, publicInfo: publicInfo.observation)
    evidence.operatorName = scenario.operatorName
    evidence.isContinuingContract = scenario.isContinuingContract
    evidence.isSecondaryLocale = scenario.isSecondaryLocale
    if let device = scenario.devices.dropFirst().first, let secondDelete {
      evidence.secondDevice = CaseEvidence.DeviceJourney(
        device: device.rawValue,
        delete: secondDelete.map { maker.journey($0, goal: .delete) }.observation)
      evidence.pages = maker.pages
    }
    sights?.close()
    let again = await RepeatedReading(
      visitors: [member, guest, second].compactMap(\.self), fetches: fetches
    ).result(of: maker)
    evidence.readings = again.readings.isEmpty ? nil : again.readings
    evidence.fetches = again.fetches > 1 ? again.fetches : nil
    let seen = maker.visited.compactMap { id, page in page.sight.map { (id, $0) } }
    return (evidence, Dictionary(seen, uniquingKeysWith: { first, _ in first }))
  }

  /// The start pages, in the order of their names.
  private func entries(
    _ state: CaseEvidence.SessionState, _ maker: inout EvidenceMaker
  ) async -> [CaseEvidence.Entry] {
    var entries: [CaseEvidence.Entry] = []
    for start in scenario.start.sorted(by: { $0.name < $1.name }) {
      let page = await entry(start.name, state)
      entries.append(
        CaseEvidence.Entry(name: start.name, page: page.map { maker.id(of: $0) }.observation))
    }
    return entries
  }

  /// The way out with the second device's User-Agent, in a session of its own.
  private func secondDevice() async -> Result<JourneyWalk, EvidenceFailure>? {
    guard let second else { return nil }
    var visit = self
    visit.member = second
    return await visit.deleteJourney(await visit.signIn())
  }

  private var scope: SiteScope {
    SiteScope(
      hosts: scenario.start.compactMap { WebAddress($0.value)?.host },
      otherLocaleHosts: scenario.otherLocaleHosts)
  }

  // MARK: Session

  /// Signs the member in with what the scenario declares, and proves it on the page where leaving
  /// begins.
  func signIn() async -> CaseEvidence.SessionState {
    switch scenario.session {
    case .none: return .notDeclared
    case .missingSecrets(let names):
      let list = names.sorted().joined(separator: ", ")
      return .failed(EvidenceFailure(.noSession, "not set in the environment: \(list)"))
    case .declared(let credentials):
      var landing: EvidenceFailure?
      do throws(EvidenceFailure) {
        if let login = credentials.login {
          guard let address = WebAddress(login.page) else {
            throw EvidenceFailure(.internal, "the log-in page's address cannot be read")
          }
          landing = try await SignIn(visitor: member, scope: scope, permit: permit)
            .perform(at: address, fields: login.fields)
        }
        let page = try await start(named: scenario.deleteFrom, as: member)
        try PageProof(sign: credentials.sign).checkSignedIn(page)
        return .signedIn
      } catch {
        guard let landing, error.reason == .loginFailed else { return .failed(error) }
        let detail = "\(error.detail); to the log-in form, \(landing.detail)"
        return .failed(EvidenceFailure(.loginFailed, detail))
      }
    }
  }

  /// Why the person is no longer signed in at the journey's end; nil if they are.
  private func signedOut() async -> EvidenceFailure? {
    guard case .declared(let credentials) = scenario.session,
      let start = scenario.start.first(where: { $0.name == scenario.deleteFrom }),
      let address = WebAddress(start.value)
    else { return nil }
    do throws(EvidenceFailure) {
      let page = try await member.reopen(address)
      if let obstacle = page.obstacle { throw obstacle }
      try PageProof(sign: credentials.sign).checkSignedIn(page)
      return nil
    } catch {
      guard error.reason == .loginFailed || error.reason == .blocked else { return nil }
      return EvidenceFailure(.signedOut, "the session had ended by the end of the journey")
    }
  }

  /// A start page as its visitor sees it: what lies behind the log-in as the member.
  private func entry(
    _ name: String, _ state: CaseEvidence.SessionState
  ) async -> Result<VisitedPage, EvidenceFailure> {
    do throws(EvidenceFailure) {
      let isMembers = name == scenario.deleteFrom
      if isMembers, case .failed(let failure) = state { throw failure }
      return .success(try await start(named: name, as: isMembers ? member : guest))
    } catch {
      return .failure(error)
    }
  }

  private func start(
    named name: String, as visitor: Visitor
  ) async throws(EvidenceFailure) -> VisitedPage {
    guard let start = scenario.start.first(where: { $0.name == name }),
      let address = WebAddress(start.value)
    else {
      throw EvidenceFailure(.internal, "the scenario has no start page \"\(name)\"")
    }
    let page = try await visitor.open(address)
    if let obstacle = page.obstacle { throw obstacle }
    try PageProof(sign: start.proof).check(page)
    return page
  }

  // MARK: Journeys

  /// Requests that are kept for the search of public information.
  private static let informationPages = 6

  private func ground(_ visitor: Visitor, depth: Int? = nil) -> SearchGround {
    SearchGround(
      visitor: visitor, scope: scope,
      languages: LanguageSwitch(reader: Language(tag: scenario.locale.rawValue) ?? .english),
      depth: depth ?? scenario.limits.depth, log: log)
  }

  /// What the person typed in to log in names them; passwords excepted.
  private var person: Person {
    guard case .declared(let credentials) = scenario.session else { return Person(names: []) }
    let fields = credentials.login?.fields ?? []
    return Person(names: fields.filter { !$0.name.lowercased().contains("pass") }.map(\.value))
  }

  /// Start pages other than the journey's own: what is about leaving before what is not.
  private var otherStarts: [JourneyFinder.Start] {
    let order = ["delete", "settings", "account", "help", "privacy"]
    return scenario.start.filter { $0.name != scenario.deleteFrom }
      .sorted { left, right in
        let rank = { (name: String) in order.firstIndex(of: name) ?? order.count }
        return (rank(left.name), left.name) < (rank(right.name), right.name)
      }
      .compactMap { start in
        WebAddress(start.value).map { JourneyFinder.Start(name: start.name, address: $0) }
      }
  }

  private func walk(
    _ steps: [ResolvedStep], from page: VisitedPage, named name: String, _ finder: JourneyFinder
  ) async -> JourneyWalk {
    guard !steps.isEmpty else { return await finder.find(from: page, named: name) }
    let declared = DeclaredWalk(
      ground: finder.ground, goal: finder.goal == .delete ? .delete : .signUp, permit: permit)
    return await declared.walk(steps, from: page, named: name, then: finder)
  }

  private func deleteJourney(
    _ state: CaseEvidence.SessionState
  ) async -> Result<JourneyWalk, EvidenceFailure> {
    do throws(EvidenceFailure) {
      if case .failed(let failure) = state { throw failure }
      let page = try await start(named: scenario.deleteFrom, as: member)
      if page.model.asksToLogIn {
        throw state == .signedIn
          ? EvidenceFailure(.signedOut, "the start page asks to log in again")
          : EvidenceFailure(.noSession, "the start page asks to log in; no session is declared")
      }
      var finder = JourneyFinder(ground: ground(member), goal: .delete)
      finder.person = person
      // Who never signs in looks for sign-up and public information with the same budget.
      if scenario.session == .none { finder.reserve = max(1, scenario.limits.pages * 11 / 40) }
      // A scenario that allows more pages gets the stronger proof.
      finder.proofPages = max(finder.proofPages, scenario.limits.pages / 4)
      finder.otherStarts = otherStarts
      if scenario.deleteSteps.isEmpty, !known.isEmpty {
        finder.known = await KnownWalk(
          ground: finder.ground, template: { [scenario] in scenario.template(for: $0) }
        ).pages(of: known, from: page)
      }
      return .success(
        await walk(scenario.deleteSteps, from: page, named: scenario.deleteFrom, finder))
    } catch {
      return .failure(error)
    }
  }

  private func signupJourney() async -> Result<JourneyWalk, EvidenceFailure> {
    do throws(EvidenceFailure) {
      let page = try await start(named: scenario.signupFrom, as: guest)
      var finder = JourneyFinder(ground: ground(guest, depth: 2), goal: .signup)
      finder.proofPages = 2
      // What tells a guest how to leave is looked for afterwards.
      finder.reserve = Self.informationPages
      return .success(
        await walk(scenario.signupSteps, from: page, named: scenario.signupFrom, finder))
    } catch {
      return .failure(error)
    }
  }

  private func publicInformation() async -> Result<PublicSearch.Result, EvidenceFailure> {
    do throws(EvidenceFailure) {
      let name = scenario.start.contains { $0.name == "home" } ? "home" : scenario.signupFrom
      let home = try await start(named: name, as: guest)
      return .success(
        await PublicSearch(ground: ground(guest)).find(from: home))
    } catch {
      return .failure(error)
    }
  }
}

extension Result where Success: Codable & Sendable & Hashable, Failure == EvidenceFailure {
  /// The same as evidence keeps it.
  fileprivate var observation: Observation<Success> {
    switch self {
    case .success(let value): .observed(value)
    case .failure(let failure): .missing(failure)
    }
  }
}

extension CaseEvidence {
  /// Evidence of a case of which nothing was seen.
  package static func unobserved(
    _ scenario: ResolvedScenario, because failure: EvidenceFailure
  ) -> CaseEvidence {
    CaseEvidence(
      caseID: CaseID(scenario), platform: scenario.platform,
      expectedLanguage: scenario.locale.language, session: .failed(failure), pages: [], entries: [],
      delete: .missing(failure), signup: .missing(failure), publicInfo: .missing(failure))
  }
}

extension CaseID {
  /// The case that a scenario makes in its locale.
  package init(_ scenario: ResolvedScenario) {
    self.init(scenario: scenario.id, locale: scenario.locale.rawValue)
  }
}

package import Evidence
package import Languages
import Pages
package import Recording
import Rendering
package import Scenarios
package import Transfer

/// What one case's gathering gives: the evidence, and the record of every request.
package struct GatheredCase: Sendable {
  package var evidence: CaseEvidence
  package var exchanges: [ExchangeRecord]
  package var manners: [HostManners]
  /// Pictures of the pages that the journeys pass; empty where no browser showed them.
  package var sights: [PageSight] = []
}

/// Where the pages of a case come from.
package enum CaseOrigin: Sendable {
  /// The network, now.
  case network
  /// A recording of this case that exitway made.
  case recording(CaseRecording)
  /// Pages that somebody else captured.
  case captured(CapturedPages)
}

/// Gathers the evidence of cases, one visit to a platform at a time.
package struct CaseGatherer: Sendable {
  private let engine: TransferEngine?
  private let options: GatheringOptions
  private let pacer: HostPacer
  private let robots: RobotsGate?
  private let cache: PageCache?
  private let shelf: ReaderShelf

  /// Makes a gatherer whose cases share manners: one pace for a host, one reading of robots.txt.
  ///
  /// - Parameters:
  ///   - engine: fetches; nil where nothing is to be fetched.
  ///   - options: how the run behaves.
  ///   - model: tells languages apart.
  /// - Throws: `TransferError` where the certificate file cannot be used.
  package init(
    engine: TransferEngine?, options: GatheringOptions, model: LanguageModel
  ) throws(TransferError) {
    shelf = ReaderShelf(model: model)
    pacer = HostPacer(progress: options.progress)
    self.engine = engine
    self.options = options
    cache = options.cacheFolder.map { PageCache(folder: $0) }
    guard let engine else {
      robots = nil
      return
    }
    let builder = SessionBuilder(options: options)
    let vault = Vault(site: SiteScope.site)
    robots = RobotsGate(
      RobotsGate.Sources(
        open: SealedSource(try engine.session(builder.plain(allowsLocal: false)), vault: vault),
        local: SealedSource(try engine.session(builder.plain(allowsLocal: true)), vault: vault)),
      pacer: pacer, cache: cache)
  }

  /// Gathers one case; whatever goes wrong becomes part of the evidence.
  ///
  /// - Parameters:
  ///   - scenario: the case.
  ///   - origin: where its pages come from.
  ///   - known: the way out that an earlier run found; it is walked first.
  ///   - recorder: writes the recording.
  /// - Returns: the evidence, with the reason of whatever could not be seen.
  package func gather(
    _ scenario: ResolvedScenario, from origin: CaseOrigin = .network,
    known: [WalkStep] = [], recorder: CaseRecorder? = nil
  ) async -> GatheredCase {
    let ledger = ExchangeLedger(recorder: recorder)
    let evidence: CaseEvidence
    var sights: [PageSight] = []
    do throws(EvidenceFailure) {
      try Self.refuseIfStopped()
      var visit = try makeVisit(scenario, origin, ledger: ledger)
      visit.known = known
      visit.log = options.log
      visit.fetches = fetches(from: origin)
      let gathered = await visit.gather()
      visit.close()
      // Half a case would look like a platform without a way out.
      try Self.refuseIfStopped()
      evidence = gathered.evidence
      if !gathered.sights.isEmpty {
        sights = await SightKeeping(evidence: evidence, sights: gathered.sights)
          .kept(drawing: try? options.browser?.running())
      }
    } catch {
      evidence = .unobserved(scenario, because: error)
    }
    var result = GatheredCase(
      evidence: evidence, exchanges: await ledger.records, manners: await ledger.manners,
      sights: sights)
    if case .ignore(let reason) = options.robots { result.evidence.robotsIgnored = reason }
    return result
  }

  /// A recording tells itself how often its pages were fetched; a capture holds each once.
  private func fetches(from origin: CaseOrigin) -> Int {
    switch origin {
    case .network: options.fetches
    case .recording(let recording): recording.isOfCapture ? 1 : RepeatedReading.mostFetches
    case .captured: 1
    }
  }

  private static func refuseIfStopped() throws(EvidenceFailure) {
    if Task.isCancelled { throw EvidenceFailure(.interrupted, "the run was stopped") }
  }

  func makeVisit(
    _ scenario: ResolvedScenario, _ origin: CaseOrigin, ledger: ExchangeLedger
  ) throws(EvidenceFailure) -> CaseVisit {
    let reader = try makeReader(scenario)
    switch origin {
    case .network:
      return try liveVisit(scenario, reader, ledger)
    case .recording(let recording) where recording.isOfCapture:
      return capturedVisit(scenario, ReplaySource(recording, visitor: "captured"), reader, ledger)
    case .recording(let recording):
      let robots = ReplaySource(recording, visitor: "robots")
      let gate = RobotsGate(RobotsGate.Sources(open: robots, local: robots), pacer: nil)
      let visitor = { (name: String) in
        makeVisitor(
          name, ReplaySource(recording, visitor: name), reader, scenario, gate, isLive: false,
          allowsLocal: true, ledger,
          RecordedRenderer(
            source: ReplaySource(recording, visitor: RenderedRecord.visitor(name)),
            isAvailable: recording.exchanges.contains {
              $0.visitor == RenderedRecord.visitor(name)
            }))
      }
      let guest = visitor("guest")
      return CaseVisit(
        scenario: scenario, member: scenario.session == .none ? guest : visitor("member"),
        guest: guest, second: scenario.devices.count > 1 ? visitor("second") : nil,
        permit: { _ in }, close: {})
    case .captured(let pages):
      return capturedVisit(scenario, pages, reader, ledger)
    }
  }

  private func capturedVisit(
    _ scenario: ResolvedScenario, _ source: any ExchangeSource, _ reader: PageReader,
    _ ledger: ExchangeLedger
  ) -> CaseVisit {
    var scenario = scenario
    // Whoever captured the pages was signed in, or was not; we sign in nowhere.
    scenario.session = .none
    let visitor = makeVisitor(
      "captured", source, reader, scenario, nil, isLive: false, allowsLocal: true, ledger)
    return CaseVisit(
      scenario: scenario, member: visitor, guest: visitor, permit: { _ in }, close: {})
  }

  private func liveVisit(
    _ scenario: ResolvedScenario, _ reader: PageReader, _ ledger: ExchangeLedger
  ) throws(EvidenceFailure) -> CaseVisit {
    guard let engine else { throw EvidenceFailure(.internal, "there is nothing to fetch with") }
    let plan = try SessionBuilder(options: options).plan(for: scenario)
    let vault = plan.vault
    let signsIn = scenario.session != .none
    let sessions: LiveSessions
    do throws(TransferError) {
      sessions = try LiveSessions(engine, plan, signsIn: signsIn)
    } catch {
      throw Obstacle.failure(for: error)
    }
    let sights = options.takesPictures ? SightBudget() : nil
    var renderers: [LiveRenderer] = []
    let visitor = { (name: String, session: TransferSession, source: any ExchangeSource) in
      let renderer = liveRenderer(
        scenario, CookieBridge(session: session, vault: vault), isSecond: name == "second",
        sights)
      if let renderer { renderers.append(renderer) }
      return makeVisitor(
        name, source, reader, scenario, robots, isLive: true, allowsLocal: plan.allowsLocal,
        ledger, renderer)
    }
    let sealed = { (name: String, session: TransferSession) in
      visitor(name, session, SealedSource(session, vault: vault))
    }
    var guestSource: any ExchangeSource = SealedSource(sessions.guest, vault: vault)
    if let cache {
      guestSource = CachingSource(guestSource, cache: cache, variant: plan.variant)
    }
    let guest = visitor("guest", sessions.guest, guestSource)
    let member = signsIn ? sealed("member", sessions.member) : guest
    let second = sessions.second.map { sealed("second", $0) }
    let opened = renderers
    return CaseVisit(
      scenario: scenario, member: member, guest: guest, second: second,
      permit: { sessions.permitPost(to: vault.open($0)) }, sights: sights,
      close: {
        sessions.close()
        Task { for renderer in opened { await renderer.close() } }
      })
  }

  private func makeVisitor(
    _ name: String, _ source: any ExchangeSource, _ reader: PageReader,
    _ scenario: ResolvedScenario, _ robots: RobotsGate?, isLive: Bool, allowsLocal: Bool,
    _ ledger: ExchangeLedger, _ renderer: (any PageRenderer)? = nil
  ) -> Visitor {
    let limits = scenario.limits
    return Visitor(
      name: name, source: source,
      reader: reader,
      manners: Manners(
        pacer: isLive ? pacer : nil, robots: robots, policy: options.robots,
        pauseSeconds: options.secondsBetweenRequests ?? limits.pause ?? 1,
        allowsLocal: allowsLocal),
      ledger: ledger, log: options.log,
      budget: Visitor.Budget(
        pages: Self.pages(of: name, scenario), bytes: limits.megabytes << 20,
        deadline: isLive ? ContinuousClock.now + .seconds(limits.seconds) : nil),
      rendering: renderer.map {
        RenderedReading(
          mode: scenario.render, renderer: $0, letsScriptsPost: scenario.letsScriptsPost)
      })
  }

  private func liveRenderer(
    _ scenario: ResolvedScenario, _ cookies: CookieBridge, isSecond: Bool, _ sights: SightBudget?
  ) -> LiveRenderer? {
    guard let shelf = options.browser, scenario.render != .never else { return nil }
    let device = (isSecond ? scenario.devices.last : scenario.devices.first) ?? .desktop
    var settings = PageSettings(
      userAgent: options.userAgent(on: device), languages: [scenario.locale.rawValue],
      isMobile: device == .mobile)
    settings.timeZone = TimeZones.name(in: scenario.locale.region)
    return LiveRenderer(shelf: shelf, settings: settings, cookies: cookies, sights: sights)
  }

  /// The member's way out is what a case is about; a guest looks for how to join and what is told.
  private static func pages(of visitor: String, _ scenario: ResolvedScenario) -> Int {
    let limits = scenario.limits
    return switch visitor {
    case "member", "second": max(1, limits.pages * 13 / 20)
    case "guest" where scenario.session != .none: max(1, limits.pages * 11 / 40)
    default: limits.pages
    }
  }

  func makeReader(_ scenario: ResolvedScenario) throws(EvidenceFailure) -> PageReader {
    guard let language = Language(tag: scenario.locale.rawValue) else {
      throw EvidenceFailure(.internal, "no reader's language for \(scenario.locale.rawValue)")
    }
    do throws(LanguageDataError) {
      var aliases: [Purpose: [String]] = [:]
      for (name, terms) in scenario.aliases {
        if let purpose = Purpose(rawValue: name) { aliases[purpose] = terms }
      }
      return try shelf.reader(
        of: language, aliases: aliases,
        names: [scenario.platform, scenario.operatorName].compactMap(\.self))
    } catch {
      throw EvidenceFailure(.internal, error.description)
    }
  }
}

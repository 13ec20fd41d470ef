package import Evidence
import Languages
import Pages
package import Scenarios
package import Transfer

/// What one case's gathering gives: the evidence, and the record of every request.
package struct GatheredCase: Sendable {
  package var evidence: CaseEvidence
  package var exchanges: [ExchangeRecord]
}

/// Gathers the evidence of cases, one visit to a platform at a time.
package struct CaseGatherer: Sendable {
  private let engine: TransferEngine
  private let options: GatheringOptions
  private let pacer: HostPacer
  private let robots: RobotsGate

  /// Makes a gatherer whose cases share manners: one pace for a host, one reading of robots.txt.
  ///
  /// - Throws: `TransferError` where the certificate file cannot be used.
  package init(engine: TransferEngine, options: GatheringOptions) throws(TransferError) {
    self.engine = engine
    self.options = options
    pacer = HostPacer(secondsBetweenRequests: options.secondsBetweenRequests)
    robots = RobotsGate(
      open: try engine.session(Self.session(options: options, allowsLocal: false)),
      local: try engine.session(Self.session(options: options, allowsLocal: true)), pacer: pacer)
  }

  /// Gathers one case; whatever goes wrong becomes part of the evidence.
  package func gather(_ scenario: ResolvedScenario) async -> GatheredCase {
    let ledger = ExchangeLedger()
    let evidence: CaseEvidence
    do throws(EvidenceFailure) {
      try Self.refuseIfStopped()
      let visit = try makeVisit(scenario, ledger: ledger)
      let gathered = await visit.gather()
      visit.close()
      // Half a case would look like a platform without a way out.
      try Self.refuseIfStopped()
      evidence = gathered
    } catch {
      evidence = .unobserved(scenario, because: error)
    }
    return GatheredCase(evidence: evidence, exchanges: await ledger.records)
  }

  private static func refuseIfStopped() throws(EvidenceFailure) {
    if Task.isCancelled { throw EvidenceFailure(.interrupted, "the run was stopped") }
  }

  private func makeVisit(
    _ scenario: ResolvedScenario, ledger: ExchangeLedger
  ) throws(EvidenceFailure) -> CaseVisit {
    let reader = try makeReader(scenario)
    let limits = scenario.limits
    let allowsLocal = options.allowsLocalAddresses || Self.startsLocally(scenario)
    let deadline = ContinuousClock.now + .seconds(limits.seconds)
    do throws(TransferError) {
      let session = Self.session(scenario, options: options, allowsLocal: allowsLocal)
      let guestSession = try engine.session(session)
      // Who never signs in sees what a guest sees; asking twice would only be impolite.
      let signsIn = scenario.session != .none
      let memberSession = signsIn ? try engine.session(session) : guestSession
      let visitor = { (name: String, session: TransferSession) in
        Visitor(
          name: name, source: session, reader: reader, pacer: pacer, robots: robots,
          ledger: ledger, log: options.log, allowsLocal: allowsLocal,
          budget: Visitor.Budget(pages: limits.pages, deadline: deadline))
      }
      let guest = visitor("guest", guestSession)
      return CaseVisit(
        scenario: scenario, memberSession: memberSession, guestSession: guestSession,
        member: signsIn ? visitor("member", memberSession) : guest, guest: guest)
    } catch {
      throw Obstacle.failure(for: error)
    }
  }

  private func makeReader(_ scenario: ResolvedScenario) throws(EvidenceFailure) -> PageReader {
    guard let language = Language(tag: scenario.locale.rawValue) else {
      throw EvidenceFailure(.internal, "no reader's language for \(scenario.locale.rawValue)")
    }
    do throws(LanguageDataError) {
      var aliases: [Purpose: [String]] = [:]
      for (name, terms) in scenario.aliases {
        if let purpose = Purpose(rawValue: name) { aliases[purpose] = terms }
      }
      let vocabulary = try Vocabulary.load(for: [language]).adding(aliases: aliases)
      let names = [scenario.platform, scenario.operatorName].compactMap(\.self)
      return PageReader(
        vocabulary: vocabulary,
        judge: LanguageJudge(expected: language, vocabulary: vocabulary, names: names))
    } catch {
      throw EvidenceFailure(.internal, error.description)
    }
  }

  private static func session(
    _ scenario: ResolvedScenario? = nil, options: GatheringOptions, allowsLocal: Bool
  ) -> SessionOptions {
    var headers: [TransferHeader] = []
    var cookies: [PresetCookie] = []
    if let scenario {
      // Only the reader's language is asked for: a second one would let a site answer in it.
      let tag = scenario.locale.rawValue
      let language = scenario.locale.language
      headers.append(TransferHeader(name: "Accept-Language", value: "\(tag),\(language);q=0.9"))
      headers += scenario.headers.map { TransferHeader(name: $0.name, value: $0.value) }
      // A platform spreads its pages over hosts, and a cookie that chooses the locale is for all.
      let host = scenario.start.lazy.compactMap { WebAddress($0.value)?.host }.first ?? ""
      let domain = "." + SiteScope.site(of: host)
      cookies = scenario.cookies.map {
        PresetCookie(name: $0.name, value: $0.value, domain: domain, path: "/")
      }
    }
    return SessionOptions(
      userAgent: options.userAgent, headers: headers, cookies: cookies,
      certificateAuthority: options.certificateAuthority, allowsLocalAddresses: allowsLocal)
  }

  /// Whether the scenario itself begins on this machine or in a local network, by name or number.
  private static func startsLocally(_ scenario: ResolvedScenario) -> Bool {
    scenario.start.contains { start in
      WebAddress(start.value).map { $0.isLocal } ?? false
    }
  }
}

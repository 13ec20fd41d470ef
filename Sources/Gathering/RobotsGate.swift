import Evidence
import Recording
import Transfer

/// Asks each site's robots.txt once a run, and answers whether a page may be fetched (RFC 9309).
actor RobotsGate {
  /// The token that sites address us by.
  static let product = "exitway"

  private let sources: Sources
  private let pacer: HostPacer?
  private let cache: PageCache?
  private var known: [String: Task<Reading, Never>] = [:]

  /// Who is asked: sites on the internet only, or local ones as well, for scenarios that begin there.
  struct Sources: Sendable {
    var open: any ExchangeSource
    var local: any ExchangeSource
  }

  /// What a site's robots.txt came to.
  struct Reading: Sendable {
    fileprivate enum Answer: Sendable {
      case rules(RobotsRules)
      /// Unreachable by a server error: RFC 9309 section 2.3.1.4 says assume complete disallow.
      case refusesAll(status: Int)
      case unreachable(EvidenceFailure)
    }

    fileprivate var answer: Answer
    /// The requests that were made for it.
    fileprivate(set) var exchanges:
      [(request: TransferRequest, result: Result<TransferResponse, TransferError>)] = []

    /// Seconds that the site asks for between two requests; at most a minute is obeyed.
    var crawlDelay: Int? {
      if case .rules(let rules) = answer { rules.crawlDelay } else { nil }
    }

    var manners: HostManners.Robots {
      switch answer {
      case .rules(let rules): rules.isEmpty ? .none : .obeyed
      case .refusesAll: .obeyed
      case .unreachable: .unreachable
      }
    }
  }

  /// Makes a gate.
  ///
  /// - Parameters:
  ///   - sources: who is asked.
  ///   - pacer: spaces the requests; nil for a replay.
  ///   - cache: keeps what was read for a day on which a site does not answer.
  init(_ sources: Sources, pacer: HostPacer?, cache: PageCache? = nil) {
    self.sources = sources
    self.pacer = pacer
    self.cache = cache
  }

  /// Returns if the page may be fetched.
  ///
  /// - Throws: `robots` where it may not; `network` or `tls` where the site does not answer.
  func check(
    _ address: WebAddress, allowingLocal: Bool, ledger: ExchangeLedger
  ) async throws(EvidenceFailure) {
    let task: Task<Reading, Never>
    let key = "\(address.origin) \(allowingLocal)"
    if let running = known[key] {
      task = running
    } else {
      let source = allowingLocal ? sources.local : sources.open
      task = Task { await self.ask(address, source) }
      known[key] = task
    }
    // Only a whole run is ever cancelled, so nobody else waits for this answer then.
    let reading = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    await ledger.record(robots: reading, of: address)
    if let delay = reading.crawlDelay { await pacer?.require(seconds: delay, for: address) }
    do throws(EvidenceFailure) {
      try Self.check(address, reading)
    } catch {
      if error.reason == .robots { await ledger.note(address) { $0.refusedByRobots += 1 } }
      throw error
    }
  }

  private static func check(_ address: WebAddress, _ reading: Reading) throws(EvidenceFailure) {
    switch reading.answer {
    case .rules(let rules):
      let path = address.path + (address.query.map { "?" + $0 } ?? "")
      if !rules.allows(path) {
        throw EvidenceFailure(.robots, "robots.txt does not allow \(address.path)")
      }
    case .refusesAll(let status):
      throw EvidenceFailure(.robots, "robots.txt answers \(status), which forbids everything")
    case .unreachable(let failure):
      throw failure
    }
  }

  private func ask(_ address: WebAddress, _ source: any ExchangeSource) async -> Reading {
    guard let first = WebAddress("/robots.txt", relativeTo: address) else {
      return Reading(answer: .rules(RobotsRules()))
    }
    var reading = await fetch(first, source)
    switch reading.answer {
    case .rules:
      if let last = reading.exchanges.last, case .success(let response) = last.result {
        await cache?.keep(response, for: "robots \(address.origin)")
      }
      return reading
    case .refusesAll, .unreachable:
      // RFC 9309 section 2.4: what was read within a day may be used.
      guard let kept = await kept(first, source) else { return reading }
      reading.exchanges.append((TransferRequest(method: .get, address: first), .success(kept)))
      reading.answer = Self.answer(kept)
      return reading
    }
  }

  /// The copy of an earlier run; a replay finds it in the recording, behind the failure.
  private func kept(_ address: WebAddress, _ source: any ExchangeSource) async -> TransferResponse?
  {
    if let cache {
      return await cache.response(for: "robots \(address.origin)", at: address, within: 86_400)
    }
    guard pacer == nil else { return nil }
    let again = try? await source.send(TransferRequest(method: .get, address: address))
    return again?.isRevalidated == true ? again : nil
  }

  private func fetch(_ first: WebAddress, _ source: any ExchangeSource) async -> Reading {
    var reading = Reading(answer: .rules(RobotsRules()))
    var target = first
    // RFC 9309 section 2.3.1.2: follow at least five redirects.
    for _ in 0...5 {
      let request = TransferRequest(method: .get, address: target)
      await pacer?.acquire(target)
      let result: Result<TransferResponse, TransferError>
      do throws(TransferError) {
        result = .success(try await source.send(request))
      } catch {
        result = .failure(error)
      }
      await pacer?.release(target, latency: nil, isError: false)
      reading.exchanges.append((request, result))
      switch result {
      case .failure(let error):
        reading.answer = .unreachable(Obstacle.failure(for: error))
        return reading
      case .success(let response):
        guard let next = response.location else {
          reading.answer = Self.answer(response)
          return reading
        }
        target = next
      }
    }
    return reading
  }

  private static func answer(_ response: TransferResponse) -> Reading.Answer {
    switch response.status {
    case 200...299: .rules(RobotsRules(text: response.body, product: product))
    case 500...599: .refusesAll(status: response.status)
    default: .rules(RobotsRules())
    }
  }
}

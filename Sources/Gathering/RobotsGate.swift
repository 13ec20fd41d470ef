import Evidence
import Transfer

/// Asks each site's robots.txt once a run, and answers whether a page may be fetched (RFC 9309).
actor RobotsGate {
  /// The token that sites address us by.
  static let product = "exitway"

  private let open: any ExchangeSource
  private let local: any ExchangeSource
  private let pacer: HostPacer
  private var known: [String: Task<Answer, Never>] = [:]

  private enum Answer: Sendable {
    case rules(RobotsRules)
    /// Unreachable by a server error: RFC 9309 section 2.3.1.4 says assume complete disallow.
    case refusesAll(status: Int)
    case unreachable(EvidenceFailure)
  }

  /// Makes a gate.
  ///
  /// - Parameters:
  ///   - open: asks sites on the internet only.
  ///   - local: asks local ones as well, for scenarios that begin there.
  ///   - pacer: spaces the requests.
  init(open: any ExchangeSource, local: any ExchangeSource, pacer: HostPacer) {
    self.open = open
    self.local = local
    self.pacer = pacer
  }

  /// Returns if the page may be fetched.
  ///
  /// - Throws: `robots` where it may not; `network` or `tls` where the site does not answer.
  func check(_ address: WebAddress, allowingLocal: Bool) async throws(EvidenceFailure) {
    let task: Task<Answer, Never>
    let key = "\(address.origin) \(allowingLocal)"
    if let running = known[key] {
      task = running
    } else {
      let source = allowingLocal ? local : open
      task = Task { await self.ask(address, source) }
      known[key] = task
    }
    // Only a whole run is ever cancelled, so nobody else waits for this answer then.
    let answer = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    switch answer {
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

  private func ask(_ address: WebAddress, _ source: any ExchangeSource) async -> Answer {
    guard var target = WebAddress("/robots.txt", relativeTo: address) else {
      return .rules(RobotsRules())
    }
    // RFC 9309 section 2.3.1.2: follow at least five redirects.
    for _ in 0...5 {
      await pacer.acquire(target)
      let result: Result<TransferResponse, TransferError>
      do throws(TransferError) {
        result = .success(try await source.send(TransferRequest(method: .get, address: target)))
      } catch {
        result = .failure(error)
      }
      await pacer.release(target)
      switch result {
      case .failure(let error):
        return .unreachable(Obstacle.failure(for: error))
      case .success(let response):
        if let next = response.location {
          target = next
          continue
        }
        return Self.answer(response)
      }
    }
    return .rules(RobotsRules())
  }

  private static func answer(_ response: TransferResponse) -> Answer {
    switch response.status {
    case 200...299: .rules(RobotsRules(text: response.body, product: product))
    case 500...599: .refusesAll(status: response.status)
    default: .rules(RobotsRules())
    }
  }
}

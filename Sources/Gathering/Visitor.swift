import Evidence
import Logging
import Pages
import Transfer

/// One person at one browser: a cookie engine, the pages read so far, and what it may spend.
///
/// Redirects are followed here, hop by hop, so that every hop is checked and recorded. A page is
/// fetched once; asking again gives the page already read.
actor Visitor {
  let name: String
  private let source: any ExchangeSource
  private let reader: PageReader
  private let pacer: HostPacer
  private let robots: RobotsGate
  private let ledger: ExchangeLedger
  private let log: Logger
  private let allowsLocal: Bool
  private var budget: Budget
  private var pages: [String: VisitedPage] = [:]
  private var failures: [String: EvidenceFailure] = [:]
  private var unreachable: [String: EvidenceFailure] = [:]

  /// What one visitor may spend on a case.
  struct Budget: Sendable {
    var pages: Int
    var deadline: ContinuousClock.Instant

    init(pages: Int, deadline: ContinuousClock.Instant) {
      self.pages = pages
      self.deadline = deadline
    }
  }

  /// More hops than browsers follow (20) help nobody; ten already mean a broken site.
  private static let maximumHops = 10

  init(
    name: String, source: any ExchangeSource, reader: PageReader, pacer: HostPacer,
    robots: RobotsGate, ledger: ExchangeLedger, log: Logger, allowsLocal: Bool, budget: Budget
  ) {
    self.name = name
    self.source = source
    self.reader = reader
    self.pacer = pacer
    self.robots = robots
    self.ledger = ledger
    self.log = log
    self.allowsLocal = allowsLocal
    self.budget = budget
  }

  /// Pages fetched so far.
  var pagesRead: Int { pages.count }

  /// Reads a page with GET; a page with an obstacle is returned, it carries the obstacle.
  ///
  /// - Throws: why there is no page at all.
  func open(_ address: WebAddress) async throws(EvidenceFailure) -> VisitedPage {
    let asked = address.withoutFragment()
    if let page = pages[asked.description] { return page }
    if let failure = failures[asked.description] { throw failure }
    do throws(EvidenceFailure) {
      let page = try await read(TransferRequest(method: .get, address: asked), asked: asked)
      pages[asked.description] = page
      return page
    } catch {
      failures[asked.description] = error
      throw error
    }
  }

  /// Sends a form that the scenario declares (log-in, or a step declared safe), and reads the answer.
  ///
  /// The pages read before may look different now, so they are forgotten.
  func send(_ request: TransferRequest) async throws(EvidenceFailure) -> VisitedPage {
    let page = try await read(request, asked: request.address.withoutFragment())
    pages = [:]
    failures = [:]
    return page
  }

  private func read(
    _ first: TransferRequest, asked: WebAddress
  ) async throws(EvidenceFailure) -> VisitedPage {
    guard budget.pages > 0 else { throw EvidenceFailure(.budget, "the page budget is spent") }
    guard ContinuousClock.now < budget.deadline else {
      throw EvidenceFailure(.budget, "the time budget is spent")
    }
    budget.pages -= 1
    var request = first
    var redirects: [VisitedPage.Redirect] = []
    var hops = 0
    while true {
      let response = try await exchange(request)
      guard let next = response.location, (300...399).contains(response.status) else {
        return try page(response, asked: asked, redirects: redirects)
      }
      hops += 1
      if hops > Self.maximumHops {
        throw EvidenceFailure(.httpError, "more than \(Self.maximumHops) redirects")
      }
      // The answer to a sent form names the next page; only a link that leads elsewhere is a detour.
      if request.method != .post {
        redirects.append(VisitedPage.Redirect(status: response.status, address: next))
      }
      // RFC 9110 section 15.4: after a POST, 301 to 303 are followed with GET. A 307 or 308 would
      // send the form again to an address nobody declared, so it is read with GET as well.
      request = TransferRequest(method: .get, address: next.withoutFragment())
    }
  }

  private func exchange(_ request: TransferRequest) async throws(EvidenceFailure)
    -> TransferResponse
  {
    if let failure = unreachable[request.address.origin] { throw failure }
    do throws(EvidenceFailure) {
      try await robots.check(request.address, allowingLocal: allowsLocal)
    } catch {
      noteUnreachable(request.address, error)
      throw error
    }
    await pacer.acquire(request.address)
    let result: Result<TransferResponse, TransferError>
    do throws(TransferError) {
      result = .success(try await source.send(request))
    } catch {
      result = .failure(error)
    }
    await pacer.release(request.address)
    await ledger.record(request, result)
    switch result {
    case .success(let response):
      log.debug("\(request.method.rawValue) \(request.address) \(response.status)")
      return response
    case .failure(let error):
      log.debug("\(request.method.rawValue) \(request.address) \(error.code.rawValue)")
      let failure = Obstacle.failure(for: error)
      noteUnreachable(request.address, failure)
      throw failure
    }
  }

  /// A host that did not answer is not asked again in this case.
  private func noteUnreachable(_ address: WebAddress, _ failure: EvidenceFailure) {
    if failure.reason == .network || failure.reason == .tls {
      unreachable[address.origin] = failure
    }
  }

  private func page(
    _ response: TransferResponse, asked: WebAddress, redirects: [VisitedPage.Redirect]
  ) throws(EvidenceFailure) -> VisitedPage {
    let type = response.header("Content-Type")
    guard Obstacle.isPage(contentType: type) else {
      throw EvidenceFailure(.notAPage, "the answer is \(type ?? "of no type"), not a page")
    }
    let model: PageModel
    do throws(PageError) {
      model = try reader.read(response.body, contentType: type)
    } catch {
      throw EvidenceFailure(.notAPage, error.description)
    }
    return VisitedPage(
      asked: asked, address: response.address, redirects: redirects, status: response.status,
      contentLanguage: response.header("Content-Language"), model: model,
      obstacle: Obstacle.inAnswer(status: response.status, model: model), visitor: name)
  }
}

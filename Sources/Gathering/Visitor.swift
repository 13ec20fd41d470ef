import Evidence
import Logging
import Pages
import Recording
import Scenarios
import Transfer

/// One person at one browser: a cookie engine, the pages read so far, and what it may spend.
///
/// Redirects are followed here, hop by hop, so that every hop is checked and recorded. A page is
/// fetched once; asking again gives the page already read.
actor Visitor {
  let name: String
  private let source: any ExchangeSource
  let reader: PageReader
  let manners: Manners
  let ledger: ExchangeLedger
  /// Shows pages that scripts fill; nil where that is not wanted.
  let rendering: RenderedReading?
  private let log: Logger
  private var budget: Budget
  private var pages: [String: VisitedPage] = [:]
  private var failures: [String: EvidenceFailure] = [:]
  private var unreachable: [String: EvidenceFailure] = [:]
  /// Scripts and style sheets, which a person's browser would not fetch twice either.
  private var parts: [WebAddress: TransferResponse] = [:]
  private var partBytes = 0

  /// What one visitor may spend on a case.
  struct Budget: Sendable {
    /// Requests for pages, redirects included.
    var pages: Int
    /// Decoded bytes of all answers.
    var bytes: Int
    /// Nil in a replay, which knows from the recording where time ended.
    var deadline: ContinuousClock.Instant?
  }

  /// More hops than browsers follow (20) help nobody; ten already mean a broken site.
  private static let maximumHops = 10
  /// A refresh that comes later is a page that wants to be read first.
  private static let longestRefresh = 5
  /// Bytes of scripts and style sheets that are kept for the pages of a case.
  private static let mostPartBytes = 24 << 20

  init(
    name: String, source: any ExchangeSource, reader: PageReader, manners: Manners,
    ledger: ExchangeLedger, log: Logger, budget: Budget, rendering: RenderedReading? = nil
  ) {
    self.name = name
    self.source = source
    self.reader = reader
    self.manners = manners
    self.ledger = ledger
    self.log = log
    self.budget = budget
    self.rendering = rendering
  }

  /// Requests that may still be made.
  var pagesLeft: Int { budget.pages }

  /// Reads a page with GET; a page with an obstacle is returned, it carries the obstacle.
  ///
  /// - Parameters:
  ///   - address: the page.
  ///   - intent: `login` for the log-in page that the scenario declares.
  /// - Returns: the page.
  /// - Throws: why there is no page at all.
  func open(
    _ address: WebAddress, intent: TransferRequest.Intent = .read
  ) async throws(EvidenceFailure) -> VisitedPage {
    let asked = address.withoutFragment()
    if let page = pages[asked.description] { return page }
    if let failure = failures[asked.description] { throw failure }
    do throws(EvidenceFailure) {
      let page = try await read(
        TransferRequest(method: .get, address: asked, intent: intent), asked: asked)
      pages[asked.description] = page
      return page
    } catch {
      failures[asked.description] = error
      throw error
    }
  }

  /// Reads a page as it is after presses.
  ///
  /// - Throws: why it cannot be reached, `not-found` where pressing changes nothing.
  func open(_ state: PressedState) async throws(EvidenceFailure) -> VisitedPage {
    let key = state.address.description
    if let page = pages[key] { return page }
    if let failure = failures[key] { throw failure }
    do throws(EvidenceFailure) {
      let page = try await read(
        TransferRequest(method: .get, address: state.document), asked: state.document,
        PageWish(state: state))
      pages[key] = page
      return page
    } catch {
      failures[key] = error
      throw error
    }
  }

  /// Shows a page in the browser that was read without one.
  ///
  /// - Returns: the page as it is shown; nil where it was shown already, or cannot be.
  func show(_ page: VisitedPage) async -> VisitedPage? {
    guard let rendering, rendering.mode == .auto, rendering.renderer.isAvailable,
      page.model.hasScripts, page.isRead, !page.isRendered
    else { return nil }
    do throws(EvidenceFailure) {
      let shown = try await read(
        TransferRequest(method: .get, address: page.asked), asked: page.asked,
        PageWish(isShown: true))
      guard shown.isRendered else { return nil }
      pages[page.asked.description] = shown
      return shown
    } catch {
      return nil
    }
  }

  /// Reads a page again, whatever is known of it.
  func reopen(_ address: WebAddress) async throws(EvidenceFailure) -> VisitedPage {
    let asked = address.withoutFragment()
    return try await read(TransferRequest(method: .get, address: asked), asked: asked)
  }

  /// Reads a page once more to see whether it says the same; this does not count as a page of the
  /// search.
  ///
  /// - Parameters:
  ///   - page: the page as it was read.
  ///   - intent: as it was read the first time.
  /// - Returns: the page as it is now.
  /// - Throws: why there is no page.
  func readAgain(
    _ page: VisitedPage, intent: TransferRequest.Intent = .read
  ) async throws(EvidenceFailure) -> VisitedPage {
    let left = budget.pages
    budget.pages = Self.maximumHops + 1
    defer { budget.pages = left }
    let document = page.state?.document ?? page.asked
    return try await read(
      TransferRequest(method: .get, address: document, intent: intent), asked: document,
      PageWish(state: page.state, isShown: page.isRendered))
  }

  /// Sends a form that the scenario declares (log-in, or a step declared safe), and reads the answer.
  ///
  /// The pages read before may look different now, so they are forgotten.
  func send(_ request: TransferRequest) async throws(EvidenceFailure) -> VisitedPage {
    var page = try await read(request, asked: request.address.withoutFragment())
    page.isRead = request.method == .get
    pages = [:]
    failures = [:]
    return page
  }

  private func spendPage() throws(EvidenceFailure) {
    guard budget.pages > 0 else { throw EvidenceFailure(.budget, "the page budget is spent") }
    guard budget.bytes > 0 else { throw EvidenceFailure(.budget, "the byte budget is spent") }
    budget.pages -= 1
  }

  private func read(
    _ first: TransferRequest, asked: WebAddress, _ wish: PageWish = PageWish()
  ) async throws(EvidenceFailure) -> VisitedPage {
    var request = first
    var wish = wish
    let state = wish.state
    var redirects: [VisitedPage.Redirect] = []
    for _ in 0...Self.maximumHops {
      try spendPage()
      let response = try await exchange(request)
      let next: WebAddress
      if let location = response.location, (300...399).contains(response.status) {
        next = location
      } else {
        let read = try page(response, asked: asked, redirects: redirects)
        var (page, navigation) = try await shown(read, response, wish)
        let target = Self.target(navigation, of: page)
        if target == nil, let navigation, wish.state != nil { try Self.refuse(navigation) }
        guard let target = target ?? Self.refreshTarget(of: page) else {
          page.state = state
          if let state { page.asked = state.address }
          return page
        }
        // What was pressed has led on.
        wish.state = nil
        next = target
      }
      // The answer to a sent form names the next page; only a link that leads elsewhere is a detour.
      if request.method != .post {
        redirects.append(VisitedPage.Redirect(status: response.status, address: next))
      }
      // RFC 9110 section 15.4: after a POST, 301 to 303 are followed with GET. A 307 or 308 would
      // send the form again to an address nobody declared, so it is read with GET as well.
      request = TransferRequest(method: .get, address: next.withoutFragment())
    }
    throw EvidenceFailure(.httpError, "more than \(Self.maximumHops) redirects")
  }

  /// Where a script sent the browser, if a person would have been taken there.
  private static func target(_ navigation: WebAddress?, of page: VisitedPage) -> WebAddress? {
    guard let navigation, navigation.withoutFragment() != page.address.withoutFragment(),
      HarmGuard.refusal(of: navigation) == nil
    else { return nil }
    return navigation
  }

  /// A press that leads where nothing is followed ends the walk, with the reason.
  private static func refuse(_ navigation: WebAddress) throws(EvidenceFailure) {
    guard let reason = HarmGuard.refusal(of: navigation) else { return }
    throw EvidenceFailure(
      .needsDeclaredStep, "it leads to an address that is not followed: \(reason)")
  }

  /// Fetches a part of a page that is being shown: it belongs to the page, so it waits for no pause.
  ///
  /// - Parameters:
  ///   - part: the request.
  ///   - isKept: a second page gets the same answer again, as from a browser's cache.
  /// - Returns: the answer; nil where there is none.
  func fetch(part: TransferRequest, isKept: Bool = false) async -> TransferResponse? {
    if isKept, let known = parts[part.address] { return known }
    guard budget.bytes > 0, hasTime(for: .zero) else { return nil }
    let result: Result<TransferResponse, TransferError>
    do throws(TransferError) {
      result = .success(try await source.send(part))
    } catch {
      result = .failure(error)
    }
    await ledger.record(name + " part", part, result)
    let response = try? result.get()
    let bytes = response?.body.count ?? 0
    budget.bytes -= bytes
    if isKept, let response, (200...299).contains(response.status),
      partBytes + bytes <= Self.mostPartBytes
    {
      partBytes += bytes
      parts[part.address] = response
    }
    return response
  }

  /// Where `<meta http-equiv="refresh">` sends a browser before a person has read the page.
  private static func refreshTarget(of page: VisitedPage) -> WebAddress? {
    guard let refresh = page.model.refresh, refresh.seconds <= longestRefresh,
      let target = refresh.target.flatMap({ WebAddress($0, relativeTo: page.base) }),
      target.withoutFragment() != page.address.withoutFragment(),
      HarmGuard.refusal(of: target) == nil
    else { return nil }
    return target
  }

  /// One request with its manners: robots.txt, pauses, and patience with passing troubles.
  private func exchange(_ request: TransferRequest) async throws(EvidenceFailure)
    -> TransferResponse
  {
    if let failure = unreachable[request.address.origin] { throw failure }
    do throws(EvidenceFailure) {
      try await manners.check(request.address, ledger: ledger)
    } catch  where error.reason == .robots && request.intent == .login {
      // Signing in to one's own account is a person's act and no crawling (docs/decisions).
      await ledger.note(request.address) {
        $0.declaredLogins += 1
        $0.refusedByRobots -= 1
      }
    } catch {
      noteUnreachable(request.address, error)
      throw error
    }
    var result = await once(request)
    var attempt = 0
    while request.method == .get,
      case .again(let wait, let asAsked) = Patience.decide(
        result, attempt: attempt, address: request.address, jitter: manners.jitter())
    {
      attempt += 1
      if manners.isLive {
        guard hasTime(for: wait), await pause(wait, request.address.host) else { break }
        await ledger.note(request.address) {
          $0.repeated += 1
          $0.waitedAsAsked += asAsked ? 1 : 0
        }
      }
      let again = await once(request)
      // A replay cannot know that there was no time for another try, except by not finding one.
      if !manners.isLive, case .failure(let error) = again, error.code == .notRecorded { break }
      result = again
    }
    return try conclude(request, result)
  }

  private func hasTime(for wait: Duration) -> Bool {
    budget.deadline.map { ContinuousClock.now + wait < $0 } ?? true
  }

  private func pause(_ wait: Duration, _ host: String) async -> Bool {
    manners.pacer?.progress?(.waiting(host: host, until: .now + wait))
    do {
      try await Task.sleep(for: wait)
      return true
    } catch {
      return false
    }
  }

  private func once(
    _ request: TransferRequest
  ) async -> Result<TransferResponse, TransferError> {
    await manners.acquire(request.address)
    let result: Result<TransferResponse, TransferError>
    do throws(TransferError) {
      if let deadline = budget.deadline, ContinuousClock.now >= deadline {
        throw TransferError(
          .outOfTime, address: request.address.description, detail: "the time budget is spent")
      }
      result = .success(try await source.send(request))
    } catch {
      result = .failure(error)
    }
    await manners.release(request.address, result)
    await ledger.record(name, request, result)
    if let response = try? result.get() { budget.bytes -= response.body.count }
    return result
  }

  private func conclude(
    _ request: TransferRequest, _ result: Result<TransferResponse, TransferError>
  ) throws(EvidenceFailure) -> TransferResponse {
    switch result {
    case .success(let response):
      log.debug("\(request.method.rawValue) \(request.address) \(response.status)")
      for header in response.headers { log.trace("  \(header.name): \(header.value)") }
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
      languages: LanguageLedger(of: response, model), model: model,
      obstacle: Obstacle.inAnswer(response, model, asked: asked), visitor: name)
  }
}

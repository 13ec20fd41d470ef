import Evidence
import Pages
import Rendering
import Scenarios
import Transfer

/// When pages are shown in a browser, and by what.
struct RenderedReading: Sendable {
  let mode: Scenario.Render
  let renderer: any PageRenderer
  /// Scripts may send to the page's own origin while it is shown, because the scenario says so.
  var letsScriptsPost = false

  /// Whether a page has to be shown to be read.
  func isNeeded(for page: VisitedPage) -> Bool {
    switch mode {
    case .never: false
    case .always: page.obstacle == nil || page.obstacle?.reason == .needsBrowser
    case .auto: page.obstacle?.reason == .needsBrowser || page.asked.route != nil
    }
  }
}

/// How a page is asked for.
struct PageWish: Sendable, Hashable {
  /// What is pressed in it; nil for nothing.
  var state: PressedState?
  /// It is shown in a browser whatever its markup holds.
  var isShown = false
}

extension Visitor {
  /// A page as a browser shows it; the page itself where it need not be shown, or cannot be.
  ///
  /// - Parameters:
  ///   - page: the page as it was served.
  ///   - response: the answer.
  ///   - wish: whether it is shown in any case, and what is pressed in it.
  /// - Returns: the page, and where a script sent the browser.
  /// - Throws: why a state could not be reached.
  func shown(
    _ page: VisitedPage, _ response: TransferResponse, _ wish: PageWish
  ) async throws(EvidenceFailure) -> (page: VisitedPage, navigation: WebAddress?) {
    guard let rendering, rendering.mode != .never,
      wish.isShown || wish.state != nil || rendering.isNeeded(for: page)
    else { return (page, nil) }
    let place = Self.place(of: page, response)
    let result: Result<RenderedPage, EvidenceFailure>
    do throws(EvidenceFailure) {
      result = .success(
        try await rendering.renderer.render(
          response, at: place, state: wish.state, guide: guide(to: wish.state, page, response)))
    } catch {
      result = .failure(error)
    }
    await ledger.record(
      rendered: RenderedRecord.exchange(name, wish.state?.address ?? place, result))
    if let state = wish.state { try Self.check(result, reached: state) }
    return conclude(page, response, result)
  }

  /// Where a browser is when it shows an answer: behind the redirects, which a route outlives (Fetch
  /// Standard, "HTTP-redirect fetch").
  private static func place(of page: VisitedPage, _ response: TransferResponse) -> WebAddress {
    guard response.address.route == nil, let route = page.asked.route else {
      return response.address
    }
    return WebAddress("#" + route, relativeTo: response.address) ?? response.address
  }

  private static func check(
    _ result: Result<RenderedPage, EvidenceFailure>, reached state: PressedState
  ) throws(EvidenceFailure) {
    let shown = try result.get()
    guard shown.presses < state.presses.count else { return }
    let label = state.presses[shown.presses].label
    if shown.isKeptBack {
      throw EvidenceFailure(
        .needsDeclaredStep, "\"\(label)\" sends something by script, which was kept back")
    }
    throw EvidenceFailure(.notFound, "pressing \"\(label)\" changes nothing")
  }

  private func conclude(
    _ page: VisitedPage, _ response: TransferResponse,
    _ result: Result<RenderedPage, EvidenceFailure>
  ) -> (page: VisitedPage, navigation: WebAddress?) {
    switch result {
    case .failure(let failure):
      var page = page
      // What could be read without a browser stays; a shell says why it is none.
      if page.obstacle != nil, failure.reason == .needsBrowser { page.obstacle = failure }
      return (page, nil)
    case .success(let shown):
      let target = shown.navigation.flatMap { WebAddress($0) }
      guard let read = try? read(shown, of: page, response) else { return (page, target) }
      return (read, target)
    }
  }

  private nonisolated func read(
    _ shown: RenderedPage, of page: VisitedPage, _ response: TransferResponse
  ) throws(PageError) -> VisitedPage {
    var answer = response
    answer.body = shown.html
    let model = try reader.read(
      shown.html, contentType: "text/html; charset=utf-8", isShown: true)
    // A script may name another place on its own site, and no other site's.
    let address = WebAddress(shown.address).flatMap {
      $0.origin == response.address.origin ? $0 : nil
    }
    answer.address = address ?? response.address
    var read = VisitedPage(
      asked: page.asked, address: answer.address, redirects: page.redirects, status: page.status,
      languages: LanguageLedger(of: response, model), model: model,
      obstacle: Obstacle.inAnswer(answer, model, asked: page.asked), visitor: name)
    read.isRead = page.isRead
    read.isRendered = true
    read.sight = shown.sight
    return read
  }

  // MARK: What leads the page

  private nonisolated func guide(
    to state: PressedState?, _ page: VisitedPage, _ response: TransferResponse
  ) -> PageGuide {
    let origin = response.address.origin
    return PageGuide(
      answer: { [self] request in await answer(request, of: origin) },
      next: { [self] shown, made in
        guard let state, state.presses.indices.contains(made),
          let now = try? read(shown, of: page, response)
        else { return nil }
        return Self.mark(of: state.presses[made], on: now)
      })
  }

  /// The number of the control to press; nil where it is not there any more, or may not be pressed.
  private static func mark(of press: PagePress, on page: VisitedPage) -> Int? {
    guard let index = page.control(of: press) else { return nil }
    let isAllowed =
      press.isDeclared
      ? PressRule.mayBeDeclared(index, on: page) : PressRule.allows(index, on: page)
    return isAllowed ? page.model.controls[index].mark : nil
  }

  /// Fetches what a page wants while it is shown: with GET, where robots.txt allows it, and never
  /// what could change something.
  private func answer(_ request: PageRequest, of origin: String) async -> PageAnswer? {
    guard var address = WebAddress(request.address), let sent = part(request, of: origin) else {
      return nil
    }
    var part = sent
    for _ in 0...5 {
      guard HarmGuard.refusal(of: address, asPart: true) == nil else { return nil }
      do throws(EvidenceFailure) {
        try await manners.check(address, ledger: ledger)
      } catch {
        return nil
      }
      part.address = address
      if part.method == .post { await ledger.note(address) { $0.scriptPosts += 1 } }
      let isKept = request.purpose == .script || request.purpose == .style
      guard let response = await fetch(part: part, isKept: isKept) else { return nil }
      guard let next = response.location, (300...399).contains(response.status) else {
        return PageAnswer(response)
      }
      address = next
      // What is sent is sent once; where it leads is read.
      part.method = .get
      part.intent = .read
      part.body = []
    }
    return nil
  }

  /// The request that is made for a page; nil for one that is refused.
  ///
  /// Nothing is sent after a press: a scenario lets scripts send what a page needs to show itself.
  private func part(_ request: PageRequest, of origin: String) -> TransferRequest? {
    guard let address = WebAddress(request.address) else { return nil }
    var headers = request.accept.map { [TransferHeader(name: "Accept", value: $0)] } ?? []
    if request.method == "GET" {
      return TransferRequest(method: .get, address: address, headers: headers)
    }
    guard request.method == "POST", rendering?.letsScriptsPost == true, !request.isAfterPress,
      address.origin == origin, request.body.count <= Self.largestPost
    else { return nil }
    if let type = request.contentType {
      headers.append(TransferHeader(name: "Content-Type", value: type))
    }
    return TransferRequest(
      method: .post, address: address, intent: .script, headers: headers, body: request.body)
  }

  /// A question to the page's own server is short.
  private static let largestPost = 64 << 10
}

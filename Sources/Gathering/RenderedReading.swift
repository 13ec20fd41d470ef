import Evidence
import Pages
import Rendering
import Scenarios
import Transfer

/// When pages are shown in a browser, and by what.
struct RenderedReading: Sendable {
  let mode: Scenario.Render
  let renderer: any PageRenderer

  /// Whether a page has to be shown to be read.
  func isNeeded(for page: VisitedPage) -> Bool {
    switch mode {
    case .never: false
    case .always: page.obstacle == nil || page.obstacle?.reason == .needsBrowser
    case .auto: page.obstacle?.reason == .needsBrowser || page.asked.route != nil
    }
  }
}

extension Visitor {
  /// A page as a browser shows it; the page itself where it need not be shown, or cannot be.
  ///
  /// - Returns: the page, and where a script sent the browser.
  func shown(
    _ page: VisitedPage, _ response: TransferResponse
  ) async -> (page: VisitedPage, navigation: WebAddress?) {
    guard let rendering, rendering.isNeeded(for: page) else { return (page, nil) }
    let address = Self.place(of: page, response)
    let result: Result<RenderedPage, EvidenceFailure>
    do throws(EvidenceFailure) {
      result = .success(
        try await rendering.renderer.render(response, at: address) { [self] request in
          await answer(request)
        })
    } catch {
      result = .failure(error)
    }
    await ledger.record(rendered: RenderedRecord.exchange(name, address, result))
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

  private func read(
    _ shown: RenderedPage, of page: VisitedPage, _ response: TransferResponse
  ) throws(PageError) -> VisitedPage {
    var answer = response
    answer.body = shown.html
    let model = try reader.read(shown.html, contentType: "text/html; charset=utf-8")
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
    return read
  }

  /// Fetches what a page wants while it is shown: with GET, where robots.txt allows it, and never
  /// what could change something.
  private func answer(_ request: PageRequest) async -> PageAnswer? {
    guard var address = WebAddress(request.address), request.method == "GET" else { return nil }
    for _ in 0...5 {
      guard HarmGuard.refusal(of: address, asPart: true) == nil else { return nil }
      do throws(EvidenceFailure) {
        try await manners.check(address, ledger: ledger)
      } catch {
        return nil
      }
      let headers = request.accept.map { [TransferHeader(name: "Accept", value: $0)] } ?? []
      let part = TransferRequest(method: .get, address: address, headers: headers)
      guard let response = await fetch(part: part) else { return nil }
      guard let next = response.location, (300...399).contains(response.status) else {
        return PageAnswer(response)
      }
      address = next
    }
    return nil
  }
}

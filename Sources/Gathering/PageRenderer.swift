import Evidence
import Pages
import Recording
import Rendering
import Scenarios
import Transfer

/// Shows pages that scripts fill in a browser, and reads them as they then are.
protocol PageRenderer: Sendable {
  /// Shows one page.
  ///
  /// - Parameters:
  ///   - response: the answer as it came.
  ///   - place: the page's address, with the route behind `#`.
  ///   - state: what is pressed in it; nil for nothing.
  ///   - guide: answers the page, and says what to press.
  /// - Returns: the page at rest.
  /// - Throws: `needs-browser` where it could not be shown.
  func render(
    _ response: TransferResponse, at place: WebAddress, state: PressedState?, guide: PageGuide
  ) async throws(EvidenceFailure) -> RenderedPage

  /// Whether pages can be shown at all.
  var isAvailable: Bool { get }
}

/// The run's one browser, started when the first page needs it, and again after a crash.
package actor BrowserShelf {
  private let path: String?
  private var browser: Browser?
  private var starting: Task<Browser, any Error>?

  /// Whether there is a browser to start.
  nonisolated var isAvailable: Bool { path != nil }

  /// - Parameter path: the browser's program; nil where there is none.
  package init(path: String?) { self.path = path }

  /// The browser.
  func running() async throws(RenderingError) -> Browser {
    guard let path else {
      throw RenderingError(.noBrowser, "the page is filled by scripts, and there is no browser")
    }
    if let browser, !browser.isLost { return browser }
    let task = starting ?? Task { try await Browser(path: path) }
    starting = task
    defer { starting = nil }
    do {
      let browser = try await task.value
      self.browser = browser
      return browser
    } catch let error as RenderingError {
      throw error
    } catch {
      throw RenderingError(.noBrowser, "\(error)")
    }
  }

  /// Ends the browser.
  package func close() { browser = nil }
}

/// Renders in the run's browser, one visitor's pages in one context.
actor LiveRenderer: PageRenderer {
  private let shelf: BrowserShelf
  private let settings: PageSettings
  private let cookies: CookieBridge
  /// What pictures may still take; nil where none are wanted.
  private let sights: SightBudget?
  private var context: BrowserContext?

  init(
    shelf: BrowserShelf, settings: PageSettings, cookies: CookieBridge, sights: SightBudget? = nil
  ) {
    self.shelf = shelf
    self.settings = settings
    self.cookies = cookies
    self.sights = sights
  }

  nonisolated var isAvailable: Bool { shelf.isAvailable }

  func render(
    _ response: TransferResponse, at place: WebAddress, state: PressedState?, guide: PageGuide
  ) async throws(EvidenceFailure) -> RenderedPage {
    do throws(RenderingError) {
      let context = try await openContext()
      let before = await cookies.forBrowser()
      var settings = settings
      settings.takesPictures = sights?.isOpen == true
      let page = try await context.show(
        place.description, document: PageAnswer(response), settings: settings, cookies: before,
        guide: guide)
      sights?.spend(page.sight?.size ?? 0)
      cookies.take(page.cookies, given: before)
      return page
    } catch {
      throw EvidenceFailure(.needsBrowser, error.description)
    }
  }

  /// Forgets what the visitor's pages kept.
  func close() async {
    await context?.close()
    context = nil
  }

  private func openContext() async throws(RenderingError) -> BrowserContext {
    if let context, !context.isLost { return context }
    let opened = try await shelf.running().context()
    context = opened
    return opened
  }
}

/// Gives pages as a browser showed them when they were recorded.
struct RecordedRenderer: PageRenderer {
  let source: ReplaySource
  /// The recording holds pages that a browser showed.
  let isAvailable: Bool

  func render(
    _ response: TransferResponse, at place: WebAddress, state: PressedState?, guide: PageGuide
  ) async throws(EvidenceFailure) -> RenderedPage {
    do throws(TransferError) {
      let shown = try await source.send(
        TransferRequest(method: .get, address: state?.address ?? place))
      var page = RenderedPage(
        html: shown.body, address: shown.header(RenderedRecord.place) ?? shown.address.description,
        navigation: shown.header(RenderedRecord.navigation),
        isRestless: shown.header(RenderedRecord.restless) != nil)
      page.presses = shown.header(RenderedRecord.presses).flatMap { Int($0) } ?? 0
      page.isKeptBack = shown.header(RenderedRecord.keptBack) != nil
      return page
    } catch {
      let reason = error.code == .notRecorded ? ReasonCode.notRecorded : .needsBrowser
      throw EvidenceFailure(reason, error.detail)
    }
  }
}

/// How a recording keeps what a browser showed: as an exchange of a visitor of its own.
enum RenderedRecord {
  static let navigation = "Exitway-Navigation"
  static let restless = "Exitway-Restless"
  static let place = "Exitway-Place"
  static let presses = "Exitway-Presses"
  static let keptBack = "Exitway-Kept-Back"

  static func visitor(_ name: String) -> String { name + RecordedExchange.renderedSuffix }

  static func exchange(
    _ name: String, _ asked: WebAddress, _ result: Result<RenderedPage, EvidenceFailure>
  ) -> RecordedExchange {
    let request = TransferRequest(method: .get, address: asked)
    return RecordedExchange(
      visitor: visitor(name), request: request,
      result: result.map { response($0, asked) }.mapError {
        TransferError(.internal, address: asked.description, detail: $0.detail)
      })
  }

  private static func response(_ page: RenderedPage, _ asked: WebAddress) -> TransferResponse {
    var headers = [TransferHeader(name: "Content-Type", value: "text/html; charset=utf-8")]
    if let target = page.navigation {
      headers.append(TransferHeader(name: navigation, value: target))
    }
    if page.isRestless { headers.append(TransferHeader(name: restless, value: "true")) }
    if page.presses > 0 {
      headers.append(TransferHeader(name: presses, value: String(page.presses)))
    }
    if page.isKeptBack { headers.append(TransferHeader(name: keptBack, value: "true")) }
    if page.address != asked.description {
      headers.append(TransferHeader(name: place, value: page.address))
    }
    return TransferResponse(
      address: asked, status: 200, httpVersion: "HTTP/1.1",
      headers: headers, body: page.html)
  }
}

extension PageAnswer {
  /// Headers that say how the body travelled, or that are the session's own.
  private static let kept: Set = [
    "content-type", "content-language", "access-control-allow-origin",
    "access-control-allow-credentials", "content-security-policy", "location", "vary",
  ]

  /// An answer as the browser gets it: the body is decoded already, and cookies stay with us.
  init(_ response: TransferResponse) {
    self.init(
      status: response.status,
      headers: response.headers.filter { Self.kept.contains($0.name.lowercased()) }
        .map { Header($0.name, $0.value) }, body: response.body)
  }
}

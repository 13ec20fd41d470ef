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
  ///   - asked: the page's address, with the route behind `#`.
  ///   - answer: asked for everything else that the page wants.
  /// - Returns: the page at rest.
  /// - Throws: `needs-browser` where it could not be shown.
  func render(
    _ response: TransferResponse, at asked: WebAddress,
    answer: @escaping @Sendable (PageRequest) async -> PageAnswer?
  ) async throws(EvidenceFailure) -> RenderedPage
}

/// The run's one browser, started when the first page needs it, and again after a crash.
package actor BrowserShelf {
  private let path: String?
  private var browser: Browser?
  private var starting: Task<Browser, any Error>?

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

/// Renders in the run's browser.
struct LiveRenderer: PageRenderer {
  let shelf: BrowserShelf
  let settings: PageSettings

  func render(
    _ response: TransferResponse, at asked: WebAddress,
    answer: @escaping @Sendable (PageRequest) async -> PageAnswer?
  ) async throws(EvidenceFailure) -> RenderedPage {
    do throws(RenderingError) {
      return try await shelf.running().render(
        asked.description, document: PageAnswer(response), settings: settings, answer: answer)
    } catch {
      throw EvidenceFailure(.needsBrowser, error.description)
    }
  }
}

/// Gives pages as a browser showed them when they were recorded.
struct RecordedRenderer: PageRenderer {
  let source: ReplaySource

  func render(
    _ response: TransferResponse, at asked: WebAddress,
    answer: @escaping @Sendable (PageRequest) async -> PageAnswer?
  ) async throws(EvidenceFailure) -> RenderedPage {
    do throws(TransferError) {
      let shown = try await source.send(TransferRequest(method: .get, address: asked))
      return RenderedPage(
        html: shown.body, address: shown.address.description,
        navigation: shown.header(RenderedRecord.navigation),
        isRestless: shown.header(RenderedRecord.restless) != nil)
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
    return TransferResponse(
      address: WebAddress(page.address) ?? asked, status: 200, httpVersion: "HTTP/1.1",
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

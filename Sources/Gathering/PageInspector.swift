package import Evidence
import Languages
package import Pages
package import Scenarios
package import Transfer

/// One page as the tool sees it, outside of any journey.
package struct InspectedPage: Sendable {
  package var address: WebAddress
  package var languages: LanguageLedger
  /// Where the visit was sent on, in order.
  package var redirects: [WebAddress] = []
  package var model: PageModel
  /// What stands in the way of using the page.
  package var obstacle: EvidenceFailure?

  /// What the page's links are read from.
  package var base: WebAddress { model.base(servedFrom: address) }

  /// Where a control leads, in full; as written where that is no web address.
  package func target(of control: PageModel.Control, from base: WebAddress) -> String? {
    control.target.map { WebAddress($0, relativeTo: base)?.description ?? $0 }
  }
}

extension CaseGatherer {
  /// Reads the scenario's first start page as a visitor without an account, with all manners.
  ///
  /// - Throws: why there is no page.
  package func inspect(_ scenario: ResolvedScenario) async throws(EvidenceFailure) -> InspectedPage
  {
    let visit = try makeVisit(scenario, .network, ledger: ExchangeLedger(isKept: false))
    defer { visit.close() }
    guard let start = scenario.start.first, let address = WebAddress(start.value) else {
      throw EvidenceFailure(.internal, "the address cannot be read")
    }
    let page = try await visit.guest.open(address)
    return InspectedPage(
      address: page.address, languages: page.languages, redirects: page.redirects.map(\.address),
      model: page.model, obstacle: page.obstacle)
  }

  /// Reads a page from its bytes.
  ///
  /// - Parameters:
  ///   - body: the page.
  ///   - address: where it came from; links are resolved against it.
  ///   - scenario: names the reader's language.
  /// - Returns: the page.
  /// - Throws: why the bytes are no page.
  package func inspect(
    _ body: [UInt8], from address: WebAddress, as scenario: ResolvedScenario
  ) throws(EvidenceFailure) -> InspectedPage {
    let reader = try makeReader(scenario)
    let response = TransferResponse(
      address: address, status: 200, httpVersion: "HTTP/1.1", headers: [], body: body)
    do throws(PageError) {
      let model = try reader.read(body, contentType: nil)
      return InspectedPage(
        address: address, languages: LanguageLedger(of: response, model), model: model,
        obstacle: Obstacle.inAnswer(response, model, asked: address))
    } catch {
      throw EvidenceFailure(.notAPage, error.description)
    }
  }
}

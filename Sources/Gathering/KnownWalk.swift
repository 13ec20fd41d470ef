import Evidence
import Pages
import Transfer

/// Walks a way out that an earlier run found, so that what is known is not lost to the page budget.
///
/// It only reads the pages: whether they still lead out is told by the search, which meets them
/// again without another request.
struct KnownWalk {
  let ground: SearchGround
  /// Addresses as snapshots write them.
  let template: @Sendable (String) -> String

  /// Walks from a page, as far as the way still holds.
  ///
  /// - Parameters:
  ///   - steps: the way as it was.
  ///   - start: where it began.
  /// - Returns: the pages after the start, in order.
  func pages(of steps: [WalkStep], from start: VisitedPage) async -> [VisitedPage] {
    var pages: [VisitedPage] = []
    var page = start
    for step in steps {
      guard let wanted = step.leadsTo, [.follow, .submit, .press].contains(step.action) else {
        continue
      }
      do throws(EvidenceFailure) {
        if step.action == .press {
          guard let state = state(pressing: step.label, on: page) else { break }
          page = try await ground.visitor.open(state)
        } else {
          guard let address = address(of: wanted, labelled: step.label, on: page) else { break }
          page = try await ground.visitor.open(address)
        }
      } catch {
        break
      }
      guard page.obstacle == nil else { break }
      pages.append(page)
    }
    return pages
  }

  private func state(pressing label: String, on page: VisitedPage) -> PressedState? {
    page.model.controls.indices.lazy.filter { page.model.controls[$0].label == label }
      .compactMap { PressRule.state(pressing: $0, on: page) }.first
  }

  private func address(
    of wanted: String, labelled label: String, on page: VisitedPage
  ) -> WebAddress? {
    var sameLabel: WebAddress?
    for (index, control) in page.model.controls.enumerated() {
      guard
        case .open(let address, _) = PressEffect.of(index, on: page, languages: ground.languages),
        ground.scope.contains(address),
        HarmGuard.refusal(of: control, leadingTo: address) == nil
      else { continue }
      if template(address.withoutFragment().description) == wanted { return address }
      if sameLabel == nil, control.label == label { sameLabel = address }
    }
    return sameLabel
  }
}

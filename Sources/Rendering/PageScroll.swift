import Foundation

/// Whether a page loads something when it is scrolled.
enum PageScroll {
  /// Scripts have to name one of these to learn that something came into view.
  private static let names = ["IntersectionObserver", "onscroll", "\"scroll\"", "'scroll'"]

  /// Whether a page's markup or a script of it may listen to that.
  static func isHeard(in body: [UInt8]) -> Bool {
    let bytes = Data(body)
    return names.contains { bytes.range(of: Data($0.utf8)) != nil }
  }
}

extension BrowserTab {
  /// A page that grows each time is left at that: some have no end.
  private static let passes = 3
  private static let stepsAPass = 20

  /// The page with what comes when it is scrolled through; as it was where nothing does.
  func scrolled(
    _ page: RenderedPage, _ desk: RequestDesk
  ) async throws(RenderingError) -> RenderedPage {
    var page = page
    for _ in 0..<Self.passes where desk.hearsScrolling && !page.isRestless {
      let script = PageScript.scroll(steps: Self.stepsAPass)
      guard page.navigation == nil, (try? await evaluate(script, isAwaited: true)) != nil
      else { break }
      let last = page
      page = try await rest(desk, scrolledFrom: last)
      if page.html == last.html { break }
    }
    return page
  }
}

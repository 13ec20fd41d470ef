import Rendering

extension Browser {
  /// Shows one page in a context of its own.
  func render(
    _ address: String, document: PageAnswer, settings: PageSettings,
    answer: @escaping @Sendable (PageRequest) async -> PageAnswer?
  ) async throws -> RenderedPage {
    let context = try await context()
    let shown = try await context.show(
      address, document: document, settings: settings, guide: PageGuide(answer: answer))
    await context.close()
    return shown
  }
}

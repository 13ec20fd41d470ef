/// Contexts and tabs of the browser, by their ids.
extension BrowserConnection {
  /// Opens a context: cookies, cache and storage of its own.
  func openContext() async throws(RenderingError) -> JSONValue {
    guard let id = try await command("Target.createBrowserContext")["browserContextId"] else {
      throw RenderingError(.refused, "the browser gave no context")
    }
    return id
  }

  /// Closes a context with its tabs; a browser that is gone has none left.
  func close(context: JSONValue) async {
    _ = try? await command(
      "Target.disposeBrowserContext", ["browserContextId": context], seconds: 5)
  }

  /// Opens an empty tab in a context, and talks to it.
  ///
  /// - Parameters:
  ///   - context: where.
  ///   - size: of its window, in pixels; nil leaves that to the browser.
  /// - Returns: its frame, and the session in which commands to it are given.
  /// - Throws: `refused` where there is none.
  func openTab(
    in context: JSONValue, size: (width: Int, height: Int)? = nil
  ) async throws(RenderingError) -> (frame: String, session: String) {
    var wanted: [String: JSONValue] = ["url": "about:blank", "browserContextId": context]
    wanted["width"] = size.map { .number(Double($0.width)) }
    wanted["height"] = size.map { .number(Double($0.height)) }
    let target = try await command("Target.createTarget", .object(wanted))
    guard let frame = target["targetId"]?.text,
      let session = try await command(
        "Target.attachToTarget", ["targetId": .text(frame), "flatten": true])["sessionId"]?.text
    else {
      throw RenderingError(.refused, "the browser opened no tab")
    }
    return (frame, session)
  }
}

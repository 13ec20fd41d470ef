/// What one visitor's pages share in the browser: cookies, cache and storage.
package actor BrowserContext {
  private let connection: BrowserConnection
  private let id: JSONValue
  /// The tab of the page before; a new one for each page would cost a process for each.
  private var tab: BrowserTab?

  init(connection: BrowserConnection, id: JSONValue) {
    self.connection = connection
    self.id = id
  }

  /// False once its browser has crashed or was ended.
  package nonisolated var isLost: Bool { connection.isLost }

  /// Shows one page, and writes down what it shows.
  ///
  /// - Parameters:
  ///   - address: the page, fragment included.
  ///   - document: the answer that is shown; it is not asked for again.
  ///   - settings: who looks.
  ///   - cookies: the session's; those that the context has and the session has not are removed.
  ///   - guide: answers the page, and says what to press.
  /// - Returns: the page at rest.
  /// - Throws: ``RenderingError``.
  package func show(
    _ address: String, document: PageAnswer, settings: PageSettings, cookies: [PageCookie] = [],
    guide: PageGuide
  ) async throws(RenderingError) -> RenderedPage {
    try await set(cookies)
    var tab = try await openTab(settings)
    tab.settings = settings
    do throws(RenderingError) {
      var (page, isFree) = try await tab.show(address, document: document, guide: guide)
      page.cookies = try await self.cookies()
      if isFree { self.tab = tab } else { await tab.close() }
      return page
    } catch {
      await tab.close()
      throw error
    }
  }

  /// The tab is whoever's shows a page in it; one that failed is not used again.
  private func openTab(_ settings: PageSettings) async throws(RenderingError) -> BrowserTab {
    if let known = tab {
      tab = nil
      return known
    }
    return try await BrowserTab(connection, context: id, settings: settings)
  }

  /// Forgets everything.
  package func close() async {
    await connection.close(context: id)
  }

  private func set(_ cookies: [PageCookie]) async throws(RenderingError) {
    _ = try await connection.command("Storage.clearCookies", ["browserContextId": id])
    guard !cookies.isEmpty else { return }
    let list = cookies.map { cookie -> JSONValue in
      var fields: [String: JSONValue] = [
        "name": .text(cookie.name), "value": .text(cookie.value), "domain": .text(cookie.domain),
        "path": .text(cookie.path), "secure": .bool(cookie.isSecure),
        "httpOnly": .bool(cookie.isHTTPOnly),
      ]
      if let expires = cookie.expires { fields["expires"] = .number(expires) }
      return .object(fields)
    }
    do throws(RenderingError) {
      _ = try await connection.command(
        "Storage.setCookies", ["browserContextId": id, "cookies": .list(list)])
    } catch  where error.code == .refused {
      // One that the browser would not take either way; the session sends it all the same.
    }
  }

  private func cookies() async throws(RenderingError) -> [PageCookie] {
    let found = try await connection.command("Storage.getCookies", ["browserContextId": id])
    return (found["cookies"]?.list ?? []).compactMap { cookie in
      guard let name = cookie["name"]?.text, let value = cookie["value"]?.text,
        let domain = cookie["domain"]?.text, let path = cookie["path"]?.text
      else { return nil }
      let expires = cookie["expires"]?.number
      return PageCookie(
        name: name, value: value, domain: domain, path: path,
        isSecure: cookie["secure"]?.bool ?? false, isHTTPOnly: cookie["httpOnly"]?.bool ?? false,
        expires: expires.flatMap { $0 > 0 ? $0 : nil })
    }
  }
}

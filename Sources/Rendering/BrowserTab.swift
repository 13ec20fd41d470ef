/// One tab with its interception: nothing of what the page wants reaches a network but by us.
struct BrowserTab {
  let connection: BrowserConnection
  let session: String
  var settings: PageSettings
  let frame: String

  /// Opens an empty tab in a context.
  init(
    _ connection: BrowserConnection, context: JSONValue, settings: PageSettings
  ) async throws(RenderingError) {
    self.connection = connection
    (frame, session) = try await connection.openTab(
      in: context, size: (settings.width, settings.height))
    self.settings = settings
    _ = try? await connection.command(
      "Browser.setDownloadBehavior", ["behavior": "deny", "browserContextId": context])
    for (method, parameters) in Self.preparations(settings) {
      _ = try await connection.command(method, parameters, session: session)
    }
  }

  private static func preparations(_ settings: PageSettings) -> [(String, JSONValue)] {
    let languages = settings.languages.joined(separator: ",")
    return [
      ("Page.enable", [:]), ("Network.enable", [:]), ("Inspector.enable", [:]),
      ("Network.setBypassServiceWorker", ["bypass": true]),
      ("Fetch.enable", ["patterns": [["urlPattern": "*"]]]),
      (
        "Emulation.setUserAgentOverride",
        ["userAgent": .text(settings.userAgent), "acceptLanguage": .text(languages)]
      ),
      ("Emulation.setLocaleOverride", ["locale": .text(settings.languages.first ?? "en-US")]),
      ("Emulation.setTimezoneOverride", ["timezoneId": .text(settings.timeZone)]),
      (
        "Emulation.setDeviceMetricsOverride",
        [
          "width": .number(Double(settings.width)), "height": .number(Double(settings.height)),
          "deviceScaleFactor": 1, "mobile": .bool(settings.isMobile),
        ]
      ),
      // No window opens, and time for questions is not ours to answer.
      (
        "Page.addScriptToEvaluateOnNewDocument",
        ["source": "window.open = () => null; window.print = () => {};"]
      ),
    ]
  }

  /// Shows a page, waits until it rests, presses what the guide names, and leaves it, so that the next
  /// one finds nothing of it but what its context keeps.
  ///
  /// - Returns: the page, and whether the tab can show another.
  func show(
    _ address: String, document: PageAnswer, guide: PageGuide
  ) async throws(RenderingError) -> (page: RenderedPage, isFree: Bool) {
    let desk = RequestDesk(
      connection: connection, session: session, frame: frame, document: document,
      most: settings.requests, answer: guide.answer)
    connection.listen(to: session) { method, parameters in desk.hear(method, parameters) }
    defer { connection.listen(to: session, nil) }
    let navigated = try await connection.command(
      "Page.navigate", ["url": .text(address)], session: session)
    if let words = navigated["errorText"]?.text, !words.isEmpty {
      throw RenderingError(.page, "the browser cannot show the page: \(words)")
    }
    var page = try await scrolled(try await rest(desk), desk)
    while page.navigation == nil, let number = await guide.next(page, page.presses) {
      desk.notePress()
      guard try await press(number) else { break }
      let next = try await rest(desk, after: page)
      let isStill = next.presses == page.presses
      page = next
      if isStill { break }
    }
    if page.navigation == nil { page = await measured(page) }
    return (page, await leave(desk))
  }

  /// Goes to an empty page; false where it does not come.
  private func leave(_ desk: RequestDesk) async -> Bool {
    desk.end()
    guard (try? await command("Page.navigate", ["url": "about:blank"])) != nil else { return false }
    // A page that asks whether to stay is answered for first, and the empty one comes later.
    let end = ContinuousClock.now + .seconds(2)
    while !desk.hasLoaded, ContinuousClock.now < end {
      try? await Task.sleep(for: .milliseconds(2))
    }
    return desk.hasLoaded
  }

  /// Closes the tab.
  func close() async {
    _ = try? await connection.command("Target.closeTarget", ["targetId": .text(frame)], seconds: 5)
  }

  // MARK: Pressing

  /// Presses a numbered element as a person does; false where it is gone.
  private func press(_ number: Int) async throws(RenderingError) -> Bool {
    guard let point = try await evaluate(PageScript.press(number)), point != .null else {
      return false
    }
    // A press without a place was done in the page.
    guard let x = point["x"], let y = point["y"] else { return true }
    for (type, buttons) in [("mouseMoved", 0.0), ("mousePressed", 1), ("mouseReleased", 0)] {
      var event: [String: JSONValue] = ["type": .text(type), "x": x, "y": y]
      if type != "mouseMoved" {
        event["button"] = "left"
        event["buttons"] = .number(buttons)
        event["clickCount"] = 1
      }
      _ = try await connection.command(
        "Input.dispatchMouseEvent", .object(event), session: session)
    }
    return true
  }

  // MARK: Waiting

  /// A page rests when it waits for nothing and has not changed for three looks.
  private static let looks = 3
  private static let pause = Duration.milliseconds(200)
  private static let moment = Duration.milliseconds(25)
  /// So many moments without a request are waited for a page to say that it has loaded.
  private static let patience = 20

  /// The page after a press; one press more where that changed something.
  private func rest(
    _ desk: RequestDesk, after before: RenderedPage
  ) async throws(RenderingError) -> RenderedPage {
    var page = try await rest(desk, last: before)
    page.isKeptBack = desk.isKeptBack
    let isChanged =
      page.html != before.html || page.address != before.address || page.navigation != nil
    page.presses = before.presses + (isChanged ? 1 : 0)
    return page
  }

  /// The page after it was scrolled; two looks are enough where nothing has changed.
  func rest(
    _ desk: RequestDesk, scrolledFrom before: RenderedPage
  ) async throws(RenderingError) -> RenderedPage {
    try await rest(desk, last: before, same: Self.looks - 2)
  }

  private func rest(
    _ desk: RequestDesk, last before: RenderedPage? = nil, same looks: Int = 0
  ) async throws(RenderingError) -> RenderedPage {
    let end = ContinuousClock.now + .seconds(settings.seconds)
    var last = before
    var same = looks
    await load(desk, until: end)
    if ContinuousClock.now >= end { last = (try? await look(last)) ?? last }
    while same < Self.looks, ContinuousClock.now < end, desk.navigation == nil {
      let now: RenderedPage
      do throws(RenderingError) {
        now = try await look(last)
      } catch  where error.code == .refused {
        // The document was replaced while it was read.
        same = 0
        try? await Task.sleep(for: Self.pause)
        continue
      }
      same = now.html == last?.html && desk.isIdle ? same + 1 : 1
      last = now
      // A cancelled run ends soon enough without our help.
      if same < Self.looks { try? await Task.sleep(for: Self.pause) }
    }
    if last == nil, desk.navigation != nil {
      last = RenderedPage(html: [], address: "", navigation: nil, isRestless: false)
    }
    guard var page = last else {
      throw RenderingError(.page, "the page changed too fast to be read")
    }
    page.navigation = desk.navigation
    page.isRestless = same < Self.looks
    return page
  }

  /// Waits while the page loads, since nothing of it need be looked at yet.
  ///
  /// A page that is led elsewhere while it loads, and does not go, never says that it has loaded.
  private func load(_ desk: RequestDesk, until end: ContinuousClock.Instant) async {
    var idle = 0
    while !(desk.hasLoaded && desk.isIdle), desk.navigation == nil, idle < Self.patience,
      !Task.isCancelled, ContinuousClock.now < end
    {
      try? await Task.sleep(for: Self.moment)
      idle = desk.isIdle ? idle + 1 : 0
    }
  }

  /// The page as it stands now; the browser does not send again what it sent last.
  private func look(_ last: RenderedPage?) async throws(RenderingError) -> RenderedPage {
    try await snapshot(last, isMeasured: false)
  }

  /// The page as it stands now, with sizes and colours; nil where it cannot be read.
  func measuredSnapshot() async -> RenderedPage? {
    try? await snapshot(nil, isMeasured: true)
  }

  private func snapshot(
    _ last: RenderedPage?, isMeasured: Bool
  ) async throws(RenderingError) -> RenderedPage {
    let value = try await evaluate(PageScript.serialize(isMeasured: isMeasured))
    let address = value?["address"]?.text ?? ""
    if value?["isSame"]?.bool == true, let last {
      var page = last
      page.address = address
      return page
    }
    guard let html = value?["html"]?.text else {
      throw RenderingError(.page, "the page cannot be read in the browser")
    }
    return RenderedPage(
      html: Array(html.utf8), address: address, navigation: nil, isRestless: false)
  }

  /// Runs a script in a world of its own, where the page's scripts cannot meddle.
  func evaluate(
    _ script: String, isAwaited: Bool = false
  ) async throws(RenderingError) -> JSONValue? {
    let found = try await command(
      "Runtime.evaluate",
      [
        "expression": .text(script), "returnByValue": true, "awaitPromise": .bool(isAwaited),
        "contextId": try await world(),
      ])
    return found["result"]?["value"]
  }

  /// Asks the page itself, which answers only between its own scripts.
  func command(
    _ method: String, _ parameters: JSONValue = [:]
  ) async throws(RenderingError) -> JSONValue {
    try await command(method, parameters, as: JSONValue?.self) ?? [:]
  }

  /// The same for a long answer, of which the type names what is wanted.
  func command<Answer: Decodable>(
    _ method: String, _ parameters: JSONValue = [:], as type: Answer.Type
  ) async throws(RenderingError) -> Answer {
    do throws(RenderingError) {
      return try await connection.command(
        method, parameters, session: session, seconds: settings.seconds, as: type)
    } catch  where error.code == .lost && !connection.isLost {
      throw RenderingError(.page, "the page's scripts do not end")
    }
  }

  /// Where our scripts run: it shares the page's tree, and nothing of its scripts.
  func world() async throws(RenderingError) -> JSONValue {
    let world = try await command(
      "Page.createIsolatedWorld", ["frameId": .text(frame), "worldName": "exitway"])
    return world["executionContextId"] ?? .null
  }
}

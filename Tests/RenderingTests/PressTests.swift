import Foundation
import Rendering
import Synchronization
import Testing

/// Controls that are pressed in a real browser, and what its pages keep.
@Suite(.serialized, .enabled(if: BrowserProgram.path(ProcessInfo.processInfo.environment) != nil))
struct PressTests {
  private static let settings = PageSettings(userAgent: "exitway-test", languages: ["de-DE"])

  private func browser() async throws -> Browser {
    try await Browser(
      path: try #require(BrowserProgram.path(ProcessInfo.processInfo.environment)))
  }

  private func page(_ html: String) -> PageAnswer {
    PageAnswer(
      status: 200, headers: [.init("Content-Type", "text/html; charset=utf-8")],
      body: Array(html.utf8))
  }

  /// The number of the element with a text on it.
  private static func number(of label: String, in page: RenderedPage) -> Int? {
    let html = String(decoding: page.html, as: UTF8.self)
    guard let end = html.range(of: ">" + label + "<"),
      let start = html[..<end.lowerBound].range(of: "data-exitway=\"", options: .backwards)
    else { return nil }
    return Int(html[start.upperBound...].prefix { $0.isNumber })
  }

  /// Shows a page and presses what is named, in order.
  private func press(
    _ labels: [String], on html: String,
    answer: @escaping @Sendable (PageRequest) async -> PageAnswer? = { _ in nil }
  ) async throws -> (page: RenderedPage, text: String) {
    let browser = try await browser()
    let context = try await browser.context()
    let shown = try await context.show(
      "https://a.example/app", document: page(html), settings: Self.settings,
      guide: PageGuide(answer: answer) { page, made in
        labels.indices.contains(made) ? Self.number(of: labels[made], in: page) : nil
      })
    return (shown, String(decoding: shown.html, as: UTF8.self))
  }

  @Test func `What a press shows is read, one press after another`() async throws {
    let (shown, text) = try await press(
      ["Menu", "Privacy", "Inside"],
      on: """
        <button id=m>Menu</button><div id=root></div><script>
        // Menus of today open when the button goes down, not when it comes up.
        m.addEventListener('pointerdown', (e) => { if (e.isTrusted) {
          root.innerHTML = '<div style="cursor:pointer" id=p>Privacy</div>';
          p.onclick = () => setTimeout(() => {
            history.pushState({}, '', '/privacy');
            const host = document.createElement('x-a');
            host.attachShadow({mode: 'open'}).innerHTML = '<button>Inside</button>';
            host.shadowRoot.firstChild.onclick = () => { root.textContent = 'there'; };
            root.replaceChildren(host);
          }, 150);
        }});
        </script>
        """)
    #expect(shown.presses == 3, "\(text)")
    #expect(shown.address == "https://a.example/privacy")
    #expect(text.contains("there"))
  }

  @Test func `What lies below something else, and in a frame, is pressed all the same`()
    async throws
  {
    let (shown, text) = try await press(
      ["Below", "Framed"],
      on: """
        <button onclick="a.textContent = 'one'">Below</button><p id=a></p>
        <iframe srcdoc="<button onclick='parent.a.textContent += 2'>Framed</button>"></iframe>
        <div style="position:fixed;inset:0;background:white">Wall</div>
        """)
    #expect(shown.presses == 2, "\(text)")
    #expect(text.contains("one2"))
  }

  @Test func `A press that changes nothing, leads on or would send is told as such`() async throws {
    let (still, _) = try await press(["Go"], on: "<button>Go</button>")
    #expect(still.presses == 0 && !still.isKeptBack)

    let (led, _) = try await press(
      ["Go"], on: "<button onclick=\"location.href = '/next'\">Go</button>")
    #expect(led.presses == 1 && led.navigation == "https://a.example/next")

    let asked = Mutex<[PageRequest]>([])
    let (kept, _) = try await press(
      ["Go"],
      on:
        "<button onclick=\"fetch('/x', {method: 'POST', body: 'a=1'}).catch(() => {})\">Go</button>"
    ) { request in
      asked.withLock { $0.append(request) }
      return nil
    }
    #expect(kept.presses == 0 && kept.isKeptBack)
    let sent = try #require(asked.withLock { $0.first })
    #expect(sent.isAfterPress && sent.method == "POST" && sent.body == Array("a=1".utf8))
  }

  @Test func `A context keeps what its pages leave, and gives back what scripts set`() async throws
  {
    let browser = try await browser()
    let context = try await browser.context()
    let html =
      "<p id=a></p><script>a.textContent = document.cookie + '|' + (localStorage.x ?? 'empty');"
      + "document.cookie = 'seen=1; path=/'; localStorage.x = 'kept'</script>"
    let session = [
      PageCookie(
        name: "lang", value: "de", domain: "a.example", path: "/", isSecure: false,
        isHTTPOnly: false),
      PageCookie(
        name: "id", value: "private", domain: "a.example", path: "/", isSecure: false,
        isHTTPOnly: true),
    ]
    let guide = PageGuide(answer: { _ in nil })
    let first = try await context.show(
      "https://a.example/", document: page(html), settings: Self.settings, cookies: session,
      guide: guide)
    #expect(String(decoding: first.html, as: UTF8.self).contains(">lang=de|empty<"))
    #expect(Set(first.cookies.map(\.name)) == ["lang", "id", "seen"])
    let second = try await context.show(
      "https://a.example/", document: page(html), settings: Self.settings, cookies: first.cookies,
      guide: guide)
    let text = String(decoding: second.html, as: UTF8.self)
    #expect(text.contains(">lang=de; seen=1|kept<"), "\(text)")

    let other = try await browser.context().show(
      "https://a.example/", document: page(html), settings: Self.settings, guide: guide)
    #expect(String(decoding: other.html, as: UTF8.self).contains(">|empty<"))
  }

  @Test func `A page that asks to stay is left, and what it asks for on leaving is not answered`()
    async throws
  {
    let browser = try await browser()
    let context = try await browser.context()
    let asked = Mutex<[String]>([])
    let guide = PageGuide(
      answer: { request in
        asked.withLock { $0.append(request.address) }
        return nil
      },
      next: { page, made in made == 0 ? Self.number(of: "Menu", in: page) : nil })
    let begin = ContinuousClock.now
    for number in 0..<2 {
      let shown = try await context.show(
        "https://a.example/\(number)",
        document: page(
          """
          <button id=m>Menu</button><p id=p></p><script>
          m.onclick = () => { p.textContent = 'pressed'; };
          addEventListener('beforeunload', (e) => { e.preventDefault(); e.returnValue = 'stay'; });
          addEventListener('pagehide', () => fetch('/bye', {keepalive: true}));</script>
          """), settings: Self.settings, guide: guide)
      #expect(String(decoding: shown.html, as: UTF8.self).contains("pressed"))
    }
    #expect(!asked.withLock(\.self).contains { $0.hasSuffix("/bye") })
    #expect(ContinuousClock.now - begin < .seconds(Self.settings.seconds), "nothing was waited for")
  }

  @Test func `The page's clock is the reader's`() async throws {
    var settings = Self.settings
    settings.timeZone = "Asia/Seoul"
    let browser = try await browser()
    let shown = try await browser.context().show(
      "https://a.example/",
      document: page(
        "<script>document.write(new Date(0).getHours() + ' ' + navigator.language)</script>"),
      settings: settings, guide: PageGuide(answer: { _ in nil }))
    #expect(String(decoding: shown.html, as: UTF8.self).contains("9 de-DE"))
  }
}

import Foundation
import Rendering
import Testing

/// Pictures that a real browser takes of a page.
@Suite(.serialized, .enabled(if: BrowserProgram.path(ProcessInfo.processInfo.environment) != nil))
struct SightTests {
  private func browser() async throws -> Browser {
    try await Browser(
      path: try #require(BrowserProgram.path(ProcessInfo.processInfo.environment)))
  }

  private func show(
    _ html: String, in browser: Browser, takesPictures: Bool = true
  ) async throws -> RenderedPage {
    var settings = PageSettings(userAgent: "exitway-test", languages: ["en-US"])
    settings.takesPictures = takesPictures
    return try await browser.render(
      "https://a.example/",
      document: PageAnswer(
        status: 200, headers: [.init("Content-Type", "text/html; charset=utf-8")],
        body: Array(("<!doctype html><style>body{margin:0}</style>" + html).utf8)),
      settings: settings
    ) { _ in nil }
  }

  /// Colours of a picture at some places, `255,0,0`, as the browser itself reads them.
  private func colours(
    of picture: [UInt8], _ type: String, at places: [(Int, Int)], in browser: Browser
  ) async throws -> [String] {
    let points = places.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    let page = try await show(
      """
      <img id=i src="data:\(type);base64,\(Data(picture).base64EncodedString())"><p id=p>
      <script>i.decode().then(() => {
        const c = new OffscreenCanvas(i.naturalWidth, i.naturalHeight).getContext('2d');
        c.drawImage(i, 0, 0);
        p.textContent = [\(points)].map(([x, y]) => [...c.getImageData(x, y, 1, 1).data.slice(0, 3)]
          .join()).concat(i.naturalWidth + 'x' + i.naturalHeight).join(' ');
      })</script>
      """, in: browser, takesPictures: false)
    let text = String(decoding: page.html, as: UTF8.self)
    let match = try #require(text.firstMatch(of: /<p id="p">([^<]*)<\/p>/))
    return match.1.split(separator: " ").map(String.init)
  }

  private static let page = """
    <div style="height:1500px;background:#008000"></div>
    <button aria-label="Close account" style="position:absolute;left:100px;top:1200px;width:200px;
      height:40px;border:0;background:#00f;font:0/0 a">Leave</button>
    """

  @Test func `The window and the whole page are pictured, and what is pressed is outlined`()
    async throws
  {
    let browser = try await browser()
    let sight = try #require(try await show(Self.page, in: browser).sight)
    #expect(sight.window.width == 1280 && sight.window.height == 900)
    #expect(sight.whole?.width == 1280 && sight.whole?.height == 1500)
    let easel = try await Easel(browser)
    let drawn = await easel.draw(
      sight, outlining: [Outline(left: 100, top: 1200, width: 200, height: 40)])
    let whole = try #require(drawn.whole)
    // Inside the control, the white and the red around it, and the page.
    let found = try await colours(
      of: whole.bytes, "image/png", at: [(200, 1220), (98, 1220), (95, 1220), (50, 50)], in: browser
    )
    #expect(found == ["0,0,255", "255,255,255", "208,2,27", "0,128,0", "1280x1500"])
    let window = try await colours(of: drawn.window.bytes, "image/png", at: [(5, 5)], in: browser)
    #expect(window == ["0,128,0", "1280x900"])
    let small = try #require(drawn.small)
    #expect(small.width == 640 && small.height == 450)
    #expect(small.bytes.count < 20_000)
    // 600 px of the page are above what the small picture shows, and half of it is 300.
    let button = try await colours(of: small.bytes, "image/jpeg", at: [(100, 310)], in: browser)
    let parts = button[0].split(separator: ",").compactMap { Int($0) }
    #expect(parts.count == 3 && parts[0] < 16 && parts[1] < 16 && parts[2] > 240, "\(button)")
    #expect(button.last == "640x450")
  }

  @Test func `What assistive technology is told is kept with the pictures`() async throws {
    let page = try await show(Self.page, in: try await browser())
    let tree = try #require(page.sight?.accessibility)
    let nodes = try #require(
      try JSONSerialization.jsonObject(with: Data(tree)) as? [[String: Any]])
    let button = nodes.first { $0["role"] as? String == "button" }
    #expect(button?["name"] as? String == "Close account")
    let html = String(decoding: page.html, as: UTF8.self)
    #expect(html.contains("data-exitway-name=\"Close account\" data-exitway-text=\"Leave\""))
  }

  @Test func `A page without end is cut off, and no picture is taken where none is wanted`()
    async throws
  {
    let browser = try await browser()
    let tall = "<div style=\"height:60000px;background:linear-gradient(red,blue)\"></div>"
    let sight = try #require(try await show(tall, in: browser).sight)
    #expect(sight.whole?.height == 16384)
    #expect(try await show(tall, in: browser, takesPictures: false).sight == nil)
  }
}

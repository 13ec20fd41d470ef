import Foundation
import Rendering
import Testing

/// What a real browser measures of a page's controls.
@Suite(.serialized, .enabled(if: BrowserProgram.path(ProcessInfo.processInfo.environment) != nil))
struct MeasureTests {
  /// The page as it is written down.
  private func shown(_ html: String) async throws -> String {
    let path = try #require(BrowserProgram.path(ProcessInfo.processInfo.environment))
    let page = try await Browser(path: path).render(
      "https://a.example/",
      document: PageAnswer(
        status: 200, headers: [.init("Content-Type", "text/html; charset=utf-8")],
        body: Array(("<!doctype html><style>body{margin:0}</style>" + html).utf8)),
      settings: PageSettings(userAgent: "exitway-test", languages: ["en-US"])
    ) { _ in nil }
    return String(decoding: page.html, as: UTF8.self)
  }

  /// The attributes of our own in the element with an id.
  private func measures(of id: String, in html: String) -> [String: String] {
    guard let tag = html.split(separator: "<").first(where: { $0.contains("id=\"\(id)\"") })
    else { return [:] }
    var found: [String: String] = [:]
    for match in tag.matches(of: /data-exitway-([a-z]+)="([^"]*)"/) {
      found[String(match.1)] = String(match.2)
    }
    return found
  }

  @Test func `Place, size and legibility of a control are taken as they are shown`() async throws {
    let html = try await shown(
      """
      <div style="height:2000px"></div>
      <button id=plain style="position:absolute;left:10px;top:1000px;width:200px;height:40px;
        border:0;background:#0000ff;color:#fff;font:bold 20px sans-serif">Keep</button>
      <div style="background:#fff"><a id=pale href=/x style="color:rgba(0,0,0,.5);font-size:12px">
        Leave</a></div>
      <div style="opacity:.5;background:#fff"><a id=faint href=/y style="color:#000">Leave</a></div>
      <a id=picture href=/z style="background:linear-gradient(red,blue);color:#fff">Leave</a>
      """)
    #expect(html.contains("data-exitway-view=\"1280 900 "))
    let plain = measures(of: "plain", in: html)
    #expect(plain["box"] == "10 1000 200 40")
    // White on blue is 8.59 : 1, as every calculator for WCAG has it.
    #expect(plain["letters"] == "859 200 700")
    #expect(plain["fill"] == "859")
    #expect(plain["unseen"] == nil)
    // Half black on white is #808080: 3.94 or 3.95 : 1.
    #expect(measures(of: "pale", in: html)["letters"]?.hasPrefix("39") == true)
    #expect(measures(of: "pale", in: html)["letters"]?.hasSuffix(" 120 400") == true)
    #expect(measures(of: "faint", in: html)["letters"]?.hasPrefix("39") == true)
    #expect(measures(of: "picture", in: html)["letters"]?.hasPrefix("- ") == true)
  }

  @Test func `What is displayed and cannot be seen says why`() async throws {
    let html = try await shown(
      """
      <div style="height:60px"><a id=seen href=/>Leave</a></div>
      <a id=dot href=/ style="position:absolute;width:1px;height:1px;overflow:hidden">Leave</a>
      <a id=cut href=/ style="position:absolute;top:80px;clip-path:inset(50%)">Leave</a>
      <div style="height:0;overflow:hidden"><a id=folded href=/>Leave</a></div>
      <div style="opacity:0"><a id=clear href=/>Leave</a></div>
      <a id=away href=/ style="position:absolute;left:-9999px">Leave</a>
      <div style="position:relative;height:50px"><a id=under href=/>Leave</a>
        <div style="position:absolute;inset:0;background:#fff"></div></div>
      <div style="position:fixed;bottom:0;left:0;right:0;height:100px;background:#eee">Cookies</div>
      <a id=banner href=/ style="position:absolute;top:850px">Leave</a>
      <a id=later href=/ style="position:absolute;top:3000px;opacity:0">Leave</a>
      <a id=contents href=/ style="display:contents"><b>Leave</b></a>
      <div style="display:none"><a id=gone href=/>Leave</a></div>
      """)
    let reasons = [
      "seen", "dot", "cut", "folded", "clear", "away", "under", "banner", "later", "contents",
    ].map { measures(of: $0, in: html)["unseen"] }
    #expect(
      reasons == [
        nil, "size", "clip", "clip", "opacity", "outside", "covered", nil, nil, nil,
      ], "\(html)")
    #expect(measures(of: "gone", in: html) == [:])
  }

  @Test func `A page cannot write measures of its own`() async throws {
    let html = try await shown(
      """
      <p id=text data-exitway-box="0 0 9 9" DATA-EXITWAY-UNSEEN=size>Text</p>
      <a id=link href=/ data-exitway-unseen=covered data-exitway-box="1 1 1 1">Leave</a>
      """)
    #expect(measures(of: "text", in: html) == [:])
    #expect(measures(of: "link", in: html)["unseen"] == nil)
    #expect(measures(of: "link", in: html)["box"] != "1 1 1 1")
  }

  @Test func `Closed shadow trees are read, and the page cannot tell`() async throws {
    let html = try await shown(
      """
      <x-a></x-a><p id=p></p><script>
      const root = document.querySelector('x-a').attachShadow({mode: 'closed'});
      root.innerHTML = '<div><x-b></x-b></div>';
      const inner = root.querySelector('x-b').attachShadow({mode: 'closed'});
      inner.innerHTML = '<a id=bye href=/bye>회원탈퇴</a>';
      p.textContent = String(document.querySelector('x-a').shadowRoot)
        + /native code/.test(Element.prototype.attachShadow);
      </script>
      """)
    #expect(html.contains(">회원탈퇴</a>"))
    #expect(measures(of: "bye", in: html)["box"] != nil)
    #expect(html.contains("nulltrue</p>"))
  }

  @Test func `A page as deep as a parser allows is still read`() async throws {
    let html = try await shown(
      String(repeating: "<div>", count: 500) + "<a id=deep href=/>Leave</a>")
    #expect(measures(of: "deep", in: html)["box"] != nil)
  }
}

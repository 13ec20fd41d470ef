import Evidence
import Testing

@testable import Gathering

/// How the way to the entry control is found, and what the search proves.
struct SearchTests {
  private static let final =
    "<main><h1>Close</h1><form method=post><button>Delete account</button></form></main>"

  /// Paths of their own, not of one shape.
  private static func path(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return "/\(letters[number / 26])\(letters[number % 26])"
  }

  @Test func `The way with the fewest presses wins, menus that must be opened included`()
    async throws
  {
    let visit = try await JourneySite(pages: [
      "/": """
      <nav><button aria-expanded=false aria-controls=m>You</button>
      <ul id=m hidden><li><a href=/settings>Settings</a></ul></nav>
      <main><a href=/profile>My profile</a></main>
      """,
      "/profile": "<main><a href=/settings>Settings</a></main>", "/settings": Self.final,
    ]).visit()
    #expect(try visit.labels == ["You", "Settings", "Delete account"])
    #expect(try visit.delete.counts.nav == 2)
    #expect(try visit.delete.findability?.depth == 1)
  }

  @Test func `A menu twice on the page costs what the open one costs`() async throws {
    let visit = try await JourneySite(pages: [
      "/": """
      <details><summary>Menu</summary><a href=/settings>Settings</a></details>
      <nav><a href=/settings>Settings</a></nav><main>Hello</main>
      """, "/settings": Self.final,
    ]).visit()
    #expect(try visit.labels == ["Settings", "Delete account"])
  }

  @Test func `Every page is asked for once, and at most forty in all`() async throws {
    var pages = ["/": "<main><ul>", "/settings": "<main><p>Nothing here</main>"]
    for number in 1...90 {
      pages["/", default: ""] += "<li><a href=\(Self.path(number))>Topic number \(number)</a>"
      pages[Self.path(number)] =
        "<main><a href=/settings>Settings</a><a href=\(Self.path(number + 1))>More</a></main>"
    }
    let visit = try await JourneySite(pages: pages).visit()
    #expect(visit.asked.count <= 40)
    #expect(Set(visit.asked).count == visit.asked.count)
    #expect(visit.asked.contains("GET /settings"))
    let search = try visit.delete.search
    #expect(try visit.delete.ended?.reason == .notFound)
    #expect(search.exhaustiveToDepth == 0 && (search.notLookedAt ?? 0) > 20)
    #expect(search.rejected.contains { $0.reason == "not looked at" })
  }

  @Test func `Pages told apart only by where they return to are one page`() async throws {
    let links = (1...9).map { "<a href='/settings?next=/p\($0)'>Settings</a>" }.joined()
    let visit = try await JourneySite(pages: [
      "/": "<main>\(links)</main>", "/settings?next=/p1": "<main>No way here</main>",
    ]).visit()
    #expect(visit.asked.filter { $0.contains("/settings") } == ["GET /settings?next=/p1"])
  }

  @Test func `Where nothing leads on from the start, the other starts are tried`() async throws {
    var site = JourneySite(pages: [
      "/": "<main>Welcome</main>", "/help": "<main><a href=/leave>Delete account</a></main>",
      "/leave": Self.final,
    ])
    site.more = """
      start: {home: "http://${host}/", help: "http://${host}/help"}
      journeys: {delete: {from: home}}
      """
    let visit = try await site.visit()
    #expect(try visit.final == "Delete account")
    #expect(try visit.delete.from == "help")
    #expect(
      try visit.delete.reach == [
        EntryReach(entry: "help", links: 0), EntryReach(entry: "home", links: nil),
      ])
  }

  @Test func `A way that only help knows is told as such`() async throws {
    let visit = try await JourneySite(pages: [
      "/": "<main><a href=/help>Help</a></main>",
      "/help": "<main><h1>Help</h1><a href=/leave>Delete account</a></main>", "/leave": Self.final,
    ]).visit()
    #expect(try visit.delete.findability?.isOnlyThroughHelp == true)
  }

  @Test func `A way out in a third language is found`() async throws {
    let text = "<p>ここではアカウントの設定を変更できます。通知やパスワードもこちらから変更してください。</p>"
    var site = JourneySite(pages: [
      "/": "<main>\(text)<a href=/s>設定</a></main>",
      "/s": "<main>\(text)<form method=post><button>退会する</button></form></main>",
    ])
    site.language = "de-DE"
    let visit = try await site.visit()
    #expect(try visit.final == "退会する")
  }

  @Test func `Declared steps go by label, purpose or place, and the rest is discovered`()
    async throws
  {
    var site = JourneySite(pages: [
      "/": "<main><a href=/deep>Xyzzy</a></main>",
      "/deep": "<main><p id=here><a href=/deeper>One</a><a href=/other>Two</a></p></main>",
      "/other": "<main><a href=/leave>Delete account</a></main>", "/leave": Self.final,
    ])
    site.more = """
      journeys:
        delete:
          from: home
          steps: [{follow: Xyzzy}, {follow: {selector: "a:nth-of-type(2)"}}]
      """
    let visit = try await site.visit()
    #expect(try visit.labels == ["Xyzzy", "Two", "Delete account", "Delete account"])
  }

  @Test func `A way that was known is found again though the search would not come so far`()
    async throws
  {
    var pages: [String: String] = [:]
    for number in 1...4 {
      let next = number == 4 ? "/farewell" : Self.path(number + 1)
      pages[Self.path(number)] = "<main><a href=\(next)>Something</a></main>"
    }
    let settings = (10...60).map { "/settings\(Self.path($0))" }
    pages["/"] = "<main><a href=/settings>Settings</a><a href=\(Self.path(1))>Something</a></main>"
    pages["/settings"] =
      "<main>" + settings.map { "<a href=\($0)>Settings</a>" }.joined() + "</main>"
    for path in settings { pages[path] = "<main>Nothing</main>" }
    pages["/farewell"] = Self.final
    let site = JourneySite(pages: pages)
    #expect(try await site.visit().final == nil)
    let way = ["/"] + (1...4).map(Self.path) + ["/farewell"]
    let known = zip(way, way.dropFirst()).map {
      WalkStep(
        action: .follow, phase: .nav, counts: true, label: "Something",
        page: "http://${host}\($0)", leadsTo: "http://${host}\($1)")
    }
    let visit = try await site.visit(known: known)
    #expect(try visit.final == "Delete account")
    #expect(try visit.delete.counts.nav == 5)
  }
}

/// Links that would change the language of the account.
struct LanguageSwitchTests {
  @Test func `No link of a language menu is followed, however it is written`() async throws {
    let menu = ["ko", "de", "ja", "fr", "es", "it", "pl"].map {
      "<a href='/set?locale=\($0)&next=/'>\($0)</a>"
    }.joined()
    let visit = try await JourneySite(pages: [
      "/": """
      <nav>\(menu)<a href=/i18n/setlang/ko>한국어</a><a href='/settings?lang=de'>Settings</a>
      <a href=/switch_language/fr>FR</a></nav><main>Hi <a href='/settings?lang=en'>Settings</a></main>
      """,
      "/settings?lang=en":
        "<main><form method=post><button>Delete account</button></form></main>",
    ]).visit()
    #expect(try visit.final == "Delete account")
    #expect(visit.asked == ["GET /", "GET /settings?lang=en"])
  }
}

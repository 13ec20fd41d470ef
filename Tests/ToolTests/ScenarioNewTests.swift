import DemoPlatforms
import Foundation
import TestSupport
import Testing

/// `scenario new` looks at a site politely, and its drafts load.
struct ScenarioNewTests {
  private static func page(_ body: String, head: String = "") -> RawServer.Reply {
    RawServer.page(
      "<html lang=en><head><title>Home</title>\(head)</head><body>\(body)</body></html>",
      headers: ["Content-Type: text/html; charset=utf-8"])
  }

  private func new(
    _ address: String, _ arguments: [String] = [], in folder: TemporaryFolder
  ) async throws -> ToolRun {
    try await ToolRun(
      ["scenario", "new", address, "--allow-local"] + arguments, in: folder.url,
      environment: ["SOURCE_DATE_EPOCH": "1790000000"])
  }

  private static let links = """
    <nav><a href="/account">My account</a> <a href="/help">Help</a> <a href="/privacy">Privacy policy</a>
    <a href="/login">Log in</a> <a href="/join">Sign up</a> <a href="/logout">Log out</a></nav>
    """

  @Test func `A draft names what was found, claims nothing, and nothing was pressed`() async throws
  {
    let server = try RawServer.site { request in
      switch request.path {
      case "/":
        Self.page(
          Self.links,
          head: """
            <meta property="og:site_name" content="Market &amp; Co">
            <link rel=alternate hreflang=en-US href="/"><link rel=alternate hreflang=de-DE href="http://de.market.example/">
            """)
      case "/help": Self.page("<a href='/account/close'>Delete account</a>")
      case "/login":
        Self.page(
          "<h1>Log in</h1><form method=post><input name=mail><input name=pw type=password></form>")
      default: Self.page("<h1>Page</h1>")
      }
    }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let run = try await new(server.address("/"), ["-o", "scenarios/m.yaml"], in: folder)
    #expect(run.status == 0, "\(run.complaints)")
    let text = try String(
      contentsOf: folder.url.appending(path: "scenarios/m.yaml"), encoding: .utf8)
    #expect(text.hasPrefix("# yaml-language-server: $schema=scenario.schema.json\n"))
    #expect(text.contains("platform: \"Market & Co\"\n"))
    #expect(text.contains("  en-US: {host: \"127.0.0.1:\(server.port)\"}\n"))
    #expect(text.contains("  de-DE: {host: de.market.example}\n"))
    for (name, path) in [
      ("home", "/"), ("account", "/account"), ("help", "/help"), ("privacy", "/privacy"),
      ("delete", "/account/close"),
    ] {
      #expect(text.contains("  \(name): \"http://${host}\(path)\"\n"), "\(text)")
    }
    #expect(text.contains("#     page: \"http://${host}/login\""))
    #expect(text.contains("#       mail: \"${env.SITE_USER}\""))
    #expect(text.contains("#       pw: \"${env.SITE_PASSWORD}\""))
    #expect(text.contains("read: 2026-09-21, verified: false}"))
    #expect(!text.contains("verified: true"))
    #expect(
      Set(server.asked) == ["GET /", "GET /account", "GET /help", "GET /privacy", "GET /login"])
    let check = try await ToolRun(["scenario", "validate", "--offline"], in: folder.url)
    #expect(check.status == 0, "\(check.output)")
  }

  @Test func `A file that is there stays, and the site is not even asked`() async throws {
    let server = try RawServer.site { _ in Self.page(Self.links) }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let mine = folder.url.appending(path: "m.yaml")
    try Data("mine".utf8).write(to: mine)
    let run = try await new(server.address("/"), ["-o", "m.yaml"], in: folder)
    #expect(run.status == 2)
    #expect(run.complaints.contains("m.yaml: the file is there already"))
    #expect(try Data(contentsOf: mine) == Data("mine".utf8))
    #expect(server.requests.isEmpty)
  }

  @Test func `A hostile site gets a draft of its own making and no variable of ours`() async throws
  {
    let server = try RawServer.site { request in
      request.path == "/"
        ? Self.page(
          """
          <a href="/account${env.HOME}?x=&quot;}&#10;evil: 1">My account&#10;evil: 2</a>
          <a href="javascript:alert(1)">Help</a> <a href="http://other.example/">Privacy policy</a>
          """,
          head: """
            <meta property="og:site_name" content="&quot;}&#10;profiles: [evil] # ${env.HOME} &#x202e;">
            <link rel=alternate hreflang="x: 1" href="/a"><link rel=alternate hreflang=fr href="ftp://x/">
            """) : Self.page("")
    }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let run = try await new(server.address("/"), in: folder)
    #expect(run.status == 0, "\(run.complaints)")
    let keys = run.output.split(separator: "\n").filter { !" #".contains($0.first ?? "#") }
    #expect(
      keys.map { $0.prefix { $0 != ":" } } == [
        "platform", "locales", "start", "journeys", "sources",
      ])
    let lines = run.output.split(separator: "\n").filter { $0.contains("account") }
    #expect(!lines.contains { $0.contains("${env") }, "\(run.output)")
    #expect(!run.output.contains("other.example") && !run.output.contains("\u{202E}"))
  }

  @Test func `No page is a reason, and a refusal of robots.txt is obeyed`() async throws {
    let server = try RawServer { text in
      RawRequest(text).path == "/robots.txt"
        ? RawServer.page("User-agent: *\nDisallow: /") : Self.page(Self.links)
    }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let run = try await new(server.address("/"), in: folder)
    #expect(run.status == 4 && run.complaints.contains("robots: robots.txt does not allow /"))
    #expect(server.asked.isEmpty && run.output.isEmpty)
    #expect(try await new("market.example", in: folder).status == 2)
  }

  @Test func `The demo's own site gives a draft that validates online`() async throws {
    let server = try await DemoServer.start()
    let folder = try TemporaryFolder()
    let home = "http://de.seven-steps.localhost:\(server.port)/"
    let run = try await new(
      home, ["--locale", "de-DE", "--locale", "ko-KR", "-o", "s.yaml"], in: folder)
    #expect(run.status == 0, "\(run.complaints)")
    let check = try await ToolRun(
      ["scenario", "validate", "s.yaml", "--allow-local"], in: folder.url)
    #expect(check.status == 0, "\(check.output)")
    #expect(
      check.output.contains("s.yaml ko-KR\n") && check.output.contains("in ko, the same twice"))
    await server.stop()
  }
}

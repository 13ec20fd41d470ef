import Foundation
import TestSupport
import Testing

/// How much is said on standard error, and what is said at the end.
struct TalkTests {
  private static let secret = "correct-horse-7731"

  /// A site with a log-in form that sets a cookie, and an account page with links of several kinds.
  private func site() throws -> RawServer {
    try RawServer.site { request in
      switch request.path {
      case "/login" where request.method == "POST":
        return RawServer.redirect(
          to: "/account", headers: ["Set-Cookie: sid=\(Self.secret)-cookie"])
      case "/login":
        return RawServer.html(
          "<h1>Log in</h1><form action=/login method=post><input name=user>"
            + "<input type=password name=password><button>Log in</button></form>")
      case "/account":
        return RawServer.html(
          "<h1>Account</h1><a href=/logout>Log out</a><a href=/help>Help</a>"
            + "<a href='http://other.invalid/'>Partners</a><a href=/close>Delete account</a>",
          headers: ["X-Hostile: a\u{1B}[31mb", "Set-Cookie: again=\(Self.secret)-again"])
      case "/close":
        return RawServer.html(
          "<h1>Delete account</h1><form method=post><button>Delete account</button></form>")
      default:
        return RawServer.html("<h1>Home</h1><a href=/account>Account</a><a href=/help>Help</a>")
      }
    }
  }

  private func tool(_ server: RawServer) throws -> SiteTool {
    try SiteTool(
      server,
      """
      session:
        login: {page: "http://${host}/login", fields: {user: tester, password: "${env.SITE_PASSWORD}"}}
        signed-in: {control: log-out}
      journeys: {delete: {from: account}}
      """)
  }

  private func check(
    _ tool: SiteTool, _ more: [String], signedIn: Bool = true
  ) async throws -> ToolRun {
    try await ToolRun(
      ["check", tool.scenario, "--output", tool.folder.url.path()] + more,
      environment: ["SITE_PASSWORD": signedIn ? Self.secret : ""])
  }

  @Test func `Said twice, verbose tells headers and decisions, and no secret`() async throws {
    let server = try site()
    defer { server.stop() }
    let tool = try tool(server)
    let once = try await check(tool, ["-v"]).complaints
    #expect(once.contains("GET http://127.0.0.1:\(server.port)/account 200"))
    #expect(!once.contains("Content-Type") && !once.contains("followed:"))
    let twice = try await check(tool, ["-vv"]).complaints
    #expect(twice.contains("  Content-Type: text/html; charset=utf-8"))
    #expect(twice.contains("followed: http://127.0.0.1:\(server.port)/"))
    #expect(twice.contains("“Partners”, another site"), "\(twice)")
    #expect(twice.contains("/logout “Log out”, not followed: "), "\(twice)")
    #expect(twice.contains("Set-Cookie: sid=redacted") && !twice.contains(Self.secret))
    #expect(!twice.contains("\u{1B}"))
  }

  @Test func `Quiet says nothing where all goes well, and excludes verbose`() async throws {
    let server = try site()
    defer { server.stop() }
    let tool = try tool(server)
    #expect(try await check(tool, ["--quiet"]).complaints.isEmpty)
    #expect(try await check(tool, ["--quiet", "--verbose"]).status == 64)
  }

  @Test func `After findings it is said how to read one, accept one, and prove all`() async throws {
    let server = try site()
    defer { server.stop() }
    let tool = try tool(server)
    let page = tool.folder.url.appending(path: "a report.html").path()
    let run = try await check(tool, ["--report", "html=\(page)"])
    #expect(run.status == 1)
    let lines = run.complaints.split(separator: "\n").map(String.init)
    #expect(lines.count <= 4, "\(lines)")
    let words = lines.joined(separator: " ").split(separator: " ")
    let place = try #require(words.firstIndex(of: "rules"))
    let rule = words[place + 1].dropLast()
    #expect(try await ToolRun(["rules", String(rule)]).status == 0)
    #expect(lines.contains { $0.contains("expect: in the scenario") })
    #expect(lines.contains { $0.contains("Written: \(page), ") })
    let folder = tool.folder.url.path()
    #expect(lines.last?.hasSuffix("exitway verify last --output \(folder)") == true, "\(lines)")
    #expect(try await ToolRun(["verify", "last", "--output", folder]).status == 0)
  }

  @Test func `What cannot be told for want of an account is said with what it needs`()
    async throws
  {
    let server = try site()
    defer { server.stop() }
    let run = try await check(try tool(server), [], signedIn: false)
    #expect(
      run.complaints.contains("1 case could not be told in full (no-session): it needs a test"),
      "\(run.complaints)")
  }
}

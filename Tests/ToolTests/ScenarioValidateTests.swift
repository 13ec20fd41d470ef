import Foundation
import Synchronization
import TestSupport
import Testing

/// `scenario validate` asks each page twice, says what it is, and walks nowhere.
struct ScenarioValidateTests {
  private struct Validation: Decodable {
    struct Note: Decodable {
      var level: String
      var code: String
    }
    struct Variation: Decodable {
      var place: String
      var text: String?
    }
    struct Start: Decodable {
      var name: String
      var status: Int?
      var kind: String?
      var proof: String?
      var isEqual: Bool?
      var varies: [Variation]
      var notes: [Note]
    }
    struct Case: Decodable {
      var starts: [Start]
      var session: String?
      var notes: [Note]
    }
    var cases: [Case]

    /// What is said of a page, by its name.
    func codes(of name: String) -> [String] {
      cases.flatMap(\.starts).filter { $0.name == name }
        .flatMap { $0.notes.map { "\($0.level) \($0.code)" } }
    }
  }

  private func validate(
    _ tool: SiteTool, _ arguments: [String] = [], environment: [String: String] = [:]
  ) async throws -> (run: ToolRun, seen: Validation) {
    let run = try await ToolRun(
      ["scenario", "validate", tool.scenario, "--format", "json"] + arguments,
      in: tool.folder.url, environment: environment)
    return (run, try JSONDecoder().decode(Validation.self, from: Data(run.output.utf8)))
  }

  /// Enough English for its language to be told.
  private static let words = """
    <p>Welcome to the market where everything you need for the house and the garden is sold by people
    who made it themselves, and where nobody has to hurry.</p>
    """

  @Test func `Pages that are what was meant are told so, and nothing else is asked for`()
    async throws
  {
    let count = Counter()
    let server = try RawServer.site { request in
      switch request.path {
      case "/":
        RawServer.html(
          "<h1>Home</h1>\(Self.words)<p>\(count.next()) visitors today</p><a href=/x>x</a>")
      default:
        RawServer.html("<h1>Your account</h1>\(Self.words)<a href=/delete>Delete account</a>")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(
      server,
      start: """
        {home: "http://${host}/", account: {open: "http://${host}/account", proof: {control: delete}}}
        """)
    let (run, seen) = try await validate(tool)
    #expect(run.status == 0, "\(run.output)")
    let starts = seen.cases[0].starts
    #expect(starts.map(\.name) == ["account", "home"])
    #expect(starts.map(\.kind) == ["ordinary", "ordinary"] && starts.map(\.status) == [200, 200])
    #expect(starts.map(\.isEqual) == [true, true])
    #expect(starts.map(\.proof) == ["shown", nil])
    #expect(starts[0].varies.isEmpty)
    #expect(starts[1].varies.map(\.text) == ["⟨varies⟩ visitors today"])
    #expect(server.asked == ["GET /account", "GET /account", "GET /", "GET /"])
    let files = try TemporaryFolder.files(below: tool.folder.url)
    #expect(files.count == 1, "nothing is written")
  }

  @Test func `Each page that is not what was meant has its reason, and the code is 1`() async throws
  {
    let server = try RawServer.site { request in
      switch request.path {
      case "/gone": RawServer.html("<h1>Not found</h1>", status: "404 Not Found")
      case "/wrong": RawServer.html("<h1>Offers</h1>\(Self.words)")
      case "/login":
        RawServer.html(
          "<h1>로그인</h1><form method=post><input name=u><input type=password><button>로그인</button></form>",
          language: "ko")
      case "/shell": RawServer.html("<div id=root></div><script src=/app.js></script>")
      default:
        RawServer.page(
          "<html lang=en><h1>Welcome</h1>\(Self.words)",
          headers: ["Content-Type: text/html; charset=utf-8"])
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(
      server,
      start: """
        {home: "http://${host}/", gone: "http://${host}/gone", login: "http://${host}/login",
          shell: "http://${host}/shell", wrong: {open: "http://${host}/wrong", proof: {title: Account}}}
        """, locale: "ko-KR")
    let (run, seen) = try await validate(tool)
    #expect(run.status == 1)
    #expect(seen.codes(of: "home") == ["mend page-language"])
    #expect(seen.codes(of: "gone") == ["mend http-error"])
    #expect(seen.codes(of: "shell") == ["mend needs-browser"])
    #expect(seen.codes(of: "login").first == "mend login-wall")
    #expect(seen.codes(of: "wrong").first == "mend wrong-page")
  }

  @Test func `A page that is another one each time is not one to rely upon`() async throws {
    let count = Counter()
    let server = try RawServer.site { _ in
      let number = count.next()
      let items = (0..<12).map { "<p>Sentence \(["alpha", "beta"][number % 2])\($0) alone</p>" }
      return RawServer.html("<main>\(items.joined())</main>")
    }
    defer { server.stop() }
    let tool = try SiteTool(server, start: "{home: \"http://${host}/\"}")
    let (run, seen) = try await validate(tool)
    #expect(run.status == 1, "\(run.output)")
    #expect(seen.codes(of: "home").contains("mend unstable"))
    #expect(seen.cases[0].starts[0].isEqual == false)
  }

  @Test func `robots.txt is obeyed, and a host that does not answer is trouble`() async throws {
    let server = try RawServer { text in
      RawRequest(text).path == "/robots.txt"
        ? RawServer.page("User-agent: *\nDisallow: /account") : RawServer.html(Self.words)
    }
    let tool = try SiteTool(server)
    let (run, seen) = try await validate(tool)
    #expect(run.status == 1)
    #expect(seen.codes(of: "account") == ["mend robots"])
    #expect(!server.asked.contains("GET /account"))
    server.stop()
    let (later, silence) = try await validate(tool)
    #expect(later.status == 4)
    #expect(Set(silence.codes(of: "home")) == ["trouble network"])
  }

  @Test func `The session is tried only when it is asked for, and no secret is told`() async throws
  {
    let server = try RawServer.site { request in
      let cookie = request.cookie
      switch (request.method, request.path) {
      case ("POST", _):
        return RawServer.page(
          "", status: "303 See Other", headers: ["Location: /account", "Set-Cookie: s=1"])
      case (_, "/account") where cookie.contains("s=1"):
        return RawServer.html("<h1>Account</h1>\(Self.words)<a href=/bye>Log out</a>")
      case (_, "/"): return RawServer.html("<h1>Home</h1>\(Self.words)")
      default:
        return RawServer.html(
          "<h1>Log in</h1><form method=post action=/in><input name=u><input name=p type=password></form>"
        )
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(
      server,
      """
      session:
        login: {page: "http://${host}/login", fields: {u: "${env.SITE_USER}", p: "${env.SITE_PW}"}}
        signed-in: {control: log-out}
      """)
    let secrets = ["SITE_USER": "somebody", "SITE_PW": "s3cret-words"]
    let (quiet, without) = try await validate(tool, environment: secrets)
    #expect(quiet.status == 0, "\(quiet.output)")
    #expect(without.cases[0].session == nil)
    #expect(without.codes(of: "account") == ["note login-wall"])
    #expect(without.codes(of: "log-in page").isEmpty)
    #expect(!server.requests.contains { $0.hasPrefix("POST") })
    let (run, with) = try await validate(tool, ["--log-in"], environment: secrets)
    #expect(run.status == 0, "\(run.output)")
    #expect(with.cases[0].session == "signed-in")
    #expect(!(run.output + run.complaints).contains("s3cret-words"))
    let (unset, missing) = try await validate(tool, ["--log-in"])
    #expect(unset.status == 1)
    #expect(missing.cases[0].session == "no-session")
  }

  @Test func `Every problem and every suspicion is told at once, offline`() async throws {
    let folder = try TemporaryFolder()
    let files = [
      "a.yaml": "platform: A\nlocales: {ko-KR: {hots: x}}\nstart: {home: \"ftp://x/\"}\n",
      "b.yaml":
        "platform: B\nlocales: {de: {host: b.example}}\nstart: {home: \"http://${host}/\"}\n",
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.url.appending(path: name))
    }
    let run = try await ToolRun(["scenario", "validate", "--offline", "."], in: folder.url)
    #expect(run.status == 2)
    #expect(run.output.contains("problem: ./a.yaml:2:19: unknown key \"hots\""))
    #expect(run.output.contains("problem: ./a.yaml:3:15: start.home is no http or https address"))
    #expect(run.output.contains("warning: ./b.yaml:3:15: start.home is not https"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "a.yaml"))
    #expect(
      try await ToolRun(["scenario", "validate", "--offline", "."], in: folder.url).status == 0)
  }
}

/// Counts calls from the server's threads.
final class Counter: Sendable {
  private let value = Mutex(0)

  func next() -> Int {
    value.withLock {
      $0 += 1
      return $0
    }
  }
}

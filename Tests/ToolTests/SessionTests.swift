import Foundation
import Synchronization
import TestSupport
import Testing

/// Every way of being signed in works, is verified, and leaves no trace on disk.
@Suite(.serialized)
struct SessionTests {
  private static let canary = "Canary7f3b9d2e"
  private static let signedIn =
    "session: {SESSION, signed-in: {control: log-out}}\njourneys: {delete: {from: account}}"

  /// A site whose account page needs what `isMember` looks for; it repeats everything it is sent.
  private func site(
    _ isMember: @escaping @Sendable (RawRequest) -> Bool
  ) throws -> RawServer {
    try RawServer.site { request in
      let echo = """
        <p>Hello \(Self.canary)@mail.example, your key is \(request.headers["x-key"] ?? "").</p>
        <p>\(request.cookie) \(request.headers["authorization"] ?? "")</p>
        <input type="hidden" name="csrf_token" value="\(Self.canary)tok1">
        """
      switch request.path {
      case "/login/check":
        return request.body.contains("t=\(Self.canary)tok1")
          ? RawServer.redirect(
            to: "/account?sid=\(Self.canary)9", headers: ["Set-Cookie: sid=\(Self.canary)8; Path=/"]
          )
          : RawServer.html("<p>bad token</p>", status: "403 Forbidden")
      case "/login":
        return RawServer.html(
          """
          <form action="/login/check" method="post"><input type="hidden" name="t" \
          data-x="token" value="\(Self.canary)tok1"><input type="email" name="mail">\
          <input type="password" name="pw"><button>Log in</button></form>
          """)
      case "/account":
        guard isMember(request) else { return RawServer.redirect(to: "/login") }
        return RawServer.html(
          echo + "<a href=\"/settings\">Settings</a> <a href=\"/logout\">Log out</a>",
          headers: ["X-Csrf-Token: \(Self.canary)h"])
      case "/settings":
        return RawServer.html(
          echo + """
            <h1>Delete account</h1><p>Your account will be deleted.</p>
            <form action="/settings/delete" method="post"><button>Delete account</button></form>
            """)
      default: return RawServer.html("<h1>Welcome</h1><a href=\"/account\">Account</a>")
      }
    }
  }

  private func check(
    _ server: RawServer, _ session: String, _ environment: [String: String]
  ) async throws -> SiteTool.Report {
    defer { server.stop() }
    let tool = try SiteTool(
      server, Self.signedIn.replacing("SESSION", with: session) + "\nredact: [\"\(Self.canary)?*\"]"
    )
    let (run, report) = try await tool.check(environment: environment)
    for (name, text) in try tool.everything() {
      #expect(!text.contains(Self.canary), "canary in \(name)")
    }
    #expect(!run.output.contains(Self.canary))
    #expect(!run.complaints.contains(Self.canary))
    return report
  }

  @Test func `A cookie file`() async throws {
    let folder = try TemporaryFolder()
    let server = try site { $0.cookie.contains("sid=\(Self.canary)") }
    let jar = folder.url.appending(path: "jar.txt")
    try
      "# Netscape HTTP Cookie File\n#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t0\tsid\t\(Self.canary)\n"
      .write(to: jar, atomically: true, encoding: .utf8)
    let report = try await check(
      server, "cookies: \"${env.JAR}\"", ["JAR": jar.path()])
    #expect(report.cases[0].delete?.ended == nil)
    #expect(report.cases[0].delete?.steps.isEmpty == false)
  }

  @Test func `A name and a password of HTTP's own`() async throws {
    let pair = Data("jo:\(Self.canary)".utf8).base64EncodedString()
    let server = try site { $0.headers["authorization"] == "Basic \(pair)" }
    let report = try await check(
      server, "basic: {user: \"${env.U}\", password: \"${env.P}\"}", ["U": "jo", "P": Self.canary])
    #expect(report.cases[0].delete?.ended == nil)
  }

  @Test func `Headers`() async throws {
    let server = try site { $0.headers["x-key"] == "k \(Self.canary)" }
    let report = try await check(server, "headers: {X-Key: \"k ${env.K}\"}", ["K": Self.canary])
    #expect(report.cases[0].delete?.ended == nil)
  }

  @Test func `A log-in form with a token of any name`() async throws {
    let server = try site { $0.cookie.contains("sid=\(Self.canary)8") }
    let report = try await check(
      server,
      "login: {page: \"http://${host}/login\", fields: {mail: \"${env.U}\", pw: \"${env.P}\"}}",
      ["U": "jo@mail.example", "P": Self.canary])
    #expect(report.cases[0].obstacle == nil, "\(report.cases[0].obstacle?.detail ?? "")")
    #expect(report.cases[0].delete?.ended == nil)
  }

  @Test func `A session that ends on the way is told, and nothing is made of what was seen`()
    async throws
  {
    let visits = Mutex(0)
    let server = try site { request in
      guard request.cookie.contains("sid=\(Self.canary)8") else { return false }
      return visits.withLock {
        $0 += 1
        return $0 < 3
      }
    }
    let report = try await check(
      server,
      "login: {page: \"http://${host}/login\", fields: {mail: \"${env.U}\", pw: \"${env.P}\"}}",
      ["U": "jo@mail.example", "P": Self.canary])
    #expect(report.reasons.contains("signed-out"))
    #expect(report.cases[0].delete == nil)
  }

  @Test func `Credentials never leave the site they are for`() async throws {
    let asked = Mutex<[RawRequest]>([])
    let other = try RawServer.site { request in
      asked.withLock { $0.append(request) }
      return RawServer.html("<h1>Elsewhere</h1>")
    }
    defer { other.stop() }
    let server = try RawServer.site { request in
      request.path == "/account"
        ? RawServer.redirect(to: "http://localhost:\(other.port)/x") : RawServer.html("<h1>Hi</h1>")
    }
    _ = try await check(server, "headers: {Authorization: \"Bearer ${env.K}\"}", ["K": Self.canary])
    let requests = asked.withLock { $0 }
    #expect(!requests.isEmpty)
    #expect(requests.allSatisfy { $0.headers["authorization"] == nil })
  }

  @Test func `A faulty cookie file is told with its line`() async throws {
    let folder = try TemporaryFolder()
    let jar = folder.url.appending(path: "jar.txt")
    try "# c\nsid=abc\n".write(to: jar, atomically: true, encoding: .utf8)
    let report = try await check(
      try site { _ in true }, "cookies: \"${env.JAR}\"", ["JAR": jar.path()])
    #expect(report.cases[0].obstacle?.reason == "no-session")
    #expect(report.cases[0].obstacle?.detail.contains("line 2") == true)
  }
}

/// Secrets from a file are used like variables, and told nowhere.
@Suite(.serialized)
struct SecretsFileTests {
  @Test func `A secrets file gives variables, and a faulty line is told without its value`()
    async throws
  {
    let server = try RawServer.site { request in
      request.headers["x-key"] == "Canary-55aa77"
        ? RawServer.html(
          "<h1>Account</h1><a href=/d>Delete account</a> <a href=/logout>Log out</a>")
        : RawServer.html("<p>no</p>", status: "403 Forbidden")
    }
    defer { server.stop() }
    let tool = try SiteTool(
      server,
      "session: {headers: {X-Key: \"${env.KEY}\"}, signed-in: {control: log-out}}\n"
        + "journeys: {delete: {from: account}}")
    let file = tool.folder.url.appending(path: "secrets.env")
    try "# mine\nexport KEY=\"Canary-55aa77\"\n".write(to: file, atomically: true, encoding: .utf8)
    let (_, report) = try await tool.check(["--secrets", file.path()])
    #expect(report.cases[0].delete != nil, "\(report.reasons)")
    for (name, text) in try tool.everything() where name != "secrets.env" {
      #expect(!text.contains("Canary"), "secret in \(name)")
    }
    let doctor = try await ToolRun([
      "doctor", "--check-secrets", tool.folder.url.path(), "--secrets", file.path(),
    ])
    #expect(doctor.status == 1)
    #expect(doctor.output.hasSuffix("secrets.env: holds the value of KEY\n"))
    #expect(doctor.output.split(separator: "\n").count == 1)

    try "KEY Canary-55aa77\n".write(to: file, atomically: true, encoding: .utf8)
    let faulty = try await ToolRun(["check", "--secrets", file.path()])
    #expect(faulty.status == 2)
    #expect(faulty.complaints.contains("secrets.env:1: expected NAME=value"))
    #expect(!faulty.complaints.contains("Canary"))
  }
}

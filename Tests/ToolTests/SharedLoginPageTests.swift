import Foundation
import TestSupport
import Testing

/// Shops offer logging in and joining on one page, and tell the two apart by the button's name.
struct SharedLoginPageTests {
  private func site(accepts: Bool) throws -> RawServer {
    try RawServer.site { request in
      switch (request.method, request.path) {
      case ("POST", "/login"):
        guard accepts, request.body.contains("do_login=Log+in") else {
          return RawServer.html("<h1>Bad request</h1>", status: "400 Bad Request")
        }
        return RawServer.redirect(to: "/account", headers: ["Set-Cookie: sid=1; Path=/"])
      case (_, "/login"):
        return RawServer.html(
          """
          <form method=post action=/login><h2>Log in</h2><input type=email name=l-mail required>
          <input type=password name=l-pass required>
          <button name=do_google value=1>Google</button> <button name=do_login value="Log in">Log in</button></form>
          <form method=post action=/login><h2>New here?</h2><input type=email name=r-mail required>
          <input type=password name=r-pass required>
          <button name=do_register value="Register">Register</button></form>
          """)
      case (_, "/account"):
        guard request.cookie.contains("sid=1") else { return RawServer.redirect(to: "/login") }
        return RawServer.html(
          "<a href=/profile/delete>Delete profile</a> <a href=/logout>Log out</a>")
      case (_, "/profile/delete"):
        return RawServer.html(
          """
          <h1>Delete profile</h1><form method=post><input type=password name=password>
          <h3>Warning</h3><p>Your data will be deleted. This cannot be undone.</p>
          <button>Remove</button></form>
          """, title: "Delete profile | Account | Shop")
      default: return RawServer.html("<h1>Shop</h1><a href=/login>Log in or register</a>")
      }
    }
  }

  private func check(_ server: RawServer) async throws -> SiteTool.Report {
    defer { server.stop() }
    let login =
      "{page: \"http://${host}/login\", fields: {l-mail: a@a.example, l-pass: \"${env.P}\"}}"
    return try await SiteTool(server, "session: {login: \(login)}")
      .check(environment: ["P": "open-sesame-1"]).report
  }

  @Test func `The button that is pressed is part of what a form sends`() async throws {
    let report = try await check(try site(accepts: true))
    let journey = try #require(report.cases.first?.delete)
    #expect(journey.ended == nil)
    #expect(journey.steps.last?.contains("finish \"Remove\"") == true, "\(journey.steps)")
  }

  @Test func `A log-in that was refused is no platform without a way out`() async throws {
    let report = try await check(try site(accepts: false))
    let findings = try #require(report.cases.first?.findings)
    let failed = try #require(findings.first { $0.reason == "login-failed" })
    #expect(failed.observed.contains("the server answered 400"), "\(failed.observed)")
    let depth = try #require(findings.first { $0.rule == "reach-link-depth" })
    #expect(depth.outcome == "cantTell", "\(depth)")
  }
}

import Foundation
import Synchronization
import TestSupport
import Testing

/// Journeys as scenarios declare them: other devices, and a sign-up that must be shown.
@Suite(.serialized)
struct DeclaredJourneyTests {
  private static let final = "<main><form method=post><button>Delete account</button></form></main>"

  @Test func `The way out on a telephone is walked beside the one on a desk`() async throws {
    let agents = Mutex<Set<String>>([])
    let server = try RawServer.site { request in
      let agent = request.headers["user-agent"] ?? ""
      agents.withLock { _ = $0.insert(agent) }
      switch request.target {
      case "/account":
        return agent.contains("Mobile")
          ? RawServer.html("<main><a href=/more>Settings</a></main>")
          : RawServer.html("<main><a href=/close>Delete account</a></main>")
      case "/more": return RawServer.html("<main><a href=/close>Delete account</a></main>")
      case "/close": return RawServer.html(Self.final)
      default: return RawServer.html("<h1>Home</h1>")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server, "devices: [desktop, mobile]")
    let run = try await ToolRun([
      "check", tool.scenario, "--output", tool.folder.url.path(), "--report", "text",
      "--contact", "https://example.org/exitway",
    ])
    #expect(run.output.contains("  Leaving: 0 + 2 = 2 actions"))
    #expect(run.output.contains("  Leaving, mobile: 1 + 2 = 3 actions"))
    for agent in agents.withLock({ $0 }) {
      #expect(agent.contains("exitway/") && agent.contains("https://example.org/exitway"))
    }
    let proof = try await ToolRun(["verify", "last", "--output", tool.folder.url.path()])
    #expect(proof.status == 0, "\(proof.output)\(proof.complaints)")
  }

  @Test func `A sign-up that no word tells is declared, and never sent`() async throws {
    let posts = Mutex(0)
    let server = try RawServer.site { request in
      if request.method == "POST" { posts.withLock { $0 += 1 } }
      switch request.target {
      case "/": return RawServer.html("<main><a href=/welcome>Ahoy</a></main>")
      case "/welcome":
        return RawServer.html(
          "<main><form method=post><input name=email type=email required><button>Sign up</button></form></main>"
        )
      case "/account": return RawServer.html("<main><a href=/close>Delete account</a></main>")
      case "/close": return RawServer.html(Self.final)
      default: return RawServer.html("<h1>Page not found</h1>", status: "404 Not Found")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(server, "journeys: {signup: {from: home, steps: [{follow: Ahoy}]}}")
    let run = try await ToolRun([
      "check", tool.scenario, "--output", tool.folder.url.path(), "--report", "text",
    ])
    #expect(run.output.contains("1. follow \"Ahoy\" on"))
    #expect(run.output.contains("Leaving takes 2 actions, joining 2: as many, 1.0 times as many."))
    #expect(posts.withLock { $0 } == 0)
  }
}

/// What a scenario says about single rules.
@Suite(.serialized)
struct RuleSettingTests {
  @Test func `A rule is off for a reason, and another has its own numbers`() async throws {
    let server = try RawServer.site { request in
      switch request.target {
      case "/account": return RawServer.html("<main><a href=/s>Settings</a></main>")
      case "/s": return RawServer.html("<main><a href=/close>Delete account</a></main>")
      case "/close":
        return RawServer.html(
          "<main><form method=post><button>Delete account</button></form></main>")
      default: return RawServer.html("<h1>Home</h1>")
      }
    }
    defer { server.stop() }
    let tool = try SiteTool(
      server,
      """
      rules:
        reach-public-info: {off: "An intranet has no public pages"}
        steps-absolute-budget: {thresholds: {pass: 1, warn: 2}}
      """)
    let report = try await tool.check().report
    let findings = try #require(report.cases.first?.findings)
    let off = try #require(findings.first { $0.rule == "reach-public-info" })
    #expect(off.outcome == "notApplicable")
    #expect(off.observed == "Turned off in the scenario: An intranet has no public pages")
    #expect(findings.first { $0.rule == "steps-absolute-budget" }?.outcome == "fail")
  }

  @Test func `A rule that nobody knows is an error with its place`() async throws {
    let server = try RawServer.site { _ in RawServer.html("<h1>Home</h1>") }
    defer { server.stop() }
    let tool = try SiteTool(server, "rules: {reach-public-inof: {off: x}}")
    let run = try await ToolRun(["check", tool.scenario, "--output", tool.folder.url.path()])
    #expect(run.status == 2)
    #expect(run.complaints.contains("unknown key \"reach-public-inof\""))
    #expect(run.complaints.contains("did you mean \"reach-public-info\"?"))
  }
}

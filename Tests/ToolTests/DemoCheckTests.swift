import DemoPlatforms
import Foundation
import Testing

/// The main job, end to end: real executable, real HTTP, all demo platforms in all locales.
@Suite(.serialized)
struct DemoCheckTests {
  private struct Report: Decodable {
    struct Case: Decodable {
      struct ID: Decodable {
        var scenario: String
        var locale: String
      }
      struct Finding: Decodable {
        var rule: String
        var outcome: String
        var reason: String?
      }
      struct Journey: Decodable {
        var counts: [String: Int]
      }
      var caseID: ID
      struct Verdict: Decodable {
        var profile: String
        var outcome: String
      }
      var findings: [Finding]
      var profiles: [Verdict]
      var delete: Journey?
    }
    var cases: [Case]
  }

  private func check(
    _ server: DemoServer, into folder: URL, _ arguments: [String] = []
  ) async throws -> ToolRun {
    try await ToolRun(
      ["check", "scenarios/demo", "scenarios/demo-app", "--output", folder.path(), "--quiet"]
        + arguments,
      environment: ["EXITWAY_DEMO_PORT": String(server.port)])
  }

  @Test func `Every platform gets its expected outcomes, and no account is harmed`() async throws {
    let server = try await DemoServer.start()
    let folder = try TemporaryFolder()
    let json = folder.url.appending(path: "report.json")
    let run = try await check(server, into: folder.url, ["--report", "json=\(json.path())"])
    #expect(run.status == 1, "findings are there: \(run.complaints)")

    let report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: json))
    let expectations = try DemoExpectation.all()
    #expect(report.cases.count == expectations.count)
    for expected in expectations {
      let found = try #require(
        report.cases.first {
          $0.caseID.scenario.hasSuffix("/\(expected.platform)")
            && $0.caseID.locale == expected.locale
        })
      let outcomes = Dictionary(
        uniqueKeysWithValues: found.findings.map { finding in
          (finding.rule, finding.outcome + (finding.reason.map { ":\($0)" } ?? ""))
        })
      #expect(outcomes == expected.outcomes, "\(expected.platform) \(expected.locale)")
      let verdicts = Dictionary(
        uniqueKeysWithValues: found.profiles.map { ($0.profile, $0.outcome) })
      #expect(verdicts == expected.profiles, "\(expected.platform) \(expected.locale)")
      let counts = found.delete?.counts ?? [:]
      for (name, number) in expected.counts where name != "total" {
        #expect(counts[name] == number, "\(name) of \(expected.platform) \(expected.locale)")
      }
      if let total = expected.counts["total"] {
        #expect((counts["nav"] ?? 0) + (counts["flow"] ?? 0) == total)
      }
    }
    try await expectNoHarm(server)
    await server.stop()
  }

  /// Only log-ins and the declared password prompts were ever sent; every account is still there.
  private func expectNoHarm(_ server: DemoServer) async throws {
    let declared: Set<String> = [
      "/login/check", "/leave/check", "/leave/again/check", "/leave/third/check",
    ]
    let requests = await server.requests()
    #expect(requests.count > 500)
    for request in requests {
      #expect(["GET", "HEAD", "POST"].contains(request.method))
      #expect(request.path != "/logout" && request.path != "/language/set")
      if request.method == "POST" {
        #expect(declared.contains(request.path), "\(request.path) was sent")
        let isPrompt = request.path != "/login/check"
        #expect(
          !isPrompt || ["asks-twice-for-password", "thrice-asked"].contains(request.platform))
      }
    }
    for platform in server.platforms {
      #expect(await server.accountExists(on: platform.id), "\(platform.id) lost its account")
    }
  }

  @Test func `Another port and a shuffled network give the same snapshots as are committed`()
    async throws
  {
    var options = DemoServer.Options()
    options.maximumDelayMilliseconds = 25
    options.seed = UInt64.random(in: .min ... .max)
    let server = try await DemoServer.start(options: options)
    let folder = try TemporaryFolder()
    _ = try await check(server, into: folder.url)
    await server.stop()
    let found = try folder.snapshots()
    let committed = try TemporaryFolder.files(
      below: ToolRun.root.appending(path: "snapshots"))
    #expect(found.keys.sorted() == committed.keys.sorted())
    for (name, bytes) in found {
      #expect(bytes == committed[name], "\(name) differs; seed \(options.seed)")
    }
  }

  @Test func `A platform that does not answer leaves its good snapshot alone`() async throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "check", "scenarios/demo/good-exit.yaml", "--locale", "ko-KR", "--output", folder.url.path(),
    ]
    let server = try await DemoServer.start()
    let environment = ["EXITWAY_DEMO_PORT": String(server.port)]
    let good = try await ToolRun(arguments, environment: environment)
    await server.stop()
    #expect(good.status == 0, "a good exit conforms: \(good.output)")
    let snapshots = folder.url.appending(path: "snapshots")
    let before = try TemporaryFolder.files(below: snapshots)
    #expect(before.keys.contains("demo/good-exit/ko-KR/report.json"))

    let gone = try await ToolRun(arguments, environment: environment)
    #expect(gone.status == 4)
    #expect(gone.output.contains("network"))
    #expect(try TemporaryFolder.files(below: snapshots) == before)
  }

  @Test func `A wrong password is told as such, and nothing is guessed behind it`() async throws {
    let folder = try TemporaryFolder()
    let server = try await DemoServer.start()
    let run = try await ToolRun(
      [
        "check", "scenarios/demo/seven-steps.yaml", "--locale", "de-DE", "--output",
        folder.url.path(), "--report", "json",
      ],
      environment: [
        "EXITWAY_DEMO_PORT": String(server.port), "EXITWAY_DEMO_PASSWORD": "canary-4f1d9c",
      ])
    await server.stop()
    #expect(run.status == 3)
    #expect(run.output.contains("login-failed"))
    for (name, bytes) in try TemporaryFolder.files(below: folder.url) {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("canary"), "secret in \(name)")
    }
    #expect(!run.output.contains("canary") && !run.complaints.contains("canary"))
  }

  @Test func `The demo command does it all by itself`() async throws {
    let folder = try TemporaryFolder()
    let page = folder.url.appending(path: "demo.html")
    let run = try await ToolRun([
      "demo", "--locale", "ko-KR", "--output", folder.url.path(), "--page", page.path(),
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("demo/english-deletion-page/ko-KR"))
    #expect(run.complaints.contains("Open \(page.path())"))
    let html = try String(contentsOf: page, encoding: .utf8)
    #expect(html.contains("회원탈퇴"))
    // The one that narrows the cases down; the page is complete without it.
    #expect(html.ranges(of: "<script").count == 1)
    try expectReadmeTells(run.output)
  }

  /// What README shows of the demo is what the demo printed, in the same order; lines may be left out.
  private func expectReadmeTells(_ output: String) throws {
    let readme = try String(
      contentsOf: ToolRun.root.appending(path: "README.md"), encoding: .utf8)
    let blocks = readme.split(separator: "<!-- demo-table -->").dropFirst().compactMap {
      $0.split(separator: "<!-- /demo-table -->").first
    }
    #expect(blocks.count == 2, "a table, and the two cases that shaped it")
    for block in blocks {
      var printed = output.split(separator: "\n")[...]
      for line in block.split(separator: "\n") where line != "```" {
        let place = printed.firstIndex(of: line)
        #expect(place != nil, "README shows what the demo does not print there: \(line)")
        if let place { printed = printed[(place + 1)...] }
      }
    }
  }
}

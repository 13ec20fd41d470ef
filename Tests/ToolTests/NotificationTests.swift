import Foundation
import Synchronization
import TestSupport
import Testing

/// What readers hear of a watched site, and that they hear it once.
struct NotificationTests {
  /// A site whose way out a test takes away, a receiver of webhooks, and a folder with settings.
  private final class Watch: Sendable {
    let site: RawServer
    let receiver: RawServer
    let tool: SiteTool
    private let state: State

    private final class State: Sendable {
      let isThere = Mutex(true)
      let status = Mutex<String?>("200 OK")
    }

    init(_ more: String = "", schedule: String = "@yearly") throws {
      let state = State()
      self.state = state
      site = try RawServer.site { request in
        let form = "<form method=post><button>Delete account</button></form>"
        let deletes = state.isThere.withLock { $0 } && request.target == "/account"
        return RawServer.html("<h1>Account</h1>" + (deletes ? form : "<p>Nothing here.</p>"))
      }
      receiver = try RawServer { _ in
        state.status.withLock { $0 }.map { RawServer.page("", status: $0) } ?? .silence
      }
      tool = try SiteTool(site, "schedule: \"\(schedule)\"")
      let settings = """
        notify:
          to:
            - {webhook: "${env.HOOK_URL}"}
        \(more)
        """
      try settings.write(
        to: tool.folder.url.appending(path: "exitway.yaml"), atomically: true, encoding: .utf8)
    }

    func stop() {
      site.stop()
      receiver.stop()
    }

    /// Runs the tool in the watch's folder.
    func run(
      _ arguments: String..., environment: [String: String] = [:],
      whileRunning: @escaping @Sendable (Process) throws -> Void = { _ in }
    ) async throws -> ToolRun {
      let hook = ["HOOK_URL": receiver.address("/s3cret-path")]
      return try await ToolRun(
        arguments, in: tool.folder.url, environment: hook.merging(environment) { $1 },
        whileRunning: whileRunning)
    }

    /// Checks the site a few times, while its way out is there or not; how many posts had come
    /// after each.
    func check(_ count: Int, wayOut isThere: Bool) async throws -> [Int] {
      state.isThere.withLock { $0 = isThere }
      var posts: [Int] = []
      for _ in 0..<count {
        _ = try await run(
          "check", "--quiet", "--fetches", "1", "--pause", "0", "--report", "json=r.json")
        posts.append(receiver.requests.count)
      }
      return posts
    }

    func answer(_ status: String?) { state.status.withLock { $0 = status } }
  }

  @Test func `A way out that is lost is told once when it goes and once when it is back`()
    async throws
  {
    let watch = try Watch("    - {atom: feed.xml}\n    - {summary: github}")
    defer { watch.stop() }
    // What fails anyway is told once, as what the watch began with.
    #expect(try await watch.check(2, wayOut: true) == [0, 1])
    #expect(try await watch.check(3, wayOut: false) == [1, 2, 2])
    #expect(try await watch.check(1, wayOut: true) == [2])
    #expect(try await watch.check(2, wayOut: true) == [3, 3])
    let requests = watch.receiver.requests.map { RawRequest($0) }
    try #require(requests.count == 3)
    #expect(requests.allSatisfy { $0.method == "POST" && $0.path == "/s3cret-path" })
    #expect(requests[0].body.contains("watch-began"))
    #expect(requests[1].body.contains("\"to\" : \"lost\""))
    #expect(requests[2].body.contains("\"to\" : \"found\""))
    #expect(Set(requests.map { $0.headers["idempotency-key"] }).count == 3)
    let feed = try String(
      contentsOf: watch.tool.folder.url.appending(path: "feed.xml"), encoding: .utf8)
    #expect(feed.components(separatedBy: "<entry>").count == 4)
    #expect(feed.contains("the way out: found → lost"))
    for (name, text) in try watch.tool.everything() {
      #expect(!text.contains("s3cret-path"), "\(name)")
    }
  }

  @Test func `What both fetches of one run show is certain at once`() async throws {
    let watch = try Watch()
    defer { watch.stop() }
    _ = try await watch.run("check", "--pause", "0", "--report", "json=r.json")
    #expect(watch.receiver.requests.count == 1)
  }

  @Test func `A run by schedule tells as well`() async throws {
    let watch = try Watch("  after: 1", schedule: "@daily")
    defer { watch.stop() }
    try "{\"scenarios\":{\"site\":{\"firstSeen\":\"2026-01-01T00:00:00Z\"}},\"version\":1}"
      .write(
        to: watch.tool.folder.url.appending(path: "schedule-state.json"), atomically: true,
        encoding: .utf8)
    let run = try await watch.run(
      "schedule", "run", "--due", "--pause", "0", "--report", "json=r.json")
    #expect(run.status == 1, "\(run.complaints)")
    #expect(watch.receiver.requests.count == 1)
  }

  @Test func `A receiver that is down gets the message later, and once`() async throws {
    let watch = try Watch()
    defer { watch.stop() }
    watch.answer("503 Service Unavailable")
    _ = try await watch.check(1, wayOut: true)
    let second = try await watch.run(
      "check", "--fetches", "1", "--pause", "0", "--report", "json=r.json")
    #expect(second.status == 1, "a delivery that fails is no business of the exit code")
    #expect(second.complaints.contains("status 503"))
    #expect(second.complaints.contains("it waits in the outbox"))
    #expect(!second.complaints.contains("s3cret-path"))
    let list = try await watch.run("schedule", "notify", "--list")
    #expect(list.output.hasPrefix("waiting  json-"))
    #expect(try await watch.run("schedule", "notify").status == 4)
    watch.answer("200 OK")
    let sent = try await watch.run("schedule", "notify")
    #expect(sent.status == 0, "\(sent.complaints)")
    #expect(watch.receiver.requests.count == 3)
    let keys = watch.receiver.requests.map { RawRequest($0).headers["idempotency-key"] }
    #expect(Set(keys).count == 1)
    let again = try await watch.run("schedule", "notify")
    #expect(again.complaints.contains("Nothing waits."))
    #expect(watch.receiver.requests.count == 3)
  }

  @Test func `A process that is killed while it sends leaves it uncertain, and nobody sends again`()
    async throws
  {
    let watch = try Watch()
    defer { watch.stop() }
    watch.answer("503 Service Unavailable")
    _ = try await watch.check(2, wayOut: true)
    watch.answer(nil)
    let receiver = watch.receiver
    _ = try await watch.run("schedule", "notify") { process in
      while receiver.requests.count < 2, process.isRunning { usleep(10_000) }
      kill(process.processIdentifier, SIGKILL)
    }
    watch.answer("200 OK")
    let next = try await watch.run("schedule", "notify")
    #expect(next.output.hasPrefix("uncertain  json-"), "\(next.output)\(next.complaints)")
    #expect(watch.receiver.requests.count == 2)
  }

  @Test func `Two processes at once send once`() async throws {
    let watch = try Watch()
    defer { watch.stop() }
    watch.answer("503 Service Unavailable")
    _ = try await watch.check(2, wayOut: true)
    watch.answer("200 OK")
    async let first = watch.run("schedule", "notify")
    async let second = watch.run("schedule", "notify")
    _ = try await (first, second)
    #expect(watch.receiver.requests.count == 2)
  }

  @Test func `A test message goes to every channel and leaves nothing behind`() async throws {
    let watch = try Watch("    - {atom: feed.xml}\n    - {summary: github}")
    defer { watch.stop() }
    let summary = watch.tool.folder.url.appending(path: "summary.md")
    try "before\n".write(to: summary, atomically: true, encoding: .utf8)
    let environment = ["GITHUB_STEP_SUMMARY": summary.path()]
    let good = try await watch.run("schedule", "notify", "--test", environment: environment)
    #expect(good.status == 0, "\(good.complaints)")
    #expect(good.output.split(separator: "\n").count == 3)
    #expect(watch.receiver.requests.first?.contains("\"test\" : true") == true)
    #expect(
      try String(contentsOf: summary, encoding: .utf8)
        == "before\n\n#### exitway: test message\n\nThis is a test. Nothing has changed.\n")
    watch.answer("404 Not Found")
    let bad = try await watch.run("schedule", "notify", "--test", environment: environment)
    #expect(bad.status == 4)
    #expect(bad.output.contains("never-taken: refused: the server answered with status 404"))
    #expect(!bad.output.contains("s3cret-path"))
    let files = try watch.tool.everything().keys
    #expect(!files.contains { $0.contains("notifications") })
  }

  @Test func `Settings that are wrong stop a run before it begins, and --no-notify passes by`()
    async throws
  {
    let watch = try Watch("    - {sumary: github}")
    defer { watch.stop() }
    let run = try await watch.run("check")
    #expect(run.status == 2)
    #expect(run.complaints.contains("exitway.yaml:4:8: unknown key \"sumary\""))
    #expect(watch.site.requests.isEmpty)
    let plain = try await watch.run(
      "check", "--no-notify", "--pause", "0", "--report", "json=r.json")
    #expect(plain.status == 1)
    let clear = ["HOOK_URL": "http://hooks.example/s3cret-path"]
    try "notify: {to: [{webhook: \"${env.HOOK_URL}\"}]}".write(
      to: watch.tool.folder.url.appending(path: "exitway.yaml"), atomically: true, encoding: .utf8)
    let plainHTTP = try await watch.run("check", environment: clear)
    #expect(plainHTTP.status == 2)
    #expect(plainHTTP.complaints.contains("Use https or smtps"))
    #expect(!plainHTTP.complaints.contains("s3cret-path"))
  }
}

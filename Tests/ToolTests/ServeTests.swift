import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// `exitway serve` as a user runs it, with real signals.
@Suite(.serialized)
struct ServeTests {
  private let site: RawServer
  private let tool: SiteTool

  init() throws {
    site = try RawServer.site { request in
      request.target == "/account"
        ? RawServer.html("<form method=post><button>Delete account</button></form>")
        : RawServer.html("<h1>Home</h1>")
    }
    tool = try SiteTool(site)
  }

  /// Serves the folder while a body asks, then ends the program with a signal.
  private func serve(
    _ arguments: [String] = [], endedBy signal: Int32 = SIGTERM,
    _ body: @escaping @Sendable (UInt16) throws -> Void
  ) async throws -> ToolRun {
    try await ToolRun(
      ["serve", "--port", "0", "--output", tool.folder.url.path()] + arguments
    ) { process in
      defer { kill(process.processIdentifier, signal) }
      try body(try Self.port(process))
    }
  }

  /// The port of the address that the program says on standard output.
  private static func port(_ process: Process) throws -> UInt16 {
    let output = try #require(process.standardOutput as? FileHandle)
    for _ in 0..<3000 {
      // A look of its own at the file that the program writes.
      let said = try String(
        contentsOfFile: "/proc/self/fd/\(output.fileDescriptor)", encoding: .utf8)
      if said.hasSuffix("/\n"), let last = said.dropLast(2).split(separator: ":").last {
        return try #require(UInt16(last))
      }
      try #require(process.isRunning)
      usleep(20_000)
    }
    throw POSIXError(.ETIMEDOUT)
  }

  private static func ask(_ path: String, _ port: UInt16, host: String = "localhost") throws
    -> String
  {
    let client = try RawClient(port: port)
    client.send("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
    return client.receive()
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `What a check found is shown until Ctrl-C, and nothing is written`(signal: Int32)
    async throws
  {
    defer { site.stop() }
    for _ in 1...2 { _ = try await tool.check() }
    let before = try TemporaryFolder.files(below: tool.folder.url)
    let runs = try FileManager.default.contentsOfDirectory(
      atPath: tool.folder.url.appending(path: ".exitway/runs").path()
    ).sorted()
    let pages = Mutex<[String: String]>([:])
    let targets = [
      "/", "/case/site/en-US", "/runs", "/run/\(runs[1])", "/diff?old=\(runs[0])&new=\(runs[1])",
      "/snapshot/site/en-US/journey.md", "/snapshot/site/en-US/report.json", "/health",
    ]
    let run = try await serve(endedBy: signal) { port in
      for target in targets {
        let page = try Self.ask(target, port)
        pages.withLock { $0[target] = page }
      }
    }
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.output.hasPrefix("http://127.0.0.1:") && run.complaints.isEmpty)
    for target in targets {
      #expect(pages.withLock { $0[target] ?? "" }.hasPrefix("HTTP/1.1 200 OK\r\n"), "\(target)")
    }
    #expect(pages.withLock { $0["/"] ?? "" }.contains("Can people leave? 1 case: 1 fail"))
    #expect(pages.withLock { $0["/case/site/en-US"] ?? "" }.contains("reach-link-depth"))
    #expect(
      pages.withLock { $0["/diff?old=\(runs[0])&new=\(runs[1])"] ?? "" }.contains("Nothing changed")
    )
    #expect(try TemporaryFolder.files(below: tool.folder.url) == before)
  }

  @Test func `Pages are there while checks write`() async throws {
    defer { site.stop() }
    let isDone = Mutex(false)
    let faults = Mutex<[String]>([])
    let rounds = Mutex(0)
    async let served = serve { port in
      repeat {
        for target in ["/", "/runs", "/health"] {
          let answer = try Self.ask(target, port)
          if !answer.hasPrefix("HTTP/1.1 200 ") { faults.withLock { $0.append(answer) } }
        }
        rounds.withLock { $0 += 1 }
      } while !isDone.withLock { $0 }
    }
    for _ in 1...3 { _ = try await tool.check() }
    isDone.withLock { $0 = true }
    #expect(try await served.status == 0)
    #expect(faults.withLock { $0 } == [])
    #expect(rounds.withLock { $0 } > 3)
  }

  @Test func `A port that is taken is told, with a way on`() async throws {
    defer { site.stop() }
    let run = try await ToolRun([
      "serve", "--port", "\(site.port)", "--output", tool.folder.url.path(),
    ])
    #expect(run.status == 4 && run.output.isEmpty)
    #expect(run.complaints.contains("port-taken: 127.0.0.1:\(site.port)"))
    #expect(run.complaints.contains("--port 0"))
  }

  @Test func `An address that others can reach comes with a warning`() async throws {
    defer { site.stop() }
    let answers = Mutex<[String]>([])
    let run = try await serve(["--bind", "0.0.0.0", "--allow-host", "reports.example"]) { port in
      for host in ["reports.example", "127.0.0.1", "evil.example"] {
        let answer = try Self.ask("/health", port, host: host)
        answers.withLock { $0.append(String(answer.prefix(12))) }
      }
    }
    #expect(run.status == 0)
    #expect(run.complaints.contains("warning: whoever reaches 0.0.0.0:"))
    #expect(answers.withLock { $0 } == ["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 421"])
  }

  @Test(arguments: [
    ["--bind", "example.org"], ["--bind", ""], ["--port", "65536"],
    ["--allow-host", "http://reports.example"], ["--allow-host", "reports.example:80"],
  ])
  func `Options that cannot be meant are refused`(arguments: [String]) async throws {
    defer { site.stop() }
    let run = try await ToolRun(["serve"] + arguments)
    #expect(run.status == 64 && run.output.isEmpty)
  }

  @Test func `A folder that is not there is told`() async throws {
    defer { site.stop() }
    let run = try await ToolRun(["serve", "--output", "/no/such/folder"])
    #expect(run.status == 2)
    #expect(run.complaints.contains("/no/such/folder: there is no such folder"))
  }
}

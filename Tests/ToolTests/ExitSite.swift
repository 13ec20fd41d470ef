import Foundation
import TestSupport
import Testing

/// A small site with a way out, and a folder with scenarios of it, for runs that meet a fault.
struct ExitSite {
  let server: RawServer
  let folder: TemporaryFolder

  /// - Parameters:
  ///   - cases: how many scenarios there are.
  ///   - filler: what else stands on the page about closing, where no reader sees it.
  /// - Throws: whatever keeps the files from being written.
  init(cases: Int = 2, filler: String = "") throws {
    server = try RawServer.site { request in
      switch request.path {
      case "/account": RawServer.html("<h1>Account</h1><a href=/close>Close account</a>")
      case "/close":
        RawServer.html(
          "<h1>Close</h1><form method=post><button>Delete account</button></form><!--\(filler)-->")
      default: RawServer.html("<h1>Home</h1><a href=/account>Account</a>")
      }
    }
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "scenarios"), withIntermediateDirectories: true)
    for number in 1...cases { try write(number, host: "127.0.0.1:\(server.port)") }
  }

  /// Writes the scenario of a number, for a host.
  func write(_ number: Int, host: String) throws {
    let text = """
      platform: Site \(number)
      locales: {en-US: {host: "\(host)"}}
      start: {home: "http://${host}/", account: "http://${host}/account"}

      """
    let file = folder.url.appending(path: "scenarios/site-\(number).yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// The same scenarios in a folder where nothing was run.
  func fresh() throws -> TemporaryFolder {
    let other = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: folder.url.appending(path: "scenarios"), to: other.url.appending(path: "scenarios"))
    return other
  }
}

extension TemporaryFolder {
  /// Runs the tool in the folder; its shell may do something first (``ToolRun``).
  func run(
    _ arguments: [String], environment: [String: String] = [:], through script: String? = nil
  ) async throws -> ToolRun {
    try await ToolRun(arguments, in: url, environment: environment, through: script)
  }

  /// The files of its snapshots.
  func snapshots() throws -> [String: Data] {
    try Self.files(below: url.appending(path: "snapshots"))
  }

  /// Names of its runs, the oldest first.
  func runs() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: url.appending(path: ".exitway/runs").path()
    ).sorted()
  }

  /// Expects that what is on record is proven, is in the history, and has nothing half-written in it.
  func expectSound(cases: Int, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let proof = try await run(["verify", "last"])
    #expect(
      proof.status == 0, "\(proof.output)\(proof.complaints)", sourceLocation: sourceLocation)
    let history = try await run(["history"])
    #expect(
      history.output.split(separator: "\n").count == cases,
      "\(history.output)\(history.complaints)", sourceLocation: sourceLocation)
    let names = try Self.files(below: url).keys
    #expect(!names.contains { $0.hasSuffix(".tmp") }, sourceLocation: sourceLocation)
  }
}

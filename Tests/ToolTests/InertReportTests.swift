import Foundation
import Glibc
import Reporting
import TestSupport
import Testing

/// A site that puts every known way to become active into all that a report quotes of it, and a
/// scenario's author who does the same with names: nothing runs, loads, or becomes an element.
@Suite(.serialized)
struct InertReportTests {
  /// Three texts a case, far apart in the list.
  private static let hostile: [String] = {
    let count = (ScriptVectors.all.count + 2) / 3
    return (0..<count).map { first in
      stride(from: first, to: ScriptVectors.all.count, by: count)
        .map { ScriptVectors.all[$0] }.reversed().joined(separator: " ")
    }
  }()

  /// What a harmless site says: words, and addresses that are not followed.
  private static let plain = hostile.indices.map {
    [
      "plain words \($0)", "https://elsewhere.invalid/\($0)", "javascript:void(\($0))",
      "/logout?\($0)", "//elsewhere.invalid/\($0)", "data:,\($0)",
    ][$0 % 6]
  }

  /// One site whose cases say one text each, in every place that reports quote.
  private static func site(_ texts: [String]) throws -> RawServer {
    try RawServer.site { request in
      let parts = request.path.split(separator: "/").map(String.init)
      guard let number = parts.first.flatMap({ Int($0) }), texts.indices.contains(number) else {
        return RawServer.html("<h1>Nothing</h1>", status: "404 Not Found")
      }
      let text = texts[number]
      let words = Self.escaped(text)
      let line = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 32 }))
      let headers = ["Set-Cookie: note=\(line.replacing(";", with: ","))", "X-Note: \(line)"]
      let body =
        switch parts.dropFirst().first {
        case "account":
          """
          <h1>Account \(words)</h1><p>This is your own account, \(words)</p>
          <p><a href="\(words)">Settings \(words)</a> <a href="/\(number)/help">Help \(words)</a>
          <a href="/\(number)/close" title="\(words)">Delete account \(words)</a>
          <img alt="\(words)" src="\(words)"><select><option>\(words)</select></p>
          """
        case "close":
          """
          <h1>Delete account \(words)</h1><p>Deine Daten werden gelöscht und sind dann für immer
          verloren. \(words)</p><form method=post action="\(words)">
          <label>Why, \(words)<input name="\(words)" required></label>
          <label><input type=checkbox name=a aria-label="\(words)" checked> I agree \(words)</label>
          <button name="\(words)" value="\(words)">Delete account \(words)</button></form>
          """
        default: "<h1>Home \(words)</h1><a href=\"/\(number)/account\">Account \(words)</a>"
        }
      return RawServer.html(body, title: words, headers: headers)
    }
  }

  /// As a page says the text itself, in its text and in its attributes.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  /// The text without what YAML does not take, which stands in pages only.
  private static func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter {
      $0.properties.generalCategory != .control && $0.value != 0xFEFF
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The text as the name of a scenario's file.
  private static func id(_ number: Int, _ text: String) -> String {
    "\(number) " + shown(text).replacing("/", with: "⁄")
  }

  /// Checks such a site with scenarios that have the texts as names.
  private func check(_ texts: [String], _ reports: [String]) async throws -> TemporaryFolder {
    let server = try Self.site(texts)
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let scenarios = folder.url.appending(path: "scenarios")
    try FileManager.default.createDirectory(at: scenarios, withIntermediateDirectories: true)
    for (number, text) in texts.enumerated() {
      let shown = Self.shown(text)
      let encoder = JSONEncoder()
      encoder.outputFormatting = .withoutEscapingSlashes
      let name = String(
        decoding: try encoder.encode(shown.replacing("${", with: "$ {") + " \(number)"),
        as: UTF8.self)
      let scenario = """
        platform: \(name)
        operator: \(name)
        locales: {en-US: {host: "127.0.0.1:\(server.port)"}}
        start: {home: "http://${host}/\(number)/", account: "http://${host}/\(number)/account"}

        """
      try scenario.write(
        to: scenarios.appending(path: Self.id(number, text) + ".yaml"), atomically: true,
        encoding: .utf8)
    }
    let run = try await folder.run(
      ["check", "--quiet", "--fetches", "1"]
        + reports.flatMap { ["--report", "\($0)=report.\($0)"] })
    #expect(run.status == 1, "\(run.complaints)")
    return folder
  }

  /// Opens pages in a browser; what is wrong with them is printed.
  private func areInert(
    _ addresses: [String], like references: [String], least: Int = 60
  ) async throws -> Bool {
    let root = ToolRun.root
    return await
      (try? onThread {
        try Child.run(
          root.appending(path: ".build/test-tools/bin/python").path(),
          [root.appending(path: "scripts/check-inert.py").path(), "--least", "\(least)", "--like"]
            + references + ["--"] + addresses)
      }) != nil
  }

  @Test func `No report, in any language, makes anything of what a hostile site says`() async throws
  {
    let formats = ["markdown", "csv", "json", "junit", "sarif", "github", "text"]
    let folder = try await check(Self.hostile, formats)
    let plain = try await check(Self.plain, ["html", "markdown"])
    var pages = [folder.url.appending(path: "report.markdown").path()]
    for language in ReportLanguage.allCases {
      let file = "report-\(language.rawValue).html"
      let run = try await folder.run([
        "check", "--replay", "last", "--quiet", "--language", language.rawValue,
        "--report", "html=\(file)",
      ])
      #expect(run.status == 1, "\(run.complaints)")
      pages.append(folder.url.appending(path: file).path())
    }
    let references = ["report.html", "report.markdown"].map { plain.url.appending(path: $0).path() }
    #expect(try await areInert(pages, like: references))
    try await expectRead(folder)
    for name in ["github", "text"] { try expectNoCommand(folder, "report.\(name)") }
    try expectNoFormula(folder)
    try await expectServed(folder, plain)
  }

  /// The same of what `serve` shows.
  private func expectServed(_ hostile: TemporaryFolder, _ plain: TemporaryFolder) async throws {
    let servers = try await onThread {
      try [hostile, plain].map { try ServedReports($0) }
    }
    defer { for server in servers { server.stop() } }
    let pages = try [hostile, plain].enumerated().map { index, folder in
      let run = try #require(try folder.runs().last)
      let id = Self.id(3, index == 0 ? Self.hostile[3] : Self.plain[3])
      let name = id.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      let paths = [
        "/", "/run/\(run)", "/case/\(name)/en-US",
      ]
      return paths.map { servers[index].address + $0 }
    }
    #expect(try await areInert(pages[0], like: pages[1], least: 1))
  }

  /// Readers of other people find in each file what its format is made of, and nothing else.
  private func expectRead(_ folder: TemporaryFolder) async throws {
    let root = ToolRun.root
    let files = try ["csv", "json", "junit", "sarif"].map { name in
      let file = folder.url.appending(path: "read.\(name)")
      try FileManager.default.copyItem(at: folder.url.appending(path: "report.\(name)"), to: file)
      return file.path()
    }
    try await onThread {
      try Child.run(
        root.appending(path: ".build/test-tools/bin/python").path(),
        [root.appending(path: "scripts/validate-formats.py").path()] + files)
    }
  }

  /// A log shows the text: no command of its runner, and nothing that a terminal obeys.
  private func expectNoCommand(_ folder: TemporaryFolder, _ name: String) throws {
    let text = try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
    #expect(text.contains("pwned"))
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0.value == 0x9B })
    for line in text.split(separator: "\n") {
      let line = line.trimmingPrefix { $0 == " " }
      if line.utf8.starts(with: "::".utf8) {
        let isOurs = line.prefixMatch(of: /::(error|warning|notice) (file=[^:,]*,line=\d+,)?title=/)
        #expect(name == "report.github" && isOurs != nil, "\(line.prefix(120))")
      } else {
        #expect(!line.contains("##["), "\(line.prefix(120))")
      }
    }
  }

  private func expectNoFormula(_ folder: TemporaryFolder) throws {
    let text = try String(contentsOf: folder.url.appending(path: "report.csv"), encoding: .utf8)
    #expect(text.contains("pwned"))
    // Every field is quoted, and a quotation mark in one is doubled.
    for start in ["=", "+", "-", "@", "\t", "\r", "\u{FF1D}"] {
      #expect(!text.contains(",\"\(start)") && !text.contains("\n\"\(start)"), "\(start)")
    }
  }
}

/// `exitway serve` of a folder, until it is stopped.
private struct ServedReports {
  let address: String
  private let process: Process

  init(_ folder: TemporaryFolder) throws {
    let said = folder.url.appending(path: "address")
    try Data().write(to: said)
    process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "exitway")
    process.arguments = ["serve", "--port", "0", "--output", folder.url.path()]
    process.standardOutput = try FileHandle(forWritingTo: said)
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.hasSuffix("/\n"), process.isRunning {
      usleep(20_000)
      text = try String(contentsOf: said, encoding: .utf8)
    }
    address = String(text.dropLast(2))
  }

  /// Ends it; our threads block other signals, and a child inherits that.
  func stop() { kill(process.processIdentifier, SIGKILL) }
}

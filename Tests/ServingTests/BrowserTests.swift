import Evidence
import Foundation
@testable import Serving
import TestSupport
import Testing

/// The site as Chromium shows it.
@Suite(.enabled(if: Chromium.program != nil, "Chromium is not installed"))
struct BrowserTests {
  @Test func `Every link leads somewhere, and no page complains or runs what strangers wrote`()
    async throws
  {
    let folder = try ServedFolder()
    try folder.put(1, .pass)
    try folder.put(2, .fail)
    let address = try #require(BindAddress("127.0.0.1"))
    let server = try SiteServer(folder.site(), bind: address, port: 0)
    Thread { server.run() }.start()
    defer { server.stop() }
    var waiting = ["/"]
    var seen: Set<String> = []
    while let target = waiting.popLast() {
      guard seen.insert(target).inserted else { continue }
      if target.hasPrefix("/snapshot/") {
        // No markup, so there is nothing that a browser could take for any.
        let file = Answer(try await RawClient.get(target, port: server.port))
        #expect(file.status == 200 && file.headers["x-content-type-options"] == "nosniff")
        continue
      }
      let page = try await Chromium.open("http://127.0.0.1:\(server.port)\(target)")
      #expect(page.complaints == [], "\(target)")
      // Chromium writes what it made of the markup: words stay words.
      #expect(!page.markup.contains("<script>alert") && !page.markup.contains("<img"), "\(target)")
      #expect(!page.markup.contains("Nothing is here"), "\(target)")
      waiting += page.links
    }
    #expect(seen.isSuperset(of: ["/", "/runs", "/case/shops/market/ko-KR"]))
    #expect(seen.contains { $0.hasPrefix("/diff?") } && seen.contains { $0.hasPrefix("/run/") })
    #expect(seen.contains("/snapshot/shops/market/ko-KR/steps/01-home.yaml"))
  }
}

/// Chromium without a window.
enum Chromium {
  struct Page {
    /// The document as Chromium has it after loading.
    var markup: String
    /// What stands in its console.
    var complaints: [String]

    /// Addresses on the same site, without what follows `#`.
    var links: [String] {
      markup.components(separatedBy: " href=\"").dropFirst().compactMap { rest in
        let link = rest.prefix { $0 != "\"" && $0 != "#" }.replacing("&amp;", with: "&")
        return link.hasPrefix("/") ? String(link) : nil
      }
    }
  }

  static let program = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Loads an address.
  static func open(_ address: String) async throws -> Page {
    try await onThread {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "exitway-browser-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let files = ["out", "err"].map { folder.appending(path: $0) }
      for file in files { try Data().write(to: file) }
      let process = Process()
      process.executableURL = URL(filePath: try #require(program))
      process.arguments = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--enable-logging=stderr", "--user-data-dir=\(folder.path)/profile", "--dump-dom", address,
      ]
      process.standardOutput = try FileHandle(forWritingTo: files[0])
      process.standardError = try FileHandle(forWritingTo: files[1])
      try process.run()
      process.waitUntilExit()
      let said = try files.map { try String(contentsOf: $0, encoding: .utf8) }
      try #require(process.terminationStatus == 0 && !said[0].isEmpty, "\(said[1])")
      return Page(
        markup: said[0],
        complaints: said[1].split(separator: "\n").map(String.init).filter {
          $0.contains("CONSOLE")
        })
    }
  }
}

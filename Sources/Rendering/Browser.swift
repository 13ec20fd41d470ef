import Foundation

/// One headless browser for a run; each visitor gets a context of its own, so that no cookie, cache
/// or storage passes from one to another.
package actor Browser {
  private let process: BrowserProcess
  nonisolated let connection: BrowserConnection
  /// What it calls itself, `HeadlessChrome/156.0.8078.108`.
  package nonisolated let version: String

  /// Starts a browser.
  ///
  /// - Parameters:
  ///   - path: the program; see ``BrowserProgram``.
  ///   - folder: where its profile folder is made, and removed at the end.
  /// - Throws: ``RenderingError``, `no-browser` where it does not answer.
  package init(
    path: String, profileIn folder: String = NSTemporaryDirectory()
  ) async throws(RenderingError) {
    process = try BrowserProcess.start(path, profileIn: folder)
    connection = process.connection
    do throws(RenderingError) {
      let answer = try await connection.command("Browser.getVersion", seconds: 30)
      version = answer["product"]?.text ?? "unknown"
    } catch {
      throw RenderingError(.noBrowser, "\(path) does not answer: \(error.detail)")
    }
  }

  /// True once it has crashed or was ended.
  package nonisolated var isLost: Bool { connection.isLost }

  /// Opens a context: cookies, cache and storage of its own.
  package func context() async throws(RenderingError) -> BrowserContext {
    BrowserContext(connection: connection, id: try await connection.openContext())
  }
}

/// Which browser there is.
package enum BrowserProgram {
  /// The names of Debian's packages, the small one first.
  private static let names = ["chromium-headless-shell", "chromium", "google-chrome"]

  /// The program to start: `EXITWAY_BROWSER`, or the first that is on the path; nil without one.
  package static func path(_ environment: [String: String]) -> String? {
    if let named = environment["EXITWAY_BROWSER"], !named.isEmpty {
      return FileManager.default.isExecutableFile(atPath: named) ? named : nil
    }
    let folders = (environment["PATH"] ?? "/usr/bin").split(separator: ":").map(String.init)
    return names.lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

import Foundation
import Glibc

/// Debian's DokuWiki under PHP's own server on loopback: a real site that others wrote.
///
/// Its data is in a folder of its own, which ``stop()`` removes.
package final class DokuWiki {
  /// The log-in that the wiki has.
  package static let user = "reader"
  package static let password = "exitway-demo-1"

  package private(set) var port: UInt16 = 0
  private let folder: URL
  private var process: Child?

  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// Makes a wiki in a language, starts it, and waits until it answers.
  ///
  /// - Parameters:
  ///   - language: `ko`.
  ///   - disabled: actions that are switched off, `profile_delete`.
  /// - Throws: whatever keeps it from starting.
  package init(language: String, disabled: String = "") throws {
    folder = URL.temporaryDirectory.appending(path: "exitway-wiki-\(UUID().uuidString)")
    do {
      try Child.run(
        "/usr/bin/env",
        [
          "WIKI_DISABLED=\(disabled)", "sh", Self.root.appending(path: "scripts/make-wiki.sh").path,
          folder.path, language,
        ])
      try start()
    } catch {
      stop()
      throw error
    }
  }

  /// Whether the reader's account is still there.
  package var accountExists: Bool {
    let users = try? String(
      contentsOf: folder.appending(path: "conf/users.auth.php"), encoding: .utf8)
    return users?.contains("\n\(Self.user):") == true
  }

  /// Ends it and removes its folder.
  package func stop() {
    process?.stop()
    process = nil
    try? FileManager.default.removeItem(at: folder)
  }

  private func start() throws {
    for _ in 1...3 {
      port = try FreePort.find()
      let tree = Self.root.appending(path: ".build/dokuwiki/tree/usr/share/dokuwiki").path
      let process = try Child(
        "/usr/bin/php",
        [
          "-d", "display_errors=0", "-d", "error_log=\(folder.path)/php.log",
          "-d", "session.save_path=\(folder.path)/sessions", "-d", "sendmail_path=true",
          "-S", "127.0.0.1:\(port)", "-t", tree, "\(folder.path)/router.php",
        ])
      self.process = process
      while !process.hasEnded {
        if FreePort.answers(port) { return }
        usleep(10_000)
      }
      process.stop()
    }
    throw POSIXError(.ECONNREFUSED)
  }
}

import Foundation
import Glibc

/// A real mail server on loopback, aiosmtpd as a child process, with a certificate of a private
/// authority; it takes mail of the user `watch` with the password `s3cret`.
package final class MailSink: Sendable {
  /// When a connection's TLS begins.
  package enum Mode: String, Sendable {
    case startTLS = "starttls"
    case implicit = "tls"
    /// Never; log-in is offered all the same.
    case plain
  }

  private let process: Child
  private let folder: URL
  package let port: UInt16
  private let mode: Mode

  /// The file to trust.
  package var authority: String { folder.appending(path: "ca.pem").path }

  package var address: String { "smtp\(mode == .implicit ? "s" : "")://localhost:\(port)" }

  /// Starts it and waits until it listens, on a thread of its own.
  package static func start(
    _ mode: Mode, certificate: String = "server.pem"
  ) async throws -> MailSink {
    try await onThread { try MailSink(mode, certificate: certificate) }
  }

  private init(_ mode: Mode, certificate: String) throws {
    self.mode = mode
    folder = URL.temporaryDirectory.appending(path: "exitway-mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    try Child.run(
      "/bin/sh", [root.appending(path: "scripts/make-test-certificates.sh").path, folder.path])
    if certificate != "server.pem" {
      try FileManager.default.removeItem(at: folder.appending(path: "server.pem"))
      try FileManager.default.copyItem(
        at: folder.appending(path: certificate), to: folder.appending(path: "server.pem"))
    }
    process = try Child(
      root.appending(path: ".build/test-tools/bin/python").path,
      [root.appending(path: "scripts/smtp-sink.py").path, folder.path, mode.rawValue])
    let file = folder.appending(path: "port")
    var port: UInt16?
    while port == nil, !process.hasEnded {
      port = (try? String(contentsOf: file, encoding: .utf8)).flatMap { UInt16($0) }
      usleep(10_000)
    }
    guard let port else { throw POSIXError(.ECONNREFUSED) }
    self.port = port
  }

  /// Every mail so far, in the order in which they came: `RCPT` lines, then the message.
  package var mails: [String] {
    var mails: [String] = []
    while let mail = try? String(
      contentsOf: folder.appending(path: "mail-\(mails.count + 1)"), encoding: .utf8)
    {
      mails.append(mail)
    }
    return mails
  }

  /// Whether anybody tried to log in.
  package var sawLogin: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "logins").path)
  }

  /// Ends it and removes its folder.
  package func stop() {
    process.stop()
    try? FileManager.default.removeItem(at: folder)
  }
}

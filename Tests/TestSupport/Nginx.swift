import Foundation
import Glibc

/// Debian's nginx as a child process on loopback, with certificates of a private authority.
///
/// Everything it reads and writes is in a folder of its own, which ``stop()`` removes.
package final class Nginx {
  /// What a port speaks.
  package enum Port: String, CaseIterable {
    case plain
    case http2
    case http1
    case expired
    case wrongName
  }

  private var process: Child?
  private let folder: URL
  private var ports: [Port: UInt16] = [:]

  /// The file to trust.
  package var authority: String { folder.appending(path: "ca.pem").path }

  package func address(_ port: Port, _ path: String = "/", host: String = "localhost") -> String {
    "http\(port == .plain ? "" : "s")://\(host):\(ports[port] ?? 0)\(path)"
  }

  /// Starts it and waits until it listens.
  package init(pages: [String: String]) throws {
    folder = URL.temporaryDirectory.appending(path: "exitway-nginx-\(UUID().uuidString)")
    for attempt in 1...3 {
      ports = Dictionary(
        uniqueKeysWithValues: zip(Port.allCases, try FreePort.find(Port.allCases.count)))
      do {
        try start(pages)
        return
      } catch {
        stop()
        if attempt == 3 { throw error }
      }
    }
  }

  private func start(_ pages: [String: String]) throws {
    let root = folder.appending(path: "www")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (name, text) in pages {
      try Data(text.utf8).write(to: root.appending(path: name))
    }
    let sources = URL(filePath: #filePath).appending(path: "../../..").standardized
    let script = sources.appending(path: "scripts/make-test-certificates.sh").path
    try Child.run("/bin/sh", [script, folder.path])
    try Data(configuration.utf8).write(to: folder.appending(path: "nginx.conf"))
    let process = try Child(
      "/usr/sbin/nginx", ["-p", folder.path, "-c", "nginx.conf", "-e", "error.log"])
    self.process = process
    // A port that another program took in between ends it, though that port answers.
    while !ports.values.allSatisfy(FreePort.answers) {
      guard !process.hasEnded else { throw POSIXError(.ECONNREFUSED) }
      usleep(5000)
    }
  }

  /// Ends it and removes its folder.
  package func stop() {
    process?.stop()
    process = nil
    try? FileManager.default.removeItem(at: folder)
  }

  private var configuration: String {
    """
    daemon off;
    master_process off;
    pid nginx.pid;
    events { worker_connections 1024; }
    http {
      access_log off;
      default_type text/html;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      gzip on;
      ssl_certificate_key key.pem;
      ssl_protocols TLSv1.2 TLSv1.3;
      \(server(.plain, "", certificate: "server.pem"))
      \(server(.http2, "ssl http2", certificate: "server.pem"))
      \(server(.http1, "ssl", certificate: "server.pem"))
      \(server(.expired, "ssl http2", certificate: "expired.pem"))
      \(server(.wrongName, "ssl http2", certificate: "other.pem"))
    }
    """
  }

  /// One port; `/first` leads to `/second`, and that to the plain port's `/page`.
  private func server(_ port: Port, _ protocols: String, certificate: String) -> String {
    """
    server {
      listen 127.0.0.1:\(ports[port] ?? 0) \(protocols);
      ssl_certificate \(certificate);
      root www;
      location = /first { return 302 second; }
      location = /second { return 301 \(address(.plain, "/page")); }
    }
    """
  }
}

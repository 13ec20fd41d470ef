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
      ports = Dictionary(uniqueKeysWithValues: zip(Port.allCases, Self.freePorts()))
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
    while !ports.values.allSatisfy(Self.listens) {
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

  private static func listens(on port: UInt16) -> Bool {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
    return withLoopback(port: port) { connect(connection, $0, $1) } == 0
  }

  /// As many ports as there are servers, free a moment ago.
  private static func freePorts() -> [UInt16] {
    let sockets = Port.allCases.map { _ in socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
    defer { for socket in sockets { close(socket) } }
    return sockets.map { socket in
      withLoopback(port: 0) { name, length in
        var length = length
        guard bind(socket, name, length) == 0 else { return 0 }
        getsockname(socket, name, &length)
        return name.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
          UInt16(bigEndian: $0.pointee.sin_port)
        }
      }
    }
  }

  private static func withLoopback<Value>(
    port: UInt16, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Value
  ) -> Value {
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    name.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

internal import CCurl
import Glibc

/// Fetches over the network: one thread drives libcurl's multi interface, callers just await.
package final class TransferEngine: Sendable {
  private let driver: TransferDriver

  /// Starts the driver's thread.
  ///
  /// - Parameter maximumTransfers: requests in flight at once; lowered where the process may not
  ///   open as many sockets.
  /// - Throws: `internal` where libcurl cannot be used.
  package init(maximumTransfers: Int = 16) throws(TransferError) {
    try CurlRuntime.start()
    driver = try TransferDriver(
      maximumTransfers: max(1, min(maximumTransfers, Self.affordableTransfers)))
  }

  /// Opens a session with cookies of its own.
  package func session(_ options: SessionOptions) throws(TransferError) -> TransferSession {
    for cookie in options.cookies where cookie.netscapeLine == nil {
      throw TransferError(
        .internal, address: cookie.domain, detail: "the cookie \(cookie.name) cannot be set")
    }
    let id = driver.openSession(
      cookies: options.cookies.compactMap(\.netscapeLine) + options.jar.lines)
    return TransferSession(driver: driver, id: id, options: options)
  }

  /// Ends running requests as cancelled and the thread; required before the process exits, because
  /// OpenSSL's own exit handler must not meet live handles.
  package func shutdown() async {
    await driver.shutdown()
  }

  /// What fetches: `libcurl/7.88.1 OpenSSL/3.0.19 …`.
  package static var curlVersion: String {
    unsafe String(cString: curl_version())
  }

  /// The file of certificates that servers are checked against; nil where libcurl was built without.
  package static var certificateFile: String? {
    guard let path = unsafe exitway_certificate_file() else { return nil }
    return unsafe String(cString: path)
  }

  /// A transfer takes a socket and, while names are resolved, a pair more; half of the process's
  /// descriptors stay for everything else.
  private static var affordableTransfers: Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
      return 16
    }
    return Int(clamping: limit.rlim_cur) / 6
  }
}

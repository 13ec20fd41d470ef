import Transfer

/// Lets one request at a time through to each host, with a pause between two.
///
/// The pause counts from the end of a request, so a slow host is never asked faster than it answers.
actor HostPacer {
  private let pause: Duration
  private var busy: Set<String> = []
  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]
  private var freeAt: [String: ContinuousClock.Instant] = [:]

  init(secondsBetweenRequests: Int) {
    pause = .seconds(secondsBetweenRequests)
  }

  /// Waits until the host may be asked; every call is paired with ``release(_:)``.
  func acquire(_ address: WebAddress) async {
    let host = address.host
    if HostPacer.isLoopback(host) { return }
    if busy.contains(host) {
      await withCheckedContinuation { waiting[host, default: []].append($0) }
    } else {
      busy.insert(host)
    }
    if let instant = freeAt[host] {
      // A cancelled sleep ends at once; the request behind it is cancelled too.
      try? await Task.sleep(until: instant, clock: .continuous)
    }
  }

  /// Lets the next request to the host go, after the pause.
  func release(_ address: WebAddress) {
    let host = address.host
    if HostPacer.isLoopback(host) { return }
    freeAt[host] = .now + pause
    if var queue = waiting[host], !queue.isEmpty {
      let next = queue.removeFirst()
      waiting[host] = queue
      next.resume()
    } else {
      busy.remove(host)
    }
  }

  /// Whether a host name or address stays on this machine (RFC 6761, RFC 1122).
  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.")
      || host == "[::1]" || host == "::1"
  }
}

import Transfer

/// Lets one request at a time through to each host, with a pause between two.
///
/// The pause counts from the end of a request and grows with the time the host needs to answer
/// (Scrapy's AutoThrottle, one request at a time): a host in trouble is asked less often. An error
/// never makes it shorter, because errors are often quicker than pages.
actor HostPacer {
  private let longest: Duration = .seconds(60)
  /// Who watches requests go out and wait.
  let progress: (@Sendable (GatheringEvent) -> Void)?
  private var hosts: [String: Host] = [:]

  private struct Host {
    /// What the scenario, the run and robots.txt ask for at least.
    var floor: Duration = .zero
    var pause: Duration = .zero
    var isBusy = false
    var freeAt: ContinuousClock.Instant?
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  init(progress: (@Sendable (GatheringEvent) -> Void)? = nil) { self.progress = progress }

  /// Asks for a pause of at least so many seconds before each request to a host.
  func require(seconds: Int, for address: WebAddress) {
    if Self.isLoopback(address.host) { return }
    var host = hosts[address.host, default: Host()]
    host.floor = max(host.floor, min(.seconds(seconds), longest))
    host.pause = max(host.pause, host.floor)
    hosts[address.host] = host
  }

  /// Waits until the host may be asked; every call is paired with `release`.
  func acquire(_ address: WebAddress) async {
    if !Self.isLoopback(address.host) { await wait(for: address.host) }
    progress?(.asking(address))
  }

  private func wait(for name: String) async {
    if hosts[name, default: Host()].isBusy {
      await withCheckedContinuation { hosts[name, default: Host()].waiting.append($0) }
    } else {
      hosts[name, default: Host()].isBusy = true
    }
    if let instant = hosts[name]?.freeAt, instant > .now {
      progress?(.waiting(host: name, until: instant))
      // A cancelled sleep ends at once; the request behind it is cancelled too.
      try? await Task.sleep(until: instant, clock: .continuous)
    }
  }

  /// Lets the next request to the host go, after the pause.
  ///
  /// - Parameters:
  ///   - address: the address that was asked.
  ///   - latency: what the answer took; nil where none came.
  ///   - isError: the answer was none, or an error.
  func release(_ address: WebAddress, latency: Duration?, isError: Bool) {
    progress?(.answered(address))
    let name = address.host
    guard !Self.isLoopback(name), var host = hosts[name] else { return }
    host.pause = Self.nextPause(
      host.pause, floor: host.floor, latency: latency, isError: isError, longest: longest)
    host.freeAt = .now + host.pause
    if host.waiting.isEmpty {
      host.isBusy = false
    } else {
      host.waiting.removeFirst().resume()
    }
    hosts[name] = host
  }

  /// Half-way from the old pause to the host's latency, but never below the floor; after an error
  /// never below the old one.
  static func nextPause(
    _ pause: Duration, floor: Duration, latency: Duration?, isError: Bool, longest: Duration
  ) -> Duration {
    let target = latency.map { (pause + $0) / 2 } ?? pause * 2
    let next = min(max(target, floor), longest)
    return isError ? max(next, pause) : next
  }

  /// Whether a host name or address stays on this machine (RFC 6761, RFC 1122).
  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.")
      || host == "[::1]" || host == "::1"
  }
}

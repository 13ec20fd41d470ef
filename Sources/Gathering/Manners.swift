import Evidence
import Transfer

/// How a visitor behaves towards hosts; in a replay nobody is there to be polite to.
struct Manners: Sendable {
  let pacer: HostPacer?
  /// Nil where nothing is asked of a host: pages that others recorded.
  let robots: RobotsGate?
  let policy: RobotsPolicy
  let pauseSeconds: Int
  let allowsLocal: Bool

  /// Whether hosts are really asked.
  var isLive: Bool { pacer != nil }

  /// Returns if the page may be fetched.
  func check(_ address: WebAddress, ledger: ExchangeLedger) async throws(EvidenceFailure) {
    if isLive {
      await ledger.note(address) {
        $0.pauseSeconds = HostPacer.isLoopback(address.host) ? 0 : pauseSeconds
      }
    }
    switch policy {
    case .ignore:
      if isLive { await ledger.note(address) { $0.robots = .ignored } }
    case .obey:
      try await robots?.check(address, allowingLocal: allowsLocal, ledger: ledger)
    }
  }

  func acquire(_ address: WebAddress) async {
    await pacer?.require(seconds: pauseSeconds, for: address)
    await pacer?.acquire(address)
  }

  func release(
    _ address: WebAddress, _ result: Result<TransferResponse, TransferError>
  ) async {
    let response = try? result.get()
    await pacer?.release(
      address, latency: response.map { .microseconds($0.totalMicroseconds) },
      isError: response.map { $0.status >= 400 } ?? true)
  }

  /// Drawn anew for each wait.
  func jitter() -> Double { Double.random(in: 0...1) }
}

/// Whether robots.txt is obeyed.
package enum RobotsPolicy: Sendable, Hashable {
  case obey
  /// A person decided not to, and says why; the reason stands in every report.
  case ignore(reason: String)
}

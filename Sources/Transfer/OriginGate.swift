/// Lets a few requests ahead to a TLS origin that has not answered yet.
///
/// Whether an origin multiplexes (HTTP/2) is known only after the first handshake. Five hundred
/// requests at once made libcurl 7.88 open up to 401 connections where six carry them all, at
/// 1.6 times curl's own cost; so the rest wait until one of the first has been answered.
struct OriginGate {
  /// As many as browsers open to one host.
  private static let scouts = 6
  /// Forgetting them all costs a few handshakes and no more.
  private static let mostOrigins = 10_000

  private var answered: Set<Origin> = []
  private var running: [Origin: Int] = [:]

  private struct Origin: Hashable {
    var host: String
    var port: Int?
  }

  /// Whether a request may start now.
  func mayStart(_ address: WebAddress) -> Bool {
    guard let origin = Self.origin(address), !answered.contains(origin) else { return true }
    return running[origin, default: 0] < Self.scouts
  }

  mutating func start(_ address: WebAddress) {
    guard let origin = Self.origin(address), !answered.contains(origin) else { return }
    running[origin, default: 0] += 1
  }

  /// A request has ended; an answer opens the gate for all others.
  mutating func end(_ address: WebAddress, isAnswered: Bool) {
    guard let origin = Self.origin(address), !answered.contains(origin) else { return }
    running[origin] = running[origin].flatMap { $0 > 1 ? $0 - 1 : nil }
    guard isAnswered else { return }
    running[origin] = nil
    if answered.count >= Self.mostOrigins { answered = [] }
    answered.insert(origin)
  }

  private static func origin(_ address: WebAddress) -> Origin? {
    address.scheme == "https" ? Origin(host: address.host, port: address.port) : nil
  }
}

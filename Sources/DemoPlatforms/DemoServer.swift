import FlyingFox
import FlyingSocks
import Foundation

/// The demo platforms as real web sites on a loopback port.
package struct DemoServer: Sendable {
  /// The account that every platform has.
  package static let user = "demo@exitway.example"
  package static let password = "correct horse battery staple"

  package let port: UInt16
  package let platforms: [DemoPlatform]
  private let server: HTTPServer
  private let running: Task<Void, any Error>
  private let state: DemoState

  /// How the server behaves besides its pages.
  package struct Options: Sendable {
    /// Answers wait a random time up to this, so that the network's order is shuffled.
    package var maximumDelayMilliseconds = 0
    package var seed: UInt64 = 1

    package init() {}
  }

  /// Starts listening on the loopback interface only.
  ///
  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - options: delays.
  /// - Returns: a server that answers.
  /// - Throws: a fault in the demo's data, or of the socket.
  package static func start(port: UInt16 = 0, options: Options = Options()) async throws
    -> DemoServer
  {
    let platforms = try DemoPlatform.all()
    let words = try DemoWords()
    let state = DemoState(seed: options.seed)
    let server = HTTPServer(address: .inet_loopback(port: port), logger: .disabled)
    // Threads of its own, in effect: behind tests that compute, each of an answer's many turns would
    // wait for seconds, and an answer for longer than a visitor does.
    let running = Task(priority: .high) { try await server.run() }
    // A busy machine may need more than the default of five seconds.
    try await server.waitUntilListening(timeout: 60)
    guard let address = await server.listeningAddress, let port = address.port else {
      throw DemoDataError(detail: "the server listens on no port")
    }
    let site = DemoSites(
      platforms: platforms, words: words, state: state, port: port,
      maximumDelay: options.maximumDelayMilliseconds)
    await server.appendRoute("*") { request in await site.answer(request) }
    return DemoServer(
      port: port, platforms: platforms, server: server, running: running, state: state)
  }

  /// Stops at once.
  package func stop() async {
    await server.stop()
    running.cancel()
  }

  /// Every request so far, in the order they came.
  package func requests() async -> [RecordedRequest] { await state.requests }

  /// Whether the account of a platform still exists: false once its final control was pressed.
  package func accountExists(on platform: String) async -> Bool {
    await state.accountExists(platform)
  }
}

extension Socket.Address {
  fileprivate var port: UInt16? {
    switch self {
    case .ip4(_, let port), .ip6(_, let port): port
    case .unix: nil
    }
  }
}

extension SocketAddress where Self == sockaddr_in {
  fileprivate static func inet_loopback(port: UInt16) -> Self {
    (try? .inet(ip4: "127.0.0.1", port: port)) ?? .inet(port: port)
  }
}

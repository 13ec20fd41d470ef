import Foundation
import Transfer

/// Fetches a list of addresses once, many at a time, and says what is needed beside the CPU time
/// that the caller measures: how many came whole, and the longest time in which none came.
///
/// Arguments: file with one address a line, transfers in flight in the engine, bytes of each page,
/// file of the authority to trust (optional).
@main
struct TransferBenchmark {
  /// Requests that callers have under way; beyond the engine's own limit they wait in it.
  private static let requestsInFlight = 500

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let maximum = Int(arguments[2]), let size = Int(arguments[3]) else {
      print("usage: transfer-benchmark LIST TRANSFERS BYTES [AUTHORITY]")
      exit(2)
    }
    let lines = try String(contentsOfFile: arguments[1], encoding: .utf8).split(separator: "\n")
    let addresses = lines.compactMap { WebAddress(String($0)) }
    let engine = try TransferEngine(maximumTransfers: maximum)
    var options = SessionOptions(userAgent: "transfer-benchmark", allowsLocalAddresses: true)
    if arguments.count > 4 { options.certificateAuthority = arguments[4] }
    let session = try engine.session(options)
    let (whole, longest) = await fetch(addresses, size, session)
    await engine.shutdown()
    print("\(whole) \(longest / .milliseconds(1))")
    exit(whole == lines.count ? 0 : 1)
  }

  private static func fetch(
    _ addresses: [WebAddress], _ size: Int, _ session: TransferSession
  ) async -> (whole: Int, longestGap: Duration) {
    await withTaskGroup(of: Bool.self) { group in
      var left = addresses[...]
      var (whole, longest, last) = (0, Duration.zero, ContinuousClock.now)
      for _ in 0..<requestsInFlight { add(left.popFirst()) }
      while let isWhole = await group.next() {
        let now = ContinuousClock.now
        longest = max(longest, now - last)
        last = now
        if isWhole { whole += 1 }
        add(left.popFirst())
      }
      return (whole, longest)

      func add(_ address: WebAddress?) {
        guard let address else { return }
        group.addTask {
          let response = try? await session.send(TransferRequest(method: .get, address: address))
          return response?.status == 200 && response?.body.count == size
        }
      }
    }
  }
}

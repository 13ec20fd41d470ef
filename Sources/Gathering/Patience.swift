import Transfer

/// When and how long to wait before a request that met a passing trouble is made again.
///
/// Exponential backoff with jitter, so that many checks started together do not come back together;
/// a host that names a time (`Retry-After`, RFC 9110 section 10.2.3) is obeyed, and one that names
/// a longer time than we have is not asked again.
struct Patience: Sendable {
  /// The longest wait that a host may ask for.
  static let longestWait = 120
  private static let attempts = 2

  /// What to do after an answer.
  enum Decision: Sendable, Hashable {
    case accept
    case again(after: Duration, asAsked: Bool)
  }

  /// Decides about one answer.
  ///
  /// - Parameters:
  ///   - result: what came of the request.
  ///   - attempt: requests made before this one.
  ///   - address: a host on this machine needs no pauses.
  ///   - jitter: 0…1, drawn anew each time.
  /// - Returns: whether to ask again, and after what time.
  static func decide(
    _ result: Result<TransferResponse, TransferError>, attempt: Int, address: WebAddress,
    jitter: Double
  ) -> Decision {
    guard attempt < attempts else { return .accept }
    var asked: Int?
    switch result {
    case .failure(let error):
      // A name that is not known and a closed port stay so; a lost connection may be chance.
      guard error.code == .connectionLost || (error.code == .timedOut && attempt == 0) else {
        return .accept
      }
    case .success(let response):
      guard [429, 502, 503, 504].contains(response.status), !Walls.isNamed(response) else {
        return .accept
      }
      asked = response.header("Retry-After").flatMap(seconds)
    }
    if let asked {
      return asked <= longestWait ? .again(after: .seconds(asked), asAsked: true) : .accept
    }
    let base = HostPacer.isLoopback(address.host) ? 20.0 : 1000.0
    let milliseconds = base * Double(1 << attempt) * (0.5 + jitter)
    return .again(after: .milliseconds(Int(milliseconds)), asAsked: false)
  }

  /// Seconds of a `Retry-After`; its other form, a date, is taken for "not now".
  private static func seconds(_ value: String) -> Int? {
    let text = value.filter { !$0.isWhitespace }
    if let seconds = Int(text) { return seconds < 0 ? nil : seconds }
    return text.isEmpty ? nil : Int.max
  }
}

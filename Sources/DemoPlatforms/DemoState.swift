/// What the demo platforms remember: accounts, sessions, form tokens, and every request.
actor DemoState {
  private var deletedAccounts: Set<String> = []
  private var sessions: [String: String] = [:]
  private var tokens: Set<String> = []
  private var visits: [String: Int] = [:]
  private(set) var requests: [RecordedRequest] = []
  private var random: SeededRandom

  /// Tokens and requests beyond these are forgotten, so that a server may stay up.
  private static let maximumTokens = 100_000
  private static let maximumRequests = 200_000

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  func record(_ request: RecordedRequest) {
    if requests.count >= Self.maximumRequests { requests.removeFirst(requests.count / 2) }
    requests.append(request)
  }

  /// Counts a visit to a page of a host.
  func visits(of page: String) -> Int {
    if visits.count >= Self.maximumTokens { visits.removeAll() }
    visits[page, default: 0] += 1
    return visits[page, default: 0]
  }

  /// A token for the forms of one rendering.
  func newToken() -> String {
    if tokens.count >= Self.maximumTokens { tokens.removeAll() }
    let token = word() + word()
    tokens.insert(token)
    return token
  }

  func isKnown(token: String) -> Bool { tokens.contains(token) }

  /// Opens a session where the account exists.
  func signIn(_ platform: String, user: String, password: String) -> String? {
    guard user == DemoServer.user, password == DemoServer.password,
      !deletedAccounts.contains(platform)
    else { return nil }
    let session = word() + word()
    sessions[session] = platform
    return session
  }

  func isSignedIn(_ session: String?, _ platform: String) -> Bool {
    session.map { sessions[$0] == platform } ?? false
  }

  func signOut(_ session: String?) {
    if let session { sessions[session] = nil }
  }

  /// What the final control does, if anybody presses it.
  func deleteAccount(_ platform: String) {
    deletedAccounts.insert(platform)
    sessions = sessions.filter { $0.value != platform }
  }

  func accountExists(_ platform: String) -> Bool { !deletedAccounts.contains(platform) }

  /// Milliseconds to wait before an answer.
  func delay(upTo milliseconds: Int) -> Int {
    milliseconds == 0 ? 0 : Int(random.next() % UInt64(milliseconds + 1))
  }

  private func word() -> String {
    let text = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same seed gives the same delays.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A request that reached the demo server.
package struct RecordedRequest: Sendable, Hashable {
  package var host: String
  package var method: String
  package var path: String
  package var platform: String?
}

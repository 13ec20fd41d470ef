import Gathering
import Transfer

/// How far a run is and what it is at, from what gathering tells; pure, so that time is a parameter.
struct RunProgress {
  /// The moments of a run; a test makes up its own.
  typealias Instant = ContinuousClock.Instant

  private let total: Int
  private let began: Instant
  private var done = 0
  private var requests = 0
  /// What was asked and has not been answered, the newest last.
  private var open: [WebAddress] = []
  private var lastAsked: (address: WebAddress, at: Instant)?
  private var waits: [String: Instant] = [:]
  /// When the answers of the last seconds came.
  private var answers: [Instant] = []

  /// The rate is that of these last seconds.
  private static let window = 5.0
  /// A page that was answered is still being read so long, as far as a person can see.
  private static let reading = Duration.seconds(1)
  /// An address may be 8 kB of marks that take no column.
  private static let longestPlace = 200

  /// - Parameters:
  ///   - total: the cases of the run.
  ///   - began: when the run began.
  init(total: Int, began: Instant) {
    self.total = total
    self.began = began
  }

  /// Notes what gathering tells.
  mutating func note(_ event: GatheringEvent, at now: Instant) {
    switch event {
    case .asking(let address):
      waits[address.host] = nil
      open.append(address)
      lastAsked = (address, now)
    case .answered(let address):
      if let index = open.firstIndex(of: address) { open.remove(at: index) }
      requests += 1
      answers.append(now)
      answers.removeAll { Self.seconds(from: $0, to: now) > Self.window }
    case .waiting(let host, let until):
      waits[host] = until
    }
  }

  /// Notes that a case is done.
  mutating func finishCase() { done += 1 }

  /// The line for a terminal, with words of strangers last, where they may be cut.
  func line(at now: Instant) -> String {
    (["\(done)/\(total) cases", rate(at: now)] + [place(at: now)].compactMap(\.self))
      .joined(separator: " · ")
  }

  /// The sentence for a log, with words of strangers.
  func sentence(at now: Instant) -> String {
    let head = "still at it: \(done) of \(total) cases done, \(requests) requests"
    return place(at: now).map { "\(head); \($0)" } ?? head
  }

  private func rate(at now: Instant) -> String {
    let recent = answers.count { Self.seconds(from: $0, to: now) <= Self.window }
    let time = min(Self.window, max(1, Self.seconds(from: began, to: now)))
    let tenths = Int((Double(recent) / time * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) requests/s"
  }

  /// The page that is read, or whom it waits for when it does nothing but wait.
  private func place(at now: Instant) -> String? {
    if let address = open.last { return "reading \(Self.name(address))" }
    let wait = waits.filter { $0.value > now }.min { ($0.value, $0.key) < ($1.value, $1.key) }
    if let wait {
      let seconds = Int(Self.seconds(from: now, to: wait.value).rounded(.up))
      return "waiting \(seconds) s for \(wait.key) (politeness)"
    }
    guard let lastAsked, now - lastAsked.at < Self.reading else { return nil }
    return "reading \(Self.name(lastAsked.address))"
  }

  private static func name(_ address: WebAddress) -> String {
    let place = address.host + (address.port.map { ":\($0)" } ?? "") + address.path
    return String(String.UnicodeScalarView(place.unicodeScalars.prefix(longestPlace)))
  }

  private static func seconds(from start: Instant, to end: Instant) -> Double {
    (end - start) / .seconds(1)
  }
}

package import Evidence
package import Foundation

/// What `exitway schedule run` remembers between two calls: when each scenario last started.
package struct ScheduleState: Sendable, Hashable {
  /// The newest form that this exitway reads and the one that it writes.
  package static let version = 1
  /// The file's name in the working folder; the exported jobs keep it.
  package static let fileName = "schedule-state.json"

  /// One scenario's moments, in whole seconds.
  package struct Entry: Sendable, Hashable {
    /// When a schedule was first found for the scenario; nothing before it was missed.
    package fileprivate(set) var firstSeen: Date
    /// When it last started by its schedule; nil before the first time.
    package fileprivate(set) var lastStarted: Date?
  }

  /// By scenario id.
  package private(set) var entries: [String: Entry] = [:]

  /// The state of a machine that has run nothing.
  package init() {}

  /// The state with scenarios that were not known before; from now on they can become due.
  ///
  /// A first sight that lies after now, from a clock that was wrong, is taken anew.
  package func seeing(_ scenarios: [ScheduledScenario], at now: Date) -> ScheduleState {
    guard let now = Self.whole(now) else { return self }
    var state = self
    for scenario in scenarios where (entries[scenario.id]?.firstSeen ?? .distantFuture) > now {
      state.entries[scenario.id, default: Entry(firstSeen: now)].firstSeen = now
    }
    return state
  }

  /// The state after a scenario was started; to be written before it runs, so that none runs twice.
  package func starting(_ id: String, at now: Date) -> ScheduleState {
    guard let now = Self.whole(now) else { return self }
    var state = self
    state.entries[id, default: Entry(firstSeen: now)].lastStarted = now
    return state
  }

  /// The bytes of the state's file.
  ///
  /// - Throws: ``EvidenceError``, which never happens for a state that was made here.
  package func encoded(path: String) throws(EvidenceError) -> [UInt8] {
    try StoredJSON.encode(self, path)
  }

  /// Reads the bytes of a state's file.
  ///
  /// - Throws: ``EvidenceError`` for what is not a state, or one of a newer exitway.
  package init(_ bytes: [UInt8], path: String) throws(EvidenceError) {
    self = try StoredJSON.decode(Self.self, bytes, path, newest: Self.version)
  }

  /// A moment as the file can hold it; nil outside the years 1 to 9999.
  private static func whole(_ moment: Date) -> Date? {
    UTCStamp.seconds(moment).map { Date(timeIntervalSince1970: Double($0)) }
  }
}

extension ScheduleState: Codable {
  private enum Key: String, CodingKey {
    case version
    case entries = "scenarios"
  }

  /// Reads the form of ``version`` 1.
  package init(from decoder: any Decoder) throws {
    entries = try decoder.container(keyedBy: Key.self).decode(
      [String: Entry].self, forKey: .entries)
  }

  /// Writes the form of ``version`` 1.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Self.version, forKey: .version)
    try container.encode(entries, forKey: .entries)
  }
}

extension ScheduleState.Entry: Codable {
  private enum Key: String, CodingKey {
    case firstSeen, lastStarted
  }

  /// Reads moments as ISO 8601 in UTC with whole seconds; any other form is an error.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func moment(_ key: Key, _ text: String) throws -> Date {
      guard let moment = UTCStamp.moment(text) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "not a moment such as 2026-03-08T07:00:00Z")
      }
      return moment
    }
    firstSeen = try moment(.firstSeen, container.decode(String.self, forKey: .firstSeen))
    lastStarted = try container.decodeIfPresent(String.self, forKey: .lastStarted)
      .map { try moment(.lastStarted, $0) }
  }

  /// Writes moments as ISO 8601 in UTC with whole seconds.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(UTCStamp.text(firstSeen), forKey: .firstSeen)
    try container.encodeIfPresent(lastStarted.flatMap(UTCStamp.text), forKey: .lastStarted)
  }
}

/// What one run has to tell its readers: the message that goes to every channel.
package struct Announcement: Codable, Sendable, Hashable {
  package static let currentVersion = 1
  /// Events that one message holds; beyond this they are counted only.
  package static let maximumEvents = 500

  package var version = currentVersion
  /// The message's own id, the same in every channel and at every attempt: 32 hexadecimal digits.
  package var id: String
  /// Name of the run that ended with it.
  package var run: String
  /// When it was entered, ISO 8601 in UTC.
  package var at: String
  /// Sent to try the channels; nothing has changed.
  package var isTest: Bool
  /// What began, ended or was met first; by case, then by subject.
  package var events: [WatchEvent]
  /// What changed back before it counted, since the message before; told beside the events.
  package var unstable: [WatchEvent]
  /// Events that ``maximumEvents`` left out.
  package var more: Int

  package init(
    id: String, run: String, at: String, isTest: Bool = false, events: [WatchEvent],
    unstable: [WatchEvent]
  ) {
    self.id = id
    self.run = run
    self.at = at
    self.isTest = isTest
    self.events = Array(events.prefix(Self.maximumEvents))
    self.unstable = Array(unstable.prefix(Self.maximumEvents))
    more = events.count - self.events.count + unstable.count - self.unstable.count
  }

  enum CodingKeys: String, CodingKey {
    case version, id, run, at, events, unstable, more
    case isTest = "test"
  }
}

/// A state that began or ended, and that is told once.
package struct WatchEvent: Codable, Sendable, Hashable {
  /// What happened to the state.
  package enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// It was so when the case was first looked at: no change, but a reader must know it.
    case watchBegan = "watch-began"
    case started
    case ended
    /// It changed back before it counted.
    case unstable
  }

  /// 32 hexadecimal digits that follow from the event.
  package var id: String
  package var kind: Kind
  package var caseID: CaseID
  /// One, or all that a case began with.
  package var states: [WatchedState]

  package init(id: String, kind: Kind, caseID: CaseID, states: [WatchedState]) {
    self.id = id
    self.kind = kind
    self.caseID = caseID
    self.states = states
  }
}

/// One thing about a case that a reader must know.
package struct WatchedState: Codable, Sendable, Hashable {
  package var subject: WatchSubject
  /// The state before: `not-failing`, `failing`, `told`, `cannot-tell`, `found` or `lost`; nil where
  /// nothing was known.
  package var from: String?
  /// The state now, in the same words.
  package var to: String
  /// A ``ReasonCode``'s raw value, where something could not be told.
  package var reason: String?
  /// Name of the first run that agrees with it.
  package var since: String

  package init(
    subject: WatchSubject, from: String?, to: String, reason: String?, since: String
  ) {
    self.subject = subject
    self.from = from
    self.to = to
    self.reason = reason
    self.since = since
  }
}

/// What is watched of a case.
package enum WatchSubject: Sendable, Hashable, Comparable {
  /// Whether the case could be told at all.
  case wholeCase
  /// Whether the way out is there.
  case wayOut
  /// Whether a rule fails, by its id.
  case rule(String)

  /// The state that a reader must know.
  package var trouble: String {
    switch self {
    case .wholeCase: "cannot-tell"
    case .wayOut: "lost"
    case .rule: "failing"
    }
  }

  /// The state without it.
  package var fine: String {
    switch self {
    case .wholeCase: "told"
    case .wayOut: "found"
    case .rule: "not-failing"
    }
  }
}

extension WatchSubject: Codable, RawRepresentable {
  /// A rule's id, `way-out` with a mark that no rule's id has, or nothing for the whole case.
  package init(rawValue: String) {
    self =
      switch rawValue {
      case "": .wholeCase
      case "@way-out": .wayOut
      default: .rule(rawValue)
      }
  }

  package var rawValue: String {
    switch self {
    case .wholeCase: ""
    case .wayOut: "@way-out"
    case .rule(let id): id
    }
  }
}

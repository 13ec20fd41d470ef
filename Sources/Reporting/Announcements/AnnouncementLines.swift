package import Evidence

/// An announcement as titles and lines, before a format escapes them.
package struct AnnouncementLines: Sendable, Hashable {
  /// Lines under one title.
  package struct Section: Sendable, Hashable {
    package var title: String
    package var lines: [String]
  }

  /// Numbers only: no word of a site or a scenario stands where mail programs show a subject.
  package var subject: String
  package var sections: [Section]
  /// What a reader must know to read the rest.
  package var note: String

  /// Events that a message for people lists; beyond this it says how many more there are.
  package static let maximumEvents = 20
  /// Names longer than this are cut.
  private static let maximumName = 120

  /// Puts an announcement into words; every text of it is on one line and holds nothing that acts
  /// unseen.
  package init(_ announcement: Announcement) {
    if announcement.isTest {
      subject = "exitway: test message"
      sections = []
      note = "This is a test. Nothing has changed."
      return
    }
    let events = announcement.events + announcement.unstable
    let listed = events.prefix(Self.maximumEvents)
    subject = "exitway: " + Self.counts(announcement).joined(separator: ", ")
    sections = Self.titles.compactMap { kind, title in
      let lines = listed.filter { $0.kind == kind }.flatMap(Self.lines)
      return lines.isEmpty ? nil : Section(title: title, lines: lines)
    }
    let more = events.count - listed.count + announcement.more
    note =
      (more > 0 ? "\(more) more not listed here. " : "")
      + "A failing rule is an indicator for a fault, and no verdict. "
      + "Run: \(Self.short(announcement.run))."
  }

  private static let titles: [(WatchEvent.Kind, String)] = [
    (.started, "Started"), (.ended, "Ended"), (.watchBegan, "Watch began, already so"),
    (.unstable, "Unstable: changed back before it counted"),
  ]

  private static func counts(_ announcement: Announcement) -> [String] {
    let words: [(WatchEvent.Kind, String)] = [
      (.started, "started"), (.ended, "ended"), (.watchBegan, "newly watched"),
    ]
    return words.compactMap { kind, word in
      let count = announcement.events.count { $0.kind == kind }
      return count > 0 ? "\(count) \(word)" : nil
    }
  }

  /// One line a state; what a case began with is one line.
  private static func lines(_ event: WatchEvent) -> [String] {
    let name = short(event.caseID.description)
    if event.kind == .watchBegan {
      let states = event.states.prefix(maximumEvents).map { "\(subject($0)) \(now($0))" }
      let more = event.states.count - states.count
      return ["\(name): " + (states + (more > 0 ? ["\(more) more"] : [])).joined(separator: ", ")]
    }
    return event.states.map { state in
      let from = state.from.map { word($0) + " → " } ?? ""
      return "\(name): \(subject(state)): \(from)\(now(state)), since run \(short(state.since))"
    }
  }

  private static func subject(_ state: WatchedState) -> String {
    switch state.subject {
    case .wholeCase: "the case"
    case .wayOut: "the way out"
    case .rule(let id): short(id)
    }
  }

  private static func now(_ state: WatchedState) -> String {
    word(state.to) + (state.reason.map { " (\(short($0)))" } ?? "")
  }

  private static func word(_ state: String) -> String { state.replacing("-", with: " ") }

  private static func short(_ text: String) -> String {
    let text = Escaping.terminal(text)
    return text.unicodeScalars.count <= maximumName ? text : String(text.prefix(maximumName)) + "…"
  }
}

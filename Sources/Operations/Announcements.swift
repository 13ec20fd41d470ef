import Evidence

/// Makes events of what a run saw; knows no file and no clock.
enum Announcements {
  /// What one case's sightings led to.
  struct CaseTurns {
    var caseID: CaseID
    var turns: [(subject: WatchSubject, turn: WatchMemory.Turn)]
  }

  /// The events of a run, by case and subject; what a case began with is one event.
  static func events(_ cases: [CaseTurns], run: String) -> [WatchEvent] {
    cases.sorted { $0.caseID < $1.caseID }.flatMap { one -> [WatchEvent] in
      let turns = one.turns.sorted { $0.subject < $1.subject }
      let first = turns.filter { $0.turn.kind == .first }
      let later = turns.filter { $0.turn.kind != .first }
      let began =
        first.isEmpty
        ? [] : [event(.watchBegan, one.caseID, first.map { state($0.subject, $0.turn) }, run)]
      return began
        + later.map { event(kind($0.turn), one.caseID, [state($0.subject, $0.turn)], run) }
    }
  }

  private static func kind(_ turn: WatchMemory.Turn) -> WatchEvent.Kind {
    if turn.kind == .unstable { return .unstable }
    return turn.isTrouble ? .started : .ended
  }

  private static func state(_ subject: WatchSubject, _ turn: WatchMemory.Turn) -> WatchedState {
    let (trouble, fine) = (subject.trouble, subject.fine)
    return WatchedState(
      subject: subject, from: turn.hasBefore ? (turn.isTrouble ? fine : trouble) : nil,
      to: turn.isTrouble ? trouble : fine, reason: turn.reason, since: turn.since)
  }

  private static func event(
    _ kind: WatchEvent.Kind, _ caseID: CaseID, _ states: [WatchedState], _ run: String
  ) -> WatchEvent {
    let subjects = states.map(\.subject.rawValue)
    let id = id(["event", run, kind.rawValue, caseID.scenario, caseID.locale] + subjects)
    return WatchEvent(id: id, kind: kind, caseID: caseID, states: states)
  }

  /// An id that follows from some words; half of SHA-256 is enough for it.
  static func id(_ words: [String]) -> String {
    String(ContentHash(of: Array(words.joined(separator: "\0").utf8)).description.prefix(32))
  }
}

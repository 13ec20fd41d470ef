/// What was announced of one watched thing, and what may be announced next.
struct WatchMemory: Sendable, Hashable {
  /// The state that readers know; nil where trouble was met first and has not been told yet.
  var isTrouble: Bool?
  /// Name of the run with which it began.
  var since: String
  /// Why it could not be told, where that is the trouble.
  var reason: String?
  /// The other state, as far as it was seen.
  var candidate: Candidate?
  /// Name of the last run that said something.
  var lastRun: String

  /// A state that has been seen, but not often enough.
  struct Candidate: Sendable, Hashable {
    /// Agreeing fetches in a row.
    var count: Int
    /// Name of the first run of them.
    var since: String
    var reason: String?
  }

  /// What a sighting led to.
  struct Turn: Hashable {
    var kind: Kind
    var isTrouble: Bool
    var since: String
    var reason: String?
    /// Whether there is a state before it that readers know.
    var hasBefore: Bool

    enum Kind: Hashable { case first, asserted, unstable }
  }

  /// The memory after the very first sighting; that nothing is wrong needs no proof, for it is not
  /// told.
  init(first sighting: Sighting, run: String) {
    since = run
    lastRun = ""
    isTrouble = sighting.isTrouble ? nil : false
  }

  init(isTrouble: Bool?, since: String, reason: String?, candidate: Candidate?, lastRun: String) {
    self.isTrouble = isTrouble
    self.since = since
    self.reason = reason
    self.candidate = candidate
    self.lastRun = lastRun
  }

  /// Takes what a run saw; a run that is not newer than the last one says nothing.
  ///
  /// - Parameters:
  ///   - sighting: what was seen.
  ///   - fetches: how many agreeing fetches it rests on.
  ///   - run: the run's name, which sorts by time.
  ///   - needed: agreeing fetches that make a state certain.
  /// - Returns: what readers should hear of it.
  mutating func take(
    _ sighting: Sighting, fetches: Int, run: String, needed: Int
  ) -> Turn? {
    guard run > lastRun else { return nil }
    lastRun = run
    if sighting.isTrouble == isTrouble ?? false { return settle(at: run) }
    candidate = Candidate(
      count: (candidate?.count ?? 0) + fetches, since: candidate?.since ?? run,
      reason: sighting.reason)
    guard let candidate, candidate.count >= needed else { return nil }
    let hasBefore = isTrouble != nil
    isTrouble = sighting.isTrouble
    since = candidate.since
    reason = sighting.reason
    self.candidate = nil
    return Turn(
      kind: hasBefore ? .asserted : .first, isTrouble: sighting.isTrouble, since: since,
      reason: reason, hasBefore: hasBefore)
  }

  /// The known state was seen again: what was not yet certain was a moment's disagreement.
  private mutating func settle(at run: String) -> Turn? {
    let wasFirst = isTrouble == nil
    if wasFirst {
      isTrouble = false
      since = run
    }
    guard let passing = candidate else { return nil }
    candidate = nil
    return Turn(
      kind: .unstable, isTrouble: wasFirst || isTrouble == false, since: passing.since,
      reason: passing.reason, hasBefore: !wasFirst)
  }
}

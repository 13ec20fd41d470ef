import Evidence

/// What one rule said in one case over all runs, as its state and its changes.
///
/// Between two changes the outcome is that of the first: a run whose report lacks the rule changes
/// nothing. Runs may come in any order, and again.
struct HistoryTimeline: Sendable, Hashable {
  /// The rule's id; empty for the outcome of the whole case.
  var rule: String
  /// The outcome in the newest run that saw the rule.
  var outcome: Outcome
  var firstSeen: Int64
  var lastSeen: Int64
  /// The newest run in which the rule passed; nil if it never did.
  var lastGood: Int64?
  /// The run with which the present outcome began.
  var since: Int64
  /// Those of the kept runs; may be left empty where only runs after ``lastSeen`` are put in.
  var changes: [Int64: Change] = [:]

  struct Change: Sendable, Hashable {
    var from: Outcome
    var to: Outcome
  }

  /// A rule that is seen for the first time.
  init(rule: String, outcome: Outcome, run: Int64) {
    self.rule = rule
    self.outcome = outcome
    firstSeen = run
    lastSeen = run
    lastGood = outcome == .pass ? run : nil
    since = run
  }

  /// Puts a run's outcome in its place.
  ///
  /// - Parameters:
  ///   - new: what the rule said in that run.
  ///   - run: the run's id.
  ///   - runs: the kept runs of the case with this one, oldest first; only read where the run is
  ///     not newer than ``lastSeen``.
  /// - Returns: the runs whose change may be another one now.
  mutating func put(_ new: Outcome, at run: Int64, runs: [Int64]) -> [Int64] {
    let touched = run > lastSeen ? append(new, at: run) : insert(new, at: run, runs: runs)
    if new == .pass {
      lastGood = max(lastGood ?? run, run)
    } else if lastGood == run {
      lastGood = lastPass(runs)
    }
    firstSeen = min(firstSeen, run)
    lastSeen = max(lastSeen, run)
    return touched
  }

  private mutating func append(_ new: Outcome, at run: Int64) -> [Int64] {
    guard new != outcome else { return [] }
    changes[run] = Change(from: outcome, to: new)
    outcome = new
    since = run
    return [run]
  }

  private mutating func insert(_ new: Outcome, at run: Int64, runs: [Int64]) -> [Int64] {
    guard !isForgotten(run) else { return [] }
    let next = next(after: run, runs)
    let before = value(at: run - 1)
    let after = next.flatMap(value(at:))
    let hadStart = changes[since] != nil
    set(from: before, to: new, at: run)
    if let next { set(from: new, to: after, at: next) }
    if run == lastSeen { outcome = new }
    moveStart(run: run, lost: hadStart && changes[since] == nil, runs: runs)
    return [run] + [next].compactMap(\.self)
  }

  /// True between the first run and a start whose change was pruned: what was there is not known,
  /// so that no change can be told from it.
  private func isForgotten(_ run: Int64) -> Bool {
    run >= firstSeen && run < since && changes[since] == nil
  }

  /// The next run that saw the rule, or was taken for it.
  private func next(after run: Int64, _ runs: [Int64]) -> Int64? {
    if run >= lastSeen { return nil }
    if run < firstSeen { return firstSeen }
    return runs.first { $0 > run }
  }

  /// The outcome that held in a run; nil before the first one.
  private func value(at run: Int64) -> Outcome? {
    guard run >= firstSeen else { return nil }
    if let last = changes.keys.filter({ $0 <= run }).max() { return changes[last]?.to }
    if let first = changes.keys.min() { return changes[first]?.from }
    return outcome
  }

  private mutating func set(from old: Outcome?, to new: Outcome?, at run: Int64) {
    if let old, let new, old != new {
      changes[run] = Change(from: old, to: new)
    } else {
      changes[run] = nil
    }
  }

  private mutating func moveStart(run: Int64, lost: Bool, runs: [Int64]) {
    if let latest = changes.keys.max(), lost || latest >= since {
      since = latest
    } else if lost {
      // What was before the oldest kept run is not known any more.
      since = max(runs.first ?? firstSeen, firstSeen)
    } else if run < firstSeen, since == firstSeen {
      since = run
    }
  }

  /// The run before the newest change away from a pass.
  private func lastPass(_ runs: [Int64]) -> Int64? {
    guard let end = changes.filter({ $0.value.from == .pass }).keys.max() else { return nil }
    return runs.last { $0 < end }
  }
}

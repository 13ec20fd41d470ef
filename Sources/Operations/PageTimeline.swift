import Evidence

/// What one page of a case was over all runs, as the spans of runs between its changes.
///
/// A run that did not meet the page changes nothing. Runs may come in any order, and again.
struct PageTimeline: Sendable, Hashable {
  /// Oldest first; spans do not overlap, and neighbours differ.
  private(set) var spans: [Span] = []

  /// Runs between which the page stayed the same, both included.
  struct Span: Sendable, Hashable {
    var hash: String
    var since: Int64
    var last: Int64
  }

  /// Spans as they were kept, oldest first.
  init(_ spans: [Span] = []) { self.spans = spans }

  /// Puts what a run saw in its place.
  ///
  /// - Parameters:
  ///   - hash: what the page was.
  ///   - run: the run's id.
  ///   - runs: the kept runs of the case, oldest first; only read where a span is cut.
  /// - Throws: what reading the runs throws.
  mutating func put(
    _ hash: String, at run: Int64, runs: () throws -> [Int64]
  ) rethrows {
    if let inside = spans.firstIndex(where: { $0.since <= run && run <= $0.last }) {
      guard spans[inside].hash != hash else { return }
      spans.replaceSubrange(
        inside...inside, with: Self.cut(spans[inside], at: run, runs: try runs()))
    }
    let place = spans.firstIndex { $0.since > run } ?? spans.endIndex
    spans.insert(Span(hash: hash, since: run, last: run), at: place)
    join(at: place)
  }

  /// The parts of a span before and after a run.
  private static func cut(_ span: Span, at run: Int64, runs: [Int64]) -> [Span] {
    var parts: [Span] = []
    if span.since < run {
      // Where the runs between were pruned, nothing is known but the start.
      let end = runs.last { $0 < run && $0 > span.since } ?? span.since
      parts.append(Span(hash: span.hash, since: span.since, last: end))
    }
    if span.last > run {
      let start = runs.first { $0 > run && $0 < span.last } ?? span.last
      parts.append(Span(hash: span.hash, since: start, last: span.last))
    }
    return parts
  }

  /// Makes one span of a span and those neighbours that are the same.
  private mutating func join(at place: Int) {
    for right in [place + 1, place]
    where right > 0 && right < spans.count && spans[right].hash == spans[right - 1].hash {
      spans[right - 1].last = spans[right].last
      spans.remove(at: right)
    }
  }
}

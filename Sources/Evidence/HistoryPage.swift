/// Some of the cases of a history, as a page shows them.
package struct CasePage: Sendable, Hashable {
  /// Sorted by case.
  package var trends: [CaseTrend]
  /// How many cases fit what was looked for, those on other pages included.
  package var fitting: Int
  /// What all cases came to in their newest runs; outcomes that none has are missing.
  package var counts: [Outcome: Int]

  package init(trends: [CaseTrend], fitting: Int, counts: [Outcome: Int]) {
    self.trends = trends
    self.fitting = fitting
    self.counts = counts
  }
}

/// Some of the runs of a history, as a page shows them.
package struct RunPage: Sendable, Hashable {
  /// Newest first.
  package var runs: [Entry]
  /// How many runs are kept, those on other pages included.
  package var total: Int

  /// One run with what its cases came to.
  package struct Entry: Sendable, Hashable {
    package var run: HistoryRun
    /// Number of cases for each outcome; outcomes that no case has are missing.
    package var counts: [Outcome: Int]

    package init(run: HistoryRun, counts: [Outcome: Int]) {
      self.run = run
      self.counts = counts
    }
  }

  package init(runs: [Entry], total: Int) {
    self.runs = runs
    self.total = total
  }
}

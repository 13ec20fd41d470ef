/// The judged case: what a snapshot's `report.json` holds and every report format shows.
package struct CaseReport: Codable, Sendable, Hashable {
  package static let currentVersion = 2

  package var version: Int = currentVersion
  package var caseID: CaseID
  package var platform: String
  package var expectedLanguage: String
  /// Version of the rules that judged.
  package var ruleSet: String
  /// Version of the tool that gathered.
  package var tool: String?
  /// SHA-256 of the scenario's file; nil for a page without one.
  package var scenarioHash: String?
  /// Worst outcome among the findings; `cantTell` outranks a pass.
  package var outcome: Outcome
  /// Why nothing at all could be told, where that is so.
  package var obstacle: EvidenceFailure?
  package var scores: [DimensionScore]
  package var profiles: [ProfileVerdict]
  /// Sorted by rule id.
  package var findings: [Finding]
  package var delete: JourneySummary?
  package var signup: JourneySummary?
  /// The way out on the scenario's second device; nil where it names one only.
  package var secondDevice: DeviceSummary?
  /// Both journeys as authorities counted in published cases.
  package var published: [PublishedCount] = []
  /// How the way out differs from the last snapshot's; news of a run, and in no snapshot.
  package var pathChange: PathChange?
  /// Why robots.txt was not obeyed, in the words of the person who decided so; nil where it was.
  package var robotsIgnored: String?
  /// Parts of pages that are others in each fetch, and left out; sorted, nil where there are none.
  package var variations: [Variation]?
  /// Pages that were shown in a browser, in the order of the walk; nil where none was.
  package var renderedPages: [String]?
  /// How often the pages were fetched, nil for once; news of a run, and in no snapshot.
  package var fetches: Int?

  package init(
    caseID: CaseID, platform: String, expectedLanguage: String, ruleSet: String, outcome: Outcome,
    obstacle: EvidenceFailure?, scores: [DimensionScore], profiles: [ProfileVerdict],
    findings: [Finding], delete: JourneySummary?, signup: JourneySummary?
  ) {
    self.caseID = caseID
    self.platform = platform
    self.expectedLanguage = expectedLanguage
    self.ruleSet = ruleSet
    self.outcome = outcome
    self.obstacle = obstacle
    self.scores = scores
    self.profiles = profiles
    self.findings = findings
    self.delete = delete
    self.signup = signup
  }
}

/// A dimension's score with what it rests on.
package struct DimensionScore: Codable, Sendable, Hashable {
  package var dimension: Dimension
  /// 0…100 over the rules with an outcome; nil where none has one.
  package var score: Int?
  /// Share of the applicable weight that has an outcome, 0…100; nil where no rule applies.
  package var coverage: Int?
  /// The score if everything that could not be told failed.
  package var lowest: Int?
  /// The score if everything that could not be told passed.
  package var highest: Int?

  package init(dimension: Dimension, score: Int?, coverage: Int?, lowest: Int?, highest: Int?) {
    self.dimension = dimension
    self.score = score
    self.coverage = coverage
    self.lowest = lowest
    self.highest = highest
  }
}

/// What one norm's mapped rules say together.
package struct ProfileVerdict: Codable, Sendable, Hashable {
  package var profile: String
  /// Worst outcome among the mapped rules, after caps and overrides.
  package var outcome: Outcome
  /// Mapped rules that are not `pass` or `notApplicable`, each with its article; sorted by rule.
  package var indicators: [Indicator]

  package struct Indicator: Codable, Sendable, Hashable {
    package var rule: String
    package var article: String
    /// `mandate`, `case`, `guide`, `policy`, `probe` or `proxy`.
    package var basis: String
    package var outcome: Outcome

    package init(rule: String, article: String, basis: String, outcome: Outcome) {
      self.rule = rule
      self.article = article
      self.basis = basis
      self.outcome = outcome
    }
  }

  package init(profile: String, outcome: Outcome, indicators: [Indicator]) {
    self.profile = profile
    self.outcome = outcome
    self.indicators = indicators
  }
}

/// The way out with another device's User-Agent.
package struct DeviceSummary: Codable, Sendable, Hashable {
  /// `mobile` or `desktop`.
  package var device: String
  package var delete: JourneySummary?
  /// Why it was not observed, where it was not.
  package var missing: EvidenceFailure?

  package init(device: String, delete: JourneySummary?, missing: EvidenceFailure?) {
    self.device = device
    self.delete = delete
    self.missing = missing
  }
}

/// A journey as a reader sees it: counters with the steps that were counted.
package struct JourneySummary: Codable, Sendable, Hashable {
  package var counts: Counts
  /// `1. follow "Settings" on https://${host}/account`, one a step.
  package var steps: [String]
  package var ended: EvidenceFailure?
  package var search: SearchRecord
  package var findability: Findability?
  package var reach: [EntryReach]
  /// The same steps with their parts, for pictures and to walk them again.
  package var walk: [WalkStep]

  package init(
    counts: Counts, steps: [String], ended: EvidenceFailure?, search: SearchRecord,
    findability: Findability? = nil, reach: [EntryReach] = [], walk: [WalkStep] = []
  ) {
    self.counts = counts
    self.steps = steps
    self.ended = ended
    self.search = search
    self.findability = findability
    self.reach = reach
    self.walk = walk
  }
}

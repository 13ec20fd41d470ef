import Conformance
import Evidence
import Testing

struct ScoringTests {
  /// A finding of which only what is scored matters.
  static func finding(_ outcome: Outcome, _ severity: Severity) -> Finding {
    Finding(
      rule: "rule", dimension: .steps, severity: severity, outcome: outcome,
      reason: outcome == .cantTell ? .network : nil, observed: "", expected: "")
  }

  static func score(_ findings: [Finding]) throws -> DimensionScore {
    try #require(Scoring.scores(of: findings).first { $0.dimension == .steps })
  }

  /// Every list of three findings: all outcomes and severities.
  static let lists: [[Finding]] = {
    let single = Outcome.allCases.flatMap { outcome in
      Severity.allCases.map { finding(outcome, $0) }
    }
    return single.flatMap { first in
      single.flatMap { second in single.map { third in [first, second, third] } }
    }
  }()

  @Test func `the weighted mean counts a warning half, and halves round up`() throws {
    let findings = [
      Self.finding(.pass, .critical), Self.finding(.warn, .major), Self.finding(.fail, .minor),
    ]
    // (4 + 1 + 0) of 7 is 71.4.
    let score = try Self.score(findings)
    #expect(score.score == 71)
    #expect(score.coverage == 100)

    // 1 of 8 is 12.5.
    let half = [
      Self.finding(.pass, .minor), Self.finding(.fail, .critical), Self.finding(.fail, .major),
      Self.finding(.fail, .minor),
    ]
    #expect(try Self.score(half).score == 13)
  }

  @Test func `what could not be told lowers coverage and widens the range, not the score`() throws {
    let score = try Self.score([
      Self.finding(.pass, .critical), Self.finding(.fail, .major), Self.finding(.cantTell, .major),
    ])
    #expect(score.score == 67)
    #expect(score.coverage == 75)
    #expect(score.lowest == 50)
    #expect(score.highest == 75)
  }

  @Test func `a dimension of which nothing could be told has a range and no score`() throws {
    let score = try Self.score([Self.finding(.cantTell, .critical)])
    #expect(
      score
        == DimensionScore(dimension: .steps, score: nil, coverage: 0, lowest: 0, highest: 100))
  }

  @Test func `a dimension to which no rule applies has nothing`() throws {
    let score = try Self.score([Self.finding(.notApplicable, .critical)])
    #expect(
      score
        == DimensionScore(dimension: .steps, score: nil, coverage: nil, lowest: nil, highest: nil))
    #expect(Scoring.scores(of: []).map(\.dimension) == Dimension.allCases)
  }

  @Test func `the score lies in its range, and the range is what could still come`() throws {
    for list in Self.lists {
      let score = try Self.score(list)
      let lowest = try Self.score(list.map { Self.told($0, as: .fail) })
      let highest = try Self.score(list.map { Self.told($0, as: .pass) })
      #expect(score.lowest == lowest.score)
      #expect(score.highest == highest.score)
      let isOpen = list.contains { $0.outcome == .cantTell }
      #expect((score.coverage == 100) == (!isOpen && score.coverage != nil))
      guard let value = score.score, let low = score.lowest, let high = score.highest else {
        continue
      }
      #expect(low <= value && value <= high && (0...100).contains(value))
    }
  }

  @Test func `order, and findings that do not apply, change nothing`() throws {
    for list in Self.lists {
      let score = try Self.score(list)
      #expect(try Self.score(list.reversed()) == score)
      #expect(try Self.score(list + [Self.finding(.notApplicable, .critical)]) == score)
    }
  }

  private static func told(_ finding: Finding, as outcome: Outcome) -> Finding {
    finding.outcome == .cantTell ? self.finding(outcome, finding.severity) : finding
  }
}

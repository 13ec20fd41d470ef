import Conformance
import Evidence
import Testing

/// One example of one rule, with a name that a failing test shows.
struct ShownExample: CustomTestStringConvertible, Sendable {
  var rule: AnyRule
  var example: RuleExample

  var testDescription: String { "\(rule.id): \(example.title)" }

  static let all = RuleRegistry.all.flatMap { rule in
    rule.examples.map { ShownExample(rule: rule, example: $0) }
  }
}

struct RuleExampleTests {
  @Test(arguments: ShownExample.all)
  func `a rule says about its example what the example promises`(_ shown: ShownExample) {
    let example = shown.example
    let judgement = shown.rule.judge(
      example.evidence, thresholds: Thresholds(overrides: example.thresholds))
    #expect(judgement.outcome == example.outcome, "\(judgement.observed)")
    #expect(judgement.reason == example.reason)
  }

  @Test(arguments: ShownExample.all)
  func `a judgement is complete`(_ shown: ShownExample) {
    let example = shown.example
    let judgement = shown.rule.judge(
      example.evidence, thresholds: Thresholds(overrides: example.thresholds))
    let isFault = judgement.outcome == .warn || judgement.outcome == .fail
    #expect(judgement.advice.isEmpty == !isFault)
    #expect((judgement.reason != nil) == (judgement.outcome == .cantTell))
    #expect(judgement.observed.hasSuffix("."))
    #expect((judgement.spot?.quote?.count ?? 0) <= 200)
  }

  @Test(arguments: RuleRegistry.all.map(\.id))
  func `every rule shows a pass, a fault and what cannot be told`(_ id: String) throws {
    let rule = try #require(RuleRegistry.rule(id))
    let shown = Set(rule.examples.map(\.outcome))
    #expect(shown.contains(.pass))
    #expect(shown.contains(.fail) || shown.contains(.warn))
    #expect(shown.contains(.cantTell))
    #expect(Set(rule.examples.map(\.title)).count == rule.examples.count)
  }

  @Test func `an expectation names its thresholds' values`() throws {
    let rule = try #require(RuleRegistry.rule("steps-absolute-budget"))
    let standard = rule.description.expected(with: Thresholds())
    #expect(standard == "Deleting takes at most 5 steps (7 to warn).")
    let stricter = rule.description.expected(with: Thresholds(overrides: ["pass": 4, "warn": 5]))
    #expect(stricter == "Deleting takes at most 4 steps (5 to warn).")
  }

  @Test(arguments: RuleRegistry.all.map(\.id))
  func `no expectation has an unfilled place`(_ id: String) throws {
    let rule = try #require(RuleRegistry.rule(id))
    let sentence = rule.description.expected(with: Thresholds())
    #expect(!sentence.contains("{") && sentence.hasSuffix("."))
    #expect(Set(rule.description.thresholds.map(\.name)).count == rule.description.thresholds.count)
  }
}

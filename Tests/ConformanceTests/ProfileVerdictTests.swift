@testable import Conformance
import Evidence
import Scenarios
import Testing

struct ProfileVerdictTests {
  /// Six steps (warn), a foreign page (fail), mail only where asked for.
  static let foreignPage = ExampleCase(
    ExamplePage("account", .press("회원 탈퇴", "delete")),
    ExamplePage(
      "leave", .text("Deleting is permanent.", in: "en", letters: 200),
      .press("Delete", "delete", in: "en"))
  ).evidence

  static let mailOnly = ExampleCase(
    ExamplePage("account", .press("회원 탈퇴", "delete")),
    ExamplePage("leave", .text("이메일로 문의해 주세요.", cues: ["contact-mail"]))
  ).offering(only: "mail").evidence

  static func verdict(
    _ evidence: CaseEvidence, _ mappings: NormProfile.Mapping..., isGuidance: Bool = false,
    options: JudgeOptions = JudgeOptions()
  ) throws -> ProfileVerdict {
    let profile = NormProfile(
      id: "norm", instrument: "Example Act", jurisdiction: "none", status: .inForce,
      isGuidance: isGuidance, rules: mappings)
    let report = Evaluation.judge(evidence, profiles: [profile], options: options)
    return try #require(report.profiles.first)
  }

  static func mapping(
    _ rule: String, _ basis: NormProfile.Basis = .mandate, thresholds: [String: Int] = [:],
    outcomes: [String: String] = [:]
  ) -> NormProfile.Mapping {
    NormProfile.Mapping(
      rule: rule, article: "Art. 1", basis: basis, thresholds: thresholds, outcomes: outcomes)
  }

  @Test(arguments: [NormProfile.Basis.mandate, .case, .policy])
  func `a fault that a text demands to mend fails the norm`(_ basis: NormProfile.Basis) throws {
    let verdict = try Self.verdict(Self.foreignPage, Self.mapping("lang-page-locale", basis))
    #expect(verdict.outcome == .fail)
    #expect(verdict.indicators.map(\.rule) == ["lang-page-locale"])
    #expect(verdict.indicators.first?.basis == basis.rawValue)
  }

  @Test(arguments: [NormProfile.Basis.guide, .probe, .proxy])
  func `guidance and inference warn at most`(_ basis: NormProfile.Basis) throws {
    let mapping = Self.mapping("lang-page-locale", basis)
    #expect(try Self.verdict(Self.foreignPage, mapping).outcome == .warn)
    #expect(try Self.verdict(Self.foreignPage, mapping, isGuidance: true).outcome == .fail)
  }

  @Test func `a cap never hides a finding or its full outcome in the scores`() throws {
    let profile = NormProfile(
      id: "norm", instrument: "Example Act", jurisdiction: "none", status: .inForce,
      isGuidance: false, rules: [Self.mapping("lang-page-locale", .proxy)])
    let capped = Evaluation.judge(Self.foreignPage, profiles: [profile])
    let plain = Evaluation.judge(Self.foreignPage, profiles: [])
    #expect(capped.findings.map(\.outcome) == plain.findings.map(\.outcome))
    #expect(capped.scores == plain.scores)
    #expect(capped.profiles.first?.indicators.count == 1)
  }

  @Test func `the same page has opposite verdicts under norms that say so`() throws {
    let store = Self.mapping("reach-online-complete", .policy, outcomes: ["warn": "pass"])
    let other = Self.mapping("reach-online-complete", .policy, outcomes: ["warn": "fail"])
    #expect(try Self.verdict(Self.mailOnly, store).outcome == .pass)
    #expect(try Self.verdict(Self.mailOnly, store).indicators.isEmpty)
    #expect(try Self.verdict(Self.mailOnly, other).outcome == .fail)
  }

  @Test func `an override does not lift the cap`() throws {
    let mapping = Self.mapping("reach-online-complete", .guide, outcomes: ["warn": "fail"])
    #expect(try Self.verdict(Self.mailOnly, mapping).outcome == .warn)
  }

  @Test func `a norm's thresholds judge anew, and only for that norm`() throws {
    let six = ExampleCase.steps(nav: 2, flow: 4).evidence
    let strict = Self.mapping("steps-absolute-budget", thresholds: ["pass": 4, "warn": 5])
    let lax = Self.mapping("steps-absolute-budget", thresholds: ["pass": 6])
    #expect(try Self.verdict(six, strict).outcome == .fail)
    #expect(try Self.verdict(six, lax).outcome == .pass)
    let finding = Evaluation.judge(six, profiles: []).findings.first {
      $0.rule == "steps-absolute-budget"
    }
    #expect(finding?.outcome == .warn)
  }

  @Test func `the worst mapped rule decides, and rules that are not there do not count`() throws {
    let verdict = try Self.verdict(
      Self.foreignPage, Self.mapping("reach-online-complete"), Self.mapping("lang-page-locale"),
      Self.mapping("no-such-rule"))
    #expect(verdict.outcome == .fail)
    #expect(verdict.indicators.map(\.rule) == ["lang-page-locale"])
    let none = try Self.verdict(Self.foreignPage, Self.mapping("no-such-rule"))
    #expect(none.outcome == .notApplicable)
  }

  @Test func `what could not be told outranks a pass`() throws {
    let verdict = try Self.verdict(
      ExampleCase.steps(nav: 1, flow: 2).evidence, Self.mapping("steps-vs-signup"),
      Self.mapping("steps-absolute-budget"))
    #expect(verdict.outcome == .cantTell)
    #expect(verdict.indicators.map(\.outcome) == [.cantTell])
  }

  @Test func `a rule that the scenario turned off is not part of the verdict`() throws {
    let verdict = try Self.verdict(
      Self.foreignPage, Self.mapping("lang-page-locale"),
      options: JudgeOptions(rulesOff: ["lang-page-locale": "A pilot in English."]))
    #expect(verdict.outcome == .notApplicable)
  }
}

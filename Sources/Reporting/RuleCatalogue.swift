package import Conformance
import Evidence
package import Scenarios

/// The rules and the norms beside each other, for people and for programs.
package struct RuleCatalogue: Sendable {
  package let rules: [AnyRule]
  package let profiles: [NormProfile]

  /// Everything that ships with the tool.
  ///
  /// - Throws: what is wrong with a profile's file.
  package init() throws(ScenarioProblems) {
    rules = RuleRegistry.all
    var profiles: [NormProfile] = []
    for id in NormLibrary.ids { profiles.append(try NormLibrary.load(id)) }
    self.profiles = profiles
  }

  /// The norms that map a rule, with what they say about it.
  func norms(of rule: String) -> [(profile: NormProfile, mapping: NormProfile.Mapping)] {
    profiles.flatMap { profile in
      profile.rules.filter { $0.rule == rule }.map { (profile, $0) }
    }
  }

  /// `pass 4, warn 5; warn counts as fail`; nil where the norm takes the rule as it is.
  static func differences(_ mapping: NormProfile.Mapping) -> String? {
    let numbers = mapping.thresholds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let outcomes = mapping.outcomes.sorted { $0.key < $1.key }.map {
      "\($0.key) counts as \($0.value)"
    }
    let parts = [numbers.joined(separator: ", ")] + outcomes
    let words = parts.filter { !$0.isEmpty }.joined(separator: "; ")
    return words.isEmpty ? nil : words
  }
}

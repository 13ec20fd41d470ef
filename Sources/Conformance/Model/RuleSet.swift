/// The set of rules that this build judges with.
package enum RuleSet {
  /// Raised whenever the same evidence could be judged differently; a report records it, so that a
  /// change of the rules is never mistaken for a change of the platform.
  package static let version = "0.2.0"
}

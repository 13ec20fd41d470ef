import Conformance

/// The rules' titles by their ids.
enum RuleTitles {
  private static let all = Dictionary(
    RuleRegistry.all.map { ($0.id, $0.description.title) }, uniquingKeysWith: { $1 })

  /// Nil for a rule that this version does not have.
  static func title(_ rule: String) -> String? { all[rule] }
}

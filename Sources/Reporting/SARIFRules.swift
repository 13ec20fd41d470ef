import Conformance
import Evidence

/// What the rules of a report are, and where each stands in the list that results point into.
struct SARIFRules {
  let rules: [SARIFLog.Rule]
  private let places: [String: Int]

  /// The rules of the findings, sorted by id.
  init(_ findings: [Finding]) {
    let known = Dictionary(findings.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = known.sorted { $0.key < $1.key }.map(\.value)
    rules = sorted.map(Self.rule)
    places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.rule, $0) })
  }

  /// The place of a rule in ``rules``.
  func index(of rule: String) -> Int { places[rule] ?? -1 }

  private static func rule(_ finding: Finding) -> SARIFLog.Rule {
    let properties = SARIFLog.Rule.Properties(
      dimension: finding.dimension.rawValue, severity: finding.severity.rawValue,
      tags: [finding.dimension.rawValue])
    var rule = SARIFLog.Rule(id: finding.rule, properties: properties)
    // Reports of older versions may have rules that are gone.
    guard let about = RuleRegistry.rule(finding.rule)?.description else { return rule }
    let message = { (text: String) in SARIFLog.Message(text: Escaping.sarifMessage(text)) }
    let expected = about.expected(with: Thresholds())
    rule.name = name(of: about.id)
    rule.shortDescription = message(about.title + ".")
    rule.fullDescription = message(expected)
    rule.help = message(
      "\(expected) Checks: \(about.checks) Applies: \(about.applicability) "
        + "More: docs/rules.md, or exitway rules \(about.id)")
    return rule
  }

  /// `LangPageLocale`: the standard asks for a name that is an identifier (section 3.49.7).
  private static func name(of id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

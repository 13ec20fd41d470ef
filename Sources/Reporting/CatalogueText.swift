package import Conformance
import Evidence
package import Scenarios

/// Rules and norms as plain text for a terminal.
package struct CatalogueText {
  private let catalogue: RuleCatalogue

  package init(_ catalogue: RuleCatalogue) { self.catalogue = catalogue }

  /// One line a rule.
  package func rules() -> String {
    var table = TextTable()
    table.add(["rule", "dimension", "severity", "norms", "asks"].map { .init($0) })
    for rule in catalogue.rules {
      let norms = catalogue.norms(of: rule.id).count
      table.add(
        [
          rule.id, rule.description.dimension.rawValue, rule.description.severity.rawValue,
          "\(norms)", rule.description.title,
        ].map { .init($0) })
    }
    return table.lines(isColoured: false).joined(separator: "\n")
      + "\n\nexitway rules ID tells what a rule checks, its thresholds, examples and norms.\n"
  }

  /// Everything about one rule.
  package func rule(_ rule: AnyRule) -> String {
    let about = rule.description
    var lines = [
      "\(rule.id): \(about.title)", "\(about.dimension.rawValue), \(about.severity.rawValue)", "",
      "Checks:     \(about.checks)", "Applies:    \(about.applicability)",
      "Expects:    \(about.expected(with: Thresholds()))",
    ]
    lines += about.thresholds.map { "            {\($0.name)} \($0.standard): \($0.about)" }
    lines += ["", "Examples:"]
    lines += rule.examples.map { example in
      let reason = example.reason.map { ", \($0.rawValue)" } ?? ""
      return "  \(example.outcome.mark) \(example.outcome.word)\(reason): \(example.title)"
    }
    lines += ["", "An indicator for:"]
    lines += catalogue.norms(of: rule.id).map { profile, mapping in
      let own = RuleCatalogue.differences(mapping).map { " [\($0)]" } ?? ""
      return "  \(profile.id) (\(mapping.basis.rawValue)): \(mapping.article)\(own)"
    }
    return lines.map(Escaping.terminal).joined(separator: "\n") + "\n"
  }

  /// One line a norm.
  package func profiles() -> String {
    var table = TextTable()
    table.add(["profile", "jurisdiction", "status", "rules", "instrument"].map { .init($0) })
    for profile in catalogue.profiles {
      table.add(
        [
          profile.id, profile.jurisdiction, profile.status.rawValue, "\(profile.rules.count)",
          profile.instrument,
        ].map { .init($0) })
    }
    return table.lines(isColoured: false).joined(separator: "\n")
      + "\n\nA pending norm is judged only where a scenario names it.\n"
      + "exitway profiles ID tells its rules and articles.\n"
  }

  /// Everything about one norm.
  package func profile(_ profile: NormProfile) -> String {
    let valid = profile.validFrom.map { ", from \($0)" } ?? ""
    var lines = [
      "\(profile.id): \(profile.instrument)",
      "\(profile.jurisdiction), \(profile.status.rawValue)\(valid), read \(profile.asOf)",
      "Source: \(profile.source)",
    ]
    if let note = profile.note { lines.append("Note: \(note)") }
    if profile.isGuidance { lines.append("It is itself guidance, so nothing in it is capped.") }
    lines.append("")
    lines += profile.rules.map { mapping in
      let own = RuleCatalogue.differences(mapping).map { " [\($0)]" } ?? ""
      return "  \(mapping.rule) (\(mapping.basis.rawValue)): \(mapping.article)\(own)"
    }
    if profile.rules.isEmpty { lines.append("  No rule bears on it; it is here for information.") }
    return lines.map(Escaping.terminal).joined(separator: "\n") + "\n"
  }
}

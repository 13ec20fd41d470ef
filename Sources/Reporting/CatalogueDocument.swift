import Conformance
import Evidence
import Scenarios

/// `docs/rules.md` and the table of `docs/profiles.md`: a test fails when they are stale.
package struct CatalogueDocument {
  private let catalogue: RuleCatalogue

  package init(_ catalogue: RuleCatalogue) { self.catalogue = catalogue }

  /// All rules, by dimension.
  package func rules() -> String {
    var lines = [
      "# Rules", "",
      "Written by `exitway rules --format markdown`; do not edit.", "",
      "A rule is a pure function of the evidence. Each has small cases that are its tests and its examples at once.",
      "An outcome is an indicator for the articles named, not a legal conclusion: [limits.md](limits.md).",
    ]
    for dimension in Evidence.Dimension.allCases {
      lines += ["", "## \(dimension.rawValue)"]
      for rule in catalogue.rules where rule.description.dimension == dimension {
        lines += section(rule)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ rule: AnyRule) -> [String] {
    let about = rule.description
    var lines = [
      "", "### \(rule.id)", "", "\(about.title); \(about.severity.rawValue).", "",
      "- **Checks:** \(about.checks)", "- **Applies:** \(about.applicability)",
      "- **Expects:** \(about.expected(with: Thresholds()))",
    ]
    if !about.thresholds.isEmpty {
      let numbers = about.thresholds.map { "`\($0.name)` \($0.standard) (\($0.about))" }
      lines.append("- **Thresholds:** \(numbers.joined(separator: ", "))")
    }
    lines += ["", "| example | outcome |", "|---|---|"]
    lines += rule.examples.map { example in
      let reason = example.reason.map { " (`\($0.rawValue)`)" } ?? ""
      return "| \(Escaping.markdown(example.title)) | \(example.outcome.word)\(reason) |"
    }
    let norms = catalogue.norms(of: rule.id)
    guard !norms.isEmpty else { return lines }
    lines += ["", "| norm | article | basis | its own numbers |", "|---|---|---|---|"]
    lines += norms.map { profile, mapping in
      let own = RuleCatalogue.differences(mapping) ?? ""
      return "| `\(profile.id)` | \(Escaping.markdown(mapping.article)) "
        + "| \(mapping.basis.rawValue) | \(own) |"
    }
    return lines
  }

  /// What stands between this line and the end of `docs/profiles.md`.
  package static let mark =
    "<!-- Written by `exitway profiles --format markdown`; do not edit below. -->"

  /// All norms.
  package func profiles() -> String {
    var lines = [
      Self.mark, "", "| profile | jurisdiction | instrument | status | from | rules |",
      "|---|---|---|---|---|---|",
    ]
    for profile in catalogue.profiles {
      let cells = [
        "`\(profile.id)`", profile.jurisdiction, Escaping.markdown(profile.instrument),
        profile.status.rawValue, profile.validFrom ?? "", "\(profile.rules.count)",
      ]
      lines.append("| \(cells.joined(separator: " | ")) |")
    }
    lines += ["", "## What they rest on, and what they cannot tell", ""]
    for profile in catalogue.profiles {
      let note = profile.note.map { " \(Escaping.markdown($0))" } ?? ""
      lines.append(
        "- `\(profile.id)`, read \(profile.asOf): \(Escaping.markdown(profile.source)).\(note)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

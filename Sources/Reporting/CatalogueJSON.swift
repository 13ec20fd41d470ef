import Conformance
import Evidence
import Scenarios

/// Rules and norms for programs.
package struct CatalogueJSON {
  private let catalogue: RuleCatalogue

  package init(_ catalogue: RuleCatalogue) { self.catalogue = catalogue }

  private struct Rule: Encodable {
    struct Threshold: Encodable {
      var name: String
      var standard: Int
      var about: String
    }
    struct Example: Encodable {
      var title: String
      var outcome: Outcome
      var reason: ReasonCode?
    }
    struct Norm: Encodable {
      var profile: String
      var article: String
      var basis: String
      var thresholds: [String: Int]
      var outcomes: [String: String]
    }
    var id: String
    var title: String
    var dimension: Evidence.Dimension
    var severity: Severity
    var checks: String
    var applicability: String
    var expectation: String
    var thresholds: [Threshold]
    var examples: [Example]
    var norms: [Norm]
  }

  private struct Profile: Encodable {
    struct Mapping: Encodable {
      var rule: String
      var article: String
      var basis: String
      var thresholds: [String: Int]
      var outcomes: [String: String]
    }
    var id: String
    var instrument: String
    var jurisdiction: String
    var status: String
    var validFrom: String?
    var asOf: String
    var source: String
    var note: String?
    var isGuidance: Bool
    var rules: [Mapping]
  }

  /// Every rule with its examples and norms.
  package func rules() throws(ReportingError) -> [UInt8] {
    try encode(
      catalogue.rules.map { rule in
        let about = rule.description
        return Rule(
          id: rule.id, title: about.title, dimension: about.dimension, severity: about.severity,
          checks: about.checks, applicability: about.applicability,
          expectation: about.expected(with: Thresholds()),
          thresholds: about.thresholds.map {
            .init(name: $0.name, standard: $0.standard, about: $0.about)
          },
          examples: rule.examples.map {
            .init(title: $0.title, outcome: $0.outcome, reason: $0.reason)
          },
          norms: catalogue.norms(of: rule.id).map { profile, mapping in
            .init(
              profile: profile.id, article: mapping.article, basis: mapping.basis.rawValue,
              thresholds: mapping.thresholds, outcomes: mapping.outcomes)
          })
      })
  }

  /// Every norm with its mappings.
  package func profiles() throws(ReportingError) -> [UInt8] {
    try encode(
      catalogue.profiles.map { profile in
        Profile(
          id: profile.id, instrument: profile.instrument, jurisdiction: profile.jurisdiction,
          status: profile.status.rawValue, validFrom: profile.validFrom, asOf: profile.asOf,
          source: profile.source, note: profile.note, isGuidance: profile.isGuidance,
          rules: profile.rules.map {
            .init(
              rule: $0.rule, article: $0.article, basis: $0.basis.rawValue,
              thresholds: $0.thresholds, outcomes: $0.outcomes)
          })
      })
  }

  private func encode(_ value: some Encodable) throws(ReportingError) -> [UInt8] {
    do {
      return try CanonicalJSON.encode(value)
    } catch {
      throw ReportingError(.notEncodable, format: "json", hint: "Please report this as a fault.")
    }
  }
}

import Foundation
import Yams

/// What a check of a demo platform has to say, as `expected.yaml` next to the site writes it.
package struct DemoExpectation: Sendable, Hashable {
  package var platform: String
  package var locale: String
  /// `pass`, `warn`, `fail`, `notApplicable`, or `cantTell:reason`, by rule.
  package var outcomes: [String: String]
  /// The verdict of every profile that the platform's scenario names.
  package var profiles: [String: String]
  /// `nav`, `flow` and `total` of the deletion journey, where there is one.
  package var counts: [String: Int]

  /// The expectations of every platform and locale, sorted.
  package static func all() throws(DemoDataError) -> [DemoExpectation] {
    var all: [DemoExpectation] = []
    for platform in try DemoPlatform.all() {
      let path = Bundle.module.bundlePath + "/Platforms/\(platform.id)/expected.yaml"
      let node = try DemoPlatform.compose(path)
      for locale in platform.locales {
        all.append(try read(node, platform.id, locale))
      }
    }
    return all
  }

  /// `all:` holds for every locale; a locale's own entries replace it.
  private static func read(
    _ node: Node, _ platform: String, _ locale: String
  ) throws(DemoDataError) -> DemoExpectation {
    var expectation = DemoExpectation(
      platform: platform, locale: locale, outcomes: [:], profiles: [:], counts: [:])
    for part in ["all", locale] {
      guard let mapping = node[part]?.mapping else { continue }
      for (key, value) in mapping {
        guard let name = key.string else { continue }
        switch name {
        case "counts":
          for (count, number) in value.mapping ?? [:] {
            if let count = count.string { expectation.counts[count] = number.int }
          }
        case "profiles":
          for (profile, outcome) in value.mapping ?? [:] {
            if let profile = profile.string { expectation.profiles[profile] = outcome.string }
          }
        default:
          expectation.outcomes[name] = value.string
        }
      }
    }
    guard !expectation.outcomes.isEmpty else {
      throw DemoDataError(detail: "\(platform) expects nothing in \(locale)")
    }
    return expectation
  }
}

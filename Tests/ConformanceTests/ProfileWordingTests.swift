import Conformance
import Scenarios
import Testing

/// What the norms' files say, and in which words.
struct ProfileWordingTests {
  private static func profiles() throws -> [NormProfile] {
    var profiles: [NormProfile] = []
    for id in NormLibrary.ids { profiles.append(try NormLibrary.load(id)) }
    return profiles
  }

  @Test func `Every norm of the catalogue is there, and its file is named after it`() throws {
    let ids = [
      "apple-5-1-1-v", "br-lgpd", "cn-35273", "core", "de-312k", "eu-crd-11a", "eu-dsa-25",
      "eu-edpb-0322", "eu-gdpr", "fr-3clics", "google-play", "in-dark-2023", "in-dpdp", "jp-sctl",
      "kr-eca", "kr-kftc-2025", "kr-pipa", "kr-tba", "uk-dmcc", "us-ca-656", "us-ca-arl",
      "us-ca-ccpa", "us-ftc-rosca",
    ]
    #expect(NormLibrary.ids == ids)
    #expect(try Self.profiles().map(\.id) == ids)
  }

  @Test func `"must" stands only beside a mandate or a policy, and nothing is said to be violated`()
    throws
  {
    for profile in try Self.profiles() {
      for mapping in profile.rules {
        let words = mapping.article.lowercased().split { !$0.isLetter }
        #expect(
          !words.contains("must") || [.mandate, .policy].contains(mapping.basis),
          "\(profile.id) \(mapping.rule)")
        #expect(!mapping.article.lowercased().contains("violat"), "\(profile.id) \(mapping.rule)")
      }
      let note = (profile.note ?? "").lowercased()
      #expect(!note.contains("violat") && !note.contains("legal advice"), "\(profile.id)")
    }
  }

  @Test func `Every threshold that a norm sets is one of its rule's`() throws {
    for profile in try Self.profiles() {
      for mapping in profile.rules {
        let rule = try #require(RuleRegistry.rule(mapping.rule))
        let known = Set(rule.description.thresholds.map(\.name))
        #expect(known.isSuperset(of: mapping.thresholds.keys), "\(profile.id) \(mapping.rule)")
      }
    }
  }

  @Test func `Every rule bears on some norm`() throws {
    let mapped = Set(try Self.profiles().flatMap { $0.rules.map(\.rule) })
    for rule in RuleRegistry.all { #expect(mapped.contains(rule.id), "\(rule.id)") }
  }
}

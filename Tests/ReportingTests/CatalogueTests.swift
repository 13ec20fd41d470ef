import Conformance
import Foundation
import Scenarios
import Testing

@testable import Reporting

/// The documents about rules and norms say what the code does.
struct CatalogueTests {
  private func document(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    return try String(contentsOf: root.appending(path: "docs/\(name)"), encoding: .utf8)
  }

  @Test func `docs/rules.md is what exitway writes`() throws {
    let written = CatalogueDocument(try RuleCatalogue()).rules()
    #expect(
      try document("rules.md") == written, "run: exitway rules --format markdown > docs/rules.md")
  }

  @Test func `docs/profiles.md ends in what exitway writes`() throws {
    let written = CatalogueDocument(try RuleCatalogue()).profiles()
    #expect(try document("profiles.md").hasSuffix("\n" + written))
  }

  @Test func `Every rule and norm can be told in words`() throws {
    let catalogue = try RuleCatalogue()
    let text = CatalogueText(catalogue)
    #expect(catalogue.rules.count == 34 && catalogue.profiles.count == 23)
    for rule in catalogue.rules {
      #expect(text.rules().contains(rule.id))
      #expect(text.rule(rule).contains("An indicator for:"))
    }
    for profile in catalogue.profiles {
      #expect(text.profile(profile).contains(profile.instrument))
    }
  }

  @Test func `Programs get every rule with its norms`() throws {
    let object = try JSONSerialization.jsonObject(
      with: Data(try CatalogueJSON(RuleCatalogue()).rules()))
    let rules = try #require(object as? [[String: Any]])
    #expect(rules.count == 34)
    let budget = try #require(rules.first { $0["id"] as? String == "steps-absolute-budget" })
    let norms = try #require(budget["norms"] as? [[String: Any]])
    let korean = try #require(norms.first { $0["profile"] as? String == "kr-pipa" })
    #expect(korean["thresholds"] as? [String: Int] == ["pass": 4, "warn": 5])
  }
}

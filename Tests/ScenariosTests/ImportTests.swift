import Foundation
import Testing

@testable import Scenarios

/// JustDeleteMe's list becomes drafts; the entries here are made up in its form.
struct ImportTests {
  private func read(_ json: String) throws -> JustDeleteMeList.Result {
    let locale = try #require(LocaleTag("en-US"))
    return try JustDeleteMeList(commit: "4762ba5", day: "2026-11-26", locale: locale)
      .read(Data(json.utf8), file: "sites.json")
  }

  private func load(_ made: ImportedScenario) throws -> Scenario {
    let names = KnownNames(profiles: ["core"], rules: [], purposes: [])
    return try ScenarioLoader(names: names)
      .load(text: made.draft.text(schemaLine: "# x"), file: "scenarios/\(made.name).yaml")
  }

  @Test func `An entry becomes a draft that loads and keeps where it is from`() throws {
    let made = try #require(
      try read(
        """
        [{"name": "Example Market", "url": "https://www.market.example/en-GB/close?x=1", "difficulty": "hard",
          "notes": "Press the button.", "notes_de": "Drücken.", "domains": ["market.example"]}]
        """
      ).scenarios.first)
    #expect(made.name == "example-market" && made.warnings.isEmpty)
    let scenario = try load(made)
    #expect(scenario.platform == "Example Market")
    #expect(scenario.locales.map(\.locale.rawValue) == ["en-GB"])
    #expect(
      scenario.start.map(\.address.source) == [
        "https://${host}/", "https://${host}/en-GB/close?x=1",
      ]
    )
    #expect(scenario.sources.map(\.about) == ["start.delete"])
    #expect(scenario.sources.first?.from == "jdm-contrib/jdm sites.json @4762ba5")
    #expect(scenario.sources.first?.read == "2026-11-26")
    #expect(scenario.sources.first?.verified == false)
    let text = made.draft.text(schemaLine: "# x")
    #expect(text.contains("# difficulty there: hard") && text.contains("# notes there: Press"))
  }

  @Test(arguments: [
    ("\"url\": \"https://a.example\"", "home-page-only, missing-locale"),
    ("\"url\": \"https://a.example/\", \"email\": \"x@a.example\"", "mail-only, missing-locale"),
    ("\"url\": \"mailto:x@a.example\", \"domains\": [\"a.example\"]", "mail-only, missing-locale"),
    ("\"url\": \"https://a.example/#/account\"", "missing-locale, needs-browser"),
    ("\"url\": \"https://a.example/app#!/x\"", "missing-locale, needs-browser"),
    ("\"url\": \"http://a.example/close\"", "missing-locale, plain-http"),
    ("\"url\": \"https://a.example/pt_BR/close\"", ""),
  ])
  func `What cannot be used as it is, is told by name`(fields: String, expected: String) throws {
    let made = try #require(try read("[{\"name\": \"A\", \(fields)}]").scenarios.first)
    #expect(made.warnings.map(\.rawValue).joined(separator: ", ") == expected)
    for warning in made.warnings {
      #expect(made.draft.remarks.contains { $0.hasPrefix("warning: \(warning.rawValue): ") })
    }
    _ = try load(made)
  }

  @Test func `The same platform twice gives two files that load together`() throws {
    let result = try read(
      """
      [{"name": "Ab", "url": "https://a.example/x"}, {"name": "Ab", "url": "https://a.example/y"},
       {"name": "ab", "url": "https://a.example/x"}, {"name": "Ab (2)", "url": "https://a.example"}]
      """)
    #expect(result.scenarios.map(\.name) == ["ab", "ab-2", "ab-3", "ab-2-2"])
    #expect(result.scenarios.map { $0.warnings.contains(.duplicate) } == [false, true, true, true])
    #expect(Set(result.scenarios.map(\.draft.platform)).count == 4)
  }

  /// Names that would leave the folder, break the YAML, or read a variable of the environment.
  @Test(arguments: [
    "../../etc/passwd", "a\\nplatform: evil", "\\\" }, x: {y: \\\"", "# x", "${env.HOME}",
    "\\u202e\\u0007gpj", "&a *a !!python/object", "계정", "- [", "null", "\\u2028x: 1", "%YAML 1.2",
    "x\\u0085y: 1",
  ])
  func `A hostile entry stays inside its scalars and its folder`(name: String) throws {
    let made = try #require(
      try read(
        """
        [{"name": "\(name)", "url": "https://a.example/x?y=${env.HOME}\\n#: {", "notes": "\(name)",
          "difficulty": "\(name)", "email": "\(name)", "url_de": "\(name)"}]
        """
      ).scenarios.first)
    let scenario = try load(made)
    #expect(made.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    #expect(!made.name.isEmpty && scenario.start.count == 2)
    #expect(scenario.environmentNames.isEmpty)
    let text = made.draft.text(schemaLine: "# x")
    #expect(!text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x2028 })
  }

  @Test func `What cannot be a scenario is skipped and told`() throws {
    let result = try read(
      """
      [{"name": "No page"}, {"url": "https://a.example/"}, 7, {"name": 3, "url": []}, null,
       {"name": "Odd", "url": "ftp://x/", "domains": "x"},
       {"name": "User", "url": "https://u:p@a.example/x"}]
      """)
    #expect(result.scenarios.isEmpty)
    #expect(result.skipped.map(\.number) == [1, 2, 3, 4, 5, 6, 7])
    #expect(result.skipped.first?.name == "No page")
  }

  @Test func `What is no such list is refused with the place`() {
    for text in ["", "{}", "[{\"name\": ]", "platform: X", "[[]"] {
      let problems = #expect(throws: ScenarioProblems.self) { try read(text) }
      #expect(problems?.problems.first?.code == .notJSON, "\(text)")
    }
    let many = "[" + Array(repeating: "{}", count: 20_001).joined(separator: ",") + "]"
    #expect(throws: ScenarioProblems.self) { try read(many) }
  }
}

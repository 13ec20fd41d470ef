import Testing

@testable import Scenarios

/// A look at a site becomes a draft that loads.
struct DraftTests {
  private func sketch(
    _ home: String, _ alternates: [(String, String)], finds: [(SiteSketch.Find.Kind, String)] = []
  ) throws -> SiteSketch {
    var sketch = SiteSketch(home: home, locale: try #require(LocaleTag("ko-KR")))
    sketch.name = "Market"
    sketch.alternates = alternates.map { .init(language: $0.0, address: $0.1) }
    sketch.finds = finds.map { .init($0.0, address: $0.1, label: "label") }
    return sketch
  }

  private func load(_ sketch: SiteSketch, wanted: [String] = []) throws -> (Scenario, String) {
    let drafter = try #require(
      SketchDrafter(sketch, wanted: wanted.compactMap { LocaleTag($0) }, day: "2026-11-26"))
    let text = drafter.draft().text(schemaLine: "# x")
    let names = KnownNames(profiles: ["core"], rules: [], purposes: ["log-out"])
    return (try ScenarioLoader(names: names).load(text: text, file: "x.yaml"), text)
  }

  private func addresses(_ scenario: Scenario) throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    for entry in scenario.locales {
      found[entry.locale.rawValue] = try scenario.resolve(entry.locale, environment: [:]).start
        .map(\.value)
    }
    return found
  }

  @Test func `Hosts of hreflang become the host of each locale`() throws {
    let (scenario, _) = try load(
      sketch(
        "https://ko.m.example/",
        [
          ("ko-KR", "https://ko.m.example/"), ("de-DE", "https://de.m.example/"),
          ("x-default", "https://m.example/"),
        ], finds: [(.account, "https://ko.m.example/account"), (.help, "https://help.m.example/")]))
    #expect(
      try addresses(scenario) == [
        "ko-KR": [
          "https://ko.m.example/", "https://ko.m.example/account", "https://help.m.example/",
        ],
        "de-DE": [
          "https://de.m.example/", "https://de.m.example/account", "https://help.m.example/",
        ],
      ])
    #expect(scenario.sources.allSatisfy { !$0.verified && $0.read == "2026-11-26" })
  }

  @Test(arguments: [
    ("/ko/", "/de/", "ko", "https://${host}/${language}/"),
    ("/ko-KR/x", "/de-DE/x", "ko-KR", "https://${host}/${locale}/x"),
    ("/kr/", "/global-de/", "ko-KR", "https://${host}/"),
    ("/kr-ko", "/de-de", "ko-KR", "https://${host}/"),
  ])
  func `Paths of hreflang become a variable, or belong to the host`(
    own: String, other: String, tag: String, template: String
  ) throws {
    let german = tag.count == 2 ? "de" : "de-DE"
    let (scenario, text) = try load(
      sketch(
        "https://m.example\(own)",
        [(tag, "https://m.example\(own)"), (german, "https://m.example\(other)")]))
    #expect(scenario.start.map(\.address.source) == [template], "\(text)")
    let all = try addresses(scenario)
    #expect(all[tag]?.first?.hasPrefix("https://m.example\(own)") == true, "\(text)")
    if other != "/global-de/" {
      #expect(all[german]?.first?.hasPrefix("https://m.example\(other)") == true, "\(text)")
    } else {
      #expect(text.contains("hreflang names locales"))
    }
  }

  @Test func `Locales that one address serves are not made up`() throws {
    let (scenario, text) = try load(
      sketch(
        "https://m.example/", [("ko-KR", "https://m.example/"), ("de-DE", "https://m.example/")]))
    #expect(scenario.locales.map(\.locale.rawValue) == ["ko-KR"])
    #expect(text.contains("# hreflang names locales whose addresses do not tell them apart"))
  }

  @Test func `Locales that were asked for are there, with what is missing of them`() throws {
    let (scenario, text) = try load(
      sketch(
        "https://ko.m.example/",
        [("ko", "https://ko.m.example/"), ("de", "https://de.m.example/")]),
      wanted: ["ko-KR", "fr-FR"])
    #expect(scenario.locales.map(\.locale.rawValue) == ["ko-KR", "fr-FR"])
    #expect(text.contains("# hreflang does not name fr-FR"))
    #expect(!text.contains("# hreflang does not name ko-KR"))
  }

  @Test func `A hostile site cannot break the file or read the environment`() throws {
    var sketch = try sketch(
      "https://m.example/${env.HOME}",
      [("ko-KR\n", "https://m.example/"), ("evil: 1\nx", "https://x.example/")],
      finds: [(.account, "https://m.example/\"}\nplatform: evil${env.PATH}")])
    sketch.name = "\"}\n- x: [\u{2029}\u{202E}& ${env.HOME} # y"
    sketch.finds[0].label = "a\n  evil: 1\r\u{85}b"
    sketch.finds[0].seen = "x\nlocales: 1"
    sketch.loginFields = [.init(name: "a\": \"b\nc", isPassword: true)]
    let (scenario, _) = try load(sketch)
    #expect(scenario.platform.hasPrefix("\"} - x: ["))
    #expect(scenario.environmentNames.isEmpty)
    #expect(scenario.start.map(\.name) == ["home", "account"])
  }
}

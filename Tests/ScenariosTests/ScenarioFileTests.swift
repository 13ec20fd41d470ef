import Foundation
import Testing

@testable import Scenarios

/// Scenario files: what is accepted, and how everything else is told.
struct ScenarioFileTests {
  private static let names = KnownNames(
    profiles: ["core", "kr-pipa"], rules: ["lang-page-locale"],
    purposes: ["delete", "log-out", "settings"])

  private static func fixtures(_ kind: String) -> [URL] {
    let folder = Bundle.module.bundleURL.appending(path: "Fixtures/\(kind)")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "yaml" }.sorted { $0.path() < $1.path() }
  }

  private func load(_ text: String) throws -> Scenario {
    try ScenarioLoader(names: Self.names).load(text: text, file: "x.yaml")
  }

  @Test(arguments: fixtures("valid"))
  func `A valid file is read`(file: URL) throws {
    let scenarios = try ScenarioLoader(names: Self.names).load([file.path()])
    #expect(scenarios.count == 1)
  }

  /// The file beside it holds the exact words; a new one is written by hand, never recorded blindly.
  @Test(arguments: fixtures("invalid"))
  func `An invalid file is told with every place at once`(file: URL) throws {
    let expected = try String(
      contentsOf: file.deletingPathExtension().appendingPathExtension("expected"), encoding: .utf8)
    let problems = #expect(throws: ScenarioProblems.self) {
      try ScenarioLoader(names: Self.names).load([file.path()])
    }
    let name = file.path()
    let told = (problems?.description ?? "").replacing(name, with: file.lastPathComponent)
    #expect(told + "\n" == expected)
  }

  @Test func `The design's example means what it says`() throws {
    let file = try #require(Self.fixtures("valid").first { $0.path().contains("design-example") })
    let scenario = try #require(try ScenarioLoader(names: Self.names).load([file.path()]).first)
    let korean = try #require(LocaleTag("ko-KR"))
    let environment = ["MARKET_USER": "u", "MARKET_PASSWORD": "p4ss"]
    let resolved = try scenario.resolve(korean, environment: environment)
    #expect(
      resolved.start.map(\.value) == [
        "https://ko.market.example/", "https://ko.market.example/account",
        "https://ko.market.example/help",
      ])
    #expect(resolved.cookies.map { "\($0.name)=\($0.value)" } == ["region=KR", "lang=ko"])
    #expect(resolved.secrets.map(\.value) == ["u", "p4ss"])
    #expect(resolved.secrets.map(\.isPassword) == [false, true])
    #expect(resolved.otherLocaleHosts == ["www.market.example"])
    #expect(resolved.template(for: "https://ko.market.example/a?b") == "https://${host}/a?b")
    #expect(resolved.template(for: "https://www.market.example/") == "https://${host:en-US}/")
    #expect(resolved.template(for: "https://other.example/") == "https://other.example/")
    guard case .declared(let credentials) = resolved.session, let login = credentials.login else {
      Issue.record("no log-in was read")
      return
    }
    #expect(login.page == "https://ko.market.example/login")
    #expect(login.fields.map(\.value) == ["redacted-secret-1", "redacted-secret-2"])
    #expect(credentials.sign == .control("log-out"))
  }

  @Test func `Missing secrets are no error, a missing host is one with its line`() throws {
    let scenario = try load(
      """
      platform: X
      locales: {ko-KR: {host: "${env.HOST}"}}
      start: {home: "https://${host}/"}
      session: {login: {page: "https://${host}/l", fields: {password: "${env.PW}"}}}
      """)
    let tag = try #require(LocaleTag("ko-KR"))
    let resolved = try scenario.resolve(tag, environment: ["HOST": "a.example"])
    #expect(resolved.session == .missingSecrets(["PW"]))
    let problems = #expect(throws: ScenarioProblems.self) {
      try scenario.resolve(tag, environment: [:])
    }
    #expect(problems?.problems.first?.line == 2)
    #expect(problems?.problems.first?.message == "the environment variable HOST is not set")
  }

  @Test func `The same platform or id twice names both files`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "scenarios-\(UUID())")
    let nested = folder.appending(path: "scenarios/a")
    try FileManager.default.createDirectory(at: nested, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = "platform: Same\nlocales: {ko-KR: {}}\nstart: {home: \"https://a.example/\"}\n"
    for name in ["one.yaml", "two.yml", ".hidden.yaml", "notes.txt"] {
      try Data(text.utf8).write(to: nested.appending(path: name))
    }
    let problems = #expect(throws: ScenarioProblems.self) {
      try ScenarioLoader(names: Self.names).load([folder.path()])
    }
    #expect(problems?.problems.count == 1)
    #expect(problems?.description.contains("two.yml") == true)
    #expect(problems?.description.contains("one.yaml") == true)
    let one = nested.appending(path: "one.yaml").path()
    #expect(try ScenarioLoader(names: Self.names).load([one]).first?.id == "a/one")
  }

  @Test(arguments: ["ko-KR", "zh-Hant-TW", "es-419", "fil-PH", "de", "sr-Latn-RS"])
  func `A registered locale is read`(tag: String) {
    #expect(LocaleTag(tag)?.rawValue == tag)
  }

  @Test(arguments: ["", "k", "ko-KR-x", "ko_KR", "xx-YY", "ko-Abcd", "ko--KR", "한국-KR"])
  func `An unknown locale is refused`(tag: String) {
    #expect(LocaleTag(tag) == nil)
  }
}

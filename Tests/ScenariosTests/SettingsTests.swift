import Foundation
import Testing

@testable import Scenarios

/// `exitway.yaml`: what is accepted, and how everything else is told.
struct SettingsTests {
  private func load(_ text: String) throws -> Settings {
    let file = URL.temporaryDirectory.appending(path: "exitway-\(UUID().uuidString).yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try SettingsLoader.load(file.path)
  }

  /// Everything wrong, without the file's name.
  private func problems(_ text: String) -> [String] {
    do {
      _ = try load(text)
      return []
    } catch {
      let found = (error as? ScenarioProblems)?.problems ?? []
      return found.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.code.rawValue) \($0.message)" }
    }
  }

  private let everything = """
    notify:
      after: 3
      to:
        - {webhook: "${env.HOOK}", shape: slack}
        - {webhook: "https://example.org/${env.TOKEN}"}
        - mail: [a@example.org, "${env.READER}"]
          from: b@example.org
          server: smtps://mail.example.org
          user: "${env.USER_NAME}"
          password: "${env.WORD}"
        - {command: [./notify.sh, --quiet]}
        - {atom: feed.xml}
        - {summary: github}
    """

  @Test func `Every kind of channel is read, with the environment in its place`() throws {
    let settings = try load(everything)
    #expect(settings.notify?.after == 3)
    let environment = [
      "HOOK": "https://hook.example/1", "TOKEN": "t", "READER": "c@example.org",
      "USER_NAME": "u", "WORD": "p",
    ]
    let mail = ResolvedChannel.Mail(
      to: ["a@example.org", "c@example.org"], from: "b@example.org",
      server: "smtps://mail.example.org", user: "u", password: "p")
    #expect(
      try settings.channels(environment).map(\.kind) == [
        .webhook("https://hook.example/1", .slack), .webhook("https://example.org/t", .json),
        .mail(mail), .command(["./notify.sh", "--quiet"]), .atom("feed.xml"), .summary,
      ])
  }

  @Test func `What is not set is told with its place`() throws {
    let settings = try load(everything)
    let error = #expect(throws: ScenarioProblems.self) { try settings.channels(["HOOK": "x"]) }
    let places = error?.problems.map { "\($0.line ?? 0) \($0.code.rawValue)" }
    #expect(
      places == [
        "5 unset-variable", "6 unset-variable", "9 unset-variable", "10 unset-variable",
      ])
  }

  @Test func `A secret in the file is refused, as a default too`() {
    #expect(
      problems(
        """
        notify:
          to:
            - {webhook: "https://hooks.example/s3cret"}
            - {webhook: "${env.HOOK:-https://hooks.example/s3cret}"}
            - {mail: a@example.org, from: b@example.org, server: smtps://x, password: s3cret}
        """) == [
          "3:17 secret-in-file notify.to[1].webhook holds a secret",
          "4:17 secret-in-file notify.to[2].webhook has a default in the file",
          "5:79 secret-in-file notify.to[3].password holds a secret",
        ])
  }

  @Test func `Faults are told all at once, with line and column`() {
    #expect(
      problems(
        """
        notify:
          after: 0
          to:
            - {webhook: "${env.A}", shape: slak}
            - {atom: feed.xml, shape: slack}
            - {mail: a@example.org, server: smtps://x}
            - {webhook: "${env.A}", atom: feed.xml}
            - {sumary: github}
        """) == [
          "2:10 bad-value notify.after is 0",
          "4:36 bad-value unknown notify.to[1].shape \"slak\"",
          "5:31 unknown-key the kind atom has no \"shape\"",
          "6:7 missing-key notify.to[3] has no \"from\"",
          "7:7 wrong-type notify.to[4] is a mapping",
          "8:7 wrong-type notify.to[5] is a mapping",
          "8:8 unknown-key unknown key \"sumary\" in notify.to[5]",
        ])
    #expect(problems("notify: {after: 2}") == ["1:9 missing-key notify has no \"to\""])
  }
}

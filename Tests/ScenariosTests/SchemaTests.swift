import Foundation
import Testing

@testable import Scenarios

/// The JSON Schema knows the keys that the decoder reads, and says what each means.
struct SchemaTests {
  private static let names = KnownNames(
    profiles: ["core"], rules: ["lang-page-locale"], purposes: ["delete", "log-out"])

  private func schema() throws -> [String: Any] {
    let text = try ScenarioSchema.text()
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// An unknown key's hint lists all that are known.
  @Test(arguments: [
    ("", "zzzzzzz: 1"), ("/$defs/locale", "locales: {ko-KR: {zzzzzzz: 1}}"),
    ("/properties/start/additionalProperties/anyOf/1", "start: {home: {zzzzzzz: 1}}"),
    (
      "/properties/rules/additionalProperties", "rules: {lang-page-locale: {zzzzzzz: 1}}"
    ),
    ("/$defs/session", "session: {zzzzzzz: 1}"),
    ("/$defs/session/properties/login", "session: {login: {zzzzzzz: 1}}"),
    ("/$defs/session/properties/basic", "session: {basic: {zzzzzzz: 1}}"),
    ("/$defs/sign", "session: {login: {}, signed-in: {zzzzzzz: 1}}"),
    ("/$defs/sign", "start: {home: {open: \"https://a.example/\", proof: {zzzzzzz: 1}}}"),
    ("/$defs/journeys", "journeys: {zzzzzzz: 1}"),
    ("/$defs/journey", "journeys: {delete: {zzzzzzz: 1}}"),
    ("/$defs/step", "journeys: {delete: {steps: [{zzzzzzz: 1}]}}"),
    (
      "/$defs/step/properties/follow/anyOf/1",
      "journeys: {delete: {steps: [{follow: {zzzzzzz: 1}}]}}"
    ),
    ("/$defs/limits", "limits: {zzzzzzz: 1}"), ("/$defs/expectation", "expect: [{zzzzzzz: 1}]"),
    ("/$defs/source", "sources: [{zzzzzzz: 1}]"),
  ])
  func `The schema has the keys that are read, and no other`(path: String, line: String) throws {
    var node: Any = try schema()
    for part in path.split(separator: "/") {
      let list = node as? [Any]
      let next = Int(part).flatMap { list?[$0] } ?? (node as? [String: Any])?[String(part)]
      node = try #require(next, "\(part)")
    }
    let mapping = try #require(node as? [String: Any])
    let properties = try #require(mapping["properties"] as? [String: Any])
    #expect(mapping["additionalProperties"] as? Bool == false)
    let problems = #expect(throws: ScenarioProblems.self) {
      try ScenarioLoader(names: Self.names).load(text: line, file: "x.yaml")
    }
    let hint = try #require(problems?.problems.first { $0.message.contains("zzzzzzz") }?.hint)
    #expect(hint == "known are \(properties.keys.sorted().joined(separator: ", "))")
  }

  @Test func `Every key says what it means`() throws {
    let root = try schema()
    var waiting: [Any] = [root]
    var mappings = 0
    let definitions = try #require(root["$defs"] as? [String: Any])
    while let node = waiting.popLast() {
      if let list = node as? [Any] { waiting += list }
      guard let mapping = node as? [String: Any] else { continue }
      waiting += mapping.values
      guard let properties = mapping["properties"] as? [String: Any] else { continue }
      if mapping["additionalProperties"] as? Bool == false { mappings += 1 }
      for (key, value) in properties {
        let value = value as? [String: Any] ?? [:]
        let target = (value["$ref"] as? String).flatMap { $0.split(separator: "/").last }
        let shared = target.flatMap { definitions[String($0)] as? [String: Any] }
        #expect((value["description"] ?? shared?["description"]) is String, "\(key)")
      }
    }
    // As many as the test above names; a new one belongs there too.
    #expect(mappings == 15)
  }

  @Test func `The copy beside the scenarios is the same`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let copy = try String(
      contentsOf: root.appending(path: "scenarios/scenario.schema.json"), encoding: .utf8)
    #expect(copy == (try ScenarioSchema.text()))
  }
}

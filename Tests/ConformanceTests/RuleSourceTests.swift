import Conformance
import Evidence
import Foundation
import Testing

/// Reads the sources of the target, because some promises are about what the code does not do.
struct RuleSourceTests {
  struct Source: Sendable {
    /// Path below the target's folder: `Rules/Steps/StepsVsSignup.swift`.
    var path: String
    var text: String

    var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }
    var folder: String { String(path.split(separator: "/").dropLast().last ?? "") }
  }

  static func sources(under folders: String...) throws -> [Source] {
    let target = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Conformance")
    return try folders.flatMap { folder in
      let paths = try FileManager.default.subpathsOfDirectory(
        atPath: target.appending(path: folder).path)
      return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
        let url = target.appending(path: folder).appending(path: path)
        return Source(path: "\(folder)/\(path)", text: try String(contentsOf: url, encoding: .utf8))
      }
    }
  }

  /// `LangPageLocale` as `lang-page-locale`.
  private static func kebab(_ name: String) -> String {
    name.reduce(into: "") { id, letter in
      if letter.isUppercase, !id.isEmpty { id += "-" }
      id += letter.lowercased()
    }
  }

  @Test func `the registry holds the rules that stand in the folders, sorted by id`() throws {
    let files = try Self.sources(under: "Rules").map { Self.kebab($0.name) }.sorted()
    #expect(RuleRegistry.all.map(\.id) == files)
  }

  @Test func `a rule stands in the folder of its dimension, and its id begins with it`() throws {
    let prefixes: [Evidence.Dimension: String] = [
      .language: "lang-", .steps: "steps-", .reachability: "reach-", .clarity: "clarity-",
    ]
    for source in try Self.sources(under: "Rules") {
      let rule = try #require(RuleRegistry.rule(Self.kebab(source.name)))
      #expect(source.folder.lowercased() == rule.description.dimension.rawValue)
      #expect(rule.id.hasPrefix(try #require(prefixes[rule.description.dimension])))
    }
  }

  @Test func `rules import nothing but evidence`() throws {
    for source in try Self.sources(under: "Rules", "Inputs", "Support", "Examples") {
      let imports = source.text.split(separator: "\n").filter { $0.contains("import ") }
        .filter { !$0.hasPrefix("///") && !$0.hasPrefix("  ") }
      #expect(imports.allSatisfy { $0.hasSuffix("import Evidence") }, "\(source.path)")
    }
  }

  @Test func `rules use no clock, file, network, process, chance or concurrency`() throws {
    let forbidden = [
      "Clock", "Date(", "Date.", "FileManager", "URL", "Process", "getenv", "environment",
      "random", "shuffle", "Hasher", "hashValue", "async", "await", "Task", "print(", "static var ",
      "@_", "unsafe",
    ]
    for source in try Self.sources(under: "Rules", "Inputs", "Support") {
      for word in forbidden {
        let isThere = source.text.contains(word)
        #expect(!isThere, "\(source.path) has \(word)")
      }
    }
  }

  @Test func `rules speak of indicators, not of law`() throws {
    let forbidden = [
      "violat", "infring", "illegal", "unlawful", "breach", " must ", "comply", "complian",
      "lawyer", "sue ",
    ]
    for source in try Self.sources(under: "Rules", "Inputs", "Support") {
      for word in forbidden {
        let isThere = source.text.lowercased().contains(word)
        #expect(!isThere, "\(source.path) has \(word)")
      }
    }
  }
}

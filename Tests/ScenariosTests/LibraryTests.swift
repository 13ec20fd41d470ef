import Conformance
import Foundation
import Languages
import Testing

@testable import Scenarios

/// The scenarios of real platforms: read from their files alone, no site is asked.
struct LibraryTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let files: [URL] = {
    let folders = ["scenarios", "examples/observatory/scenarios"].map { root.appending(path: $0) }
    let files = folders.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
        ?? []
    }
    return files.filter { $0.pathExtension == "yaml" }.sorted { $0.path() < $1.path() }
  }()

  private func load(_ file: URL) throws -> Scenario {
    let names = KnownNames(
      profiles: NormLibrary.ids, rules: RuleRegistry.all.map(\.id), purposes: Purpose.names)
    return try #require(try ScenarioLoader(names: names).load([file.path()]).first)
  }

  @Test func `The library has every platform that it promises`() {
    #expect(
      Self.files.count { $0.path().hasPrefix(Self.root.appending(path: "scenarios/").path()) } == 27
    )
  }

  @Test(arguments: files)
  func `A scenario of the library is right in every locale, without an environment`(
    file: URL
  ) throws {
    let scenario = try load(file)
    for entry in scenario.locales {
      let resolved = try scenario.resolve(entry.locale, environment: [:])
      for start in resolved.start {
        #expect(URL(string: start.value)?.host() != nil, "\(start.name) in \(entry.locale)")
      }
    }
  }

  @Test(arguments: files)
  func `Every start page, locale and alias says where it is from`(file: URL) throws {
    let scenario = try load(file)
    let told = scenario.sources.map(\.about)
    for start in scenario.start {
      #expect(told.contains("start.\(start.name)"))
    }
    for entry in scenario.locales {
      let name = "locales.\(entry.locale)"
      let isTold = told.contains { $0 == "locales" || $0 == name || $0 == "\(name).cookies" }
      #expect(isTold, "nothing says where \(name) is from")
      let hasCookies = told.contains("\(name).cookies")
      #expect(entry.cookies.isEmpty || hasCookies, "cookies of \(entry.locale) without a source")
    }
    for purpose in scenario.aliases.keys {
      #expect(told.contains { $0 == "aliases" || $0 == "aliases.\(purpose)" }, "\(purpose)")
    }
    #expect(scenario.operatorName == nil || told.contains("operator"))
  }

  @Test(arguments: files)
  func `What was verified is said of every source, and of nothing from memory`(file: URL) throws {
    let scenario = try load(file)
    let text = try String(contentsOf: file, encoding: .utf8)
    let entries = text.split(separator: "\n").filter { $0.hasPrefix("  - {about: ") }
    #expect(entries.count == scenario.sources.count)
    #expect(entries.allSatisfy { $0.contains(", verified: ") })
    for source in scenario.sources where source.from.contains("memory") {
      #expect(!source.verified && source.from.contains("from memory"), "\(source.about)")
    }
  }

  @Test(arguments: files)
  func `A scenario of the library has its schema, and neither secrets nor a schedule`(
    file: URL
  ) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("# yaml-language-server: $schema="))
    #expect(text.contains("scenario.schema.json\n"))
    #expect(!text.lowercased().contains("password:"))
    // Whoever clones this repository must not visit real sites by a timer that they did not set.
    let isLibrary = file.deletingLastPathComponent().path().hasPrefix(
      Self.root.appending(path: "scenarios").path())
    #expect(try !isLibrary || load(file).schedule == nil)
  }
}

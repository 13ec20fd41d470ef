import Foundation
import Testing

@testable import Reporting

struct MessageTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Reporting")

  /// Every key that the HTML report names in its sources.
  private func keysInSources() throws -> Set<String> {
    let folder = Self.sources.appending(path: "HTML")
    var keys: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        .replacing(#/"\s*\+ "/#, with: "")
      for match in text.matches(of: #/words(?:\.html)?\(\s*"([^"]*)"/#) {
        keys.insert(String(match.1))
      }
      for match in text.matches(of: #/count\([^"]*?"([^"]*)",\s*"([^"]*)"/#) {
        keys.formUnion([String(match.1), String(match.2)])
      }
    }
    return keys
  }

  @Test func `every text of the report has a message in every language`() throws {
    let keys = try keysInSources()
    #expect(keys.count > 100)
    for language in ReportLanguage.allCases {
      let catalogue = try MessageCatalogue(language)
      #expect(keys.filter { catalogue.message($0) == nil } == [], "\(language.rawValue)")
    }
  }

  @Test func `all languages have the same messages with the same holes`() throws {
    let english = try MessageCatalogue(.english)
    for language in ReportLanguage.allCases {
      let catalogue = try MessageCatalogue(language)
      #expect(catalogue.keys == english.keys, "\(language.rawValue)")
      for key in catalogue.keys {
        let wanted = Set(holes(key))
        let found = Set(holes(catalogue.message(key) ?? ""))
        // A message may leave out what its language does not say, and invents nothing.
        #expect(found.isSubset(of: wanted), "\(language.rawValue): \(key)")
      }
    }
  }

  private func holes(_ text: String) -> [Int] {
    MessageTemplate.parts(of: text).compactMap { part in
      if case .hole(let number, _) = part { number } else { nil }
    }
  }

  @Test(arguments: [
    ("ko", ReportLanguage.korean), ("ko_KR.UTF-8", .korean), ("DE-at", .german),
    ("fr_CA@euro", .french), ("ja.eucJP", .japanese), ("en-US", .english),
  ])
  func `a tag or a system's locale names its language`(
    _ tag: String, _ language: ReportLanguage
  ) {
    #expect(ReportLanguage(tag: tag) == language)
  }

  @Test func `the environment's first setting decides, and English where it is unknown`() {
    #expect(ReportLanguage.of(["LC_ALL": "", "LC_MESSAGES": "ko_KR", "LANG": "de"]) == .korean)
    #expect(ReportLanguage.of(["LC_ALL": "C", "LANG": "ko_KR"]) == .english)
    #expect(ReportLanguage.of(["LANG": "sw_TZ.UTF-8"]) == .english)
    #expect(ReportLanguage.of([:]) == .english)
  }

  @Test func `a sentence is put into the language with its words, names and quotes`() throws {
    let korean = try MessageCatalogue(.korean)
    #expect(
      korean.phrases(for: "Deleting takes 7 steps, signing up 2.").map(\.text).joined()
        == "탈퇴에 7단계, 가입에 2단계가 걸립니다.")
    let german = try MessageCatalogue(.german)
    let two = "Deleting takes 7 steps. No way to sign up was found."
    #expect(
      german.phrases(for: two).map(\.text).joined()
        == "Die Löschung braucht 7 Schritte. Es wurde kein Weg zur Anmeldung gefunden.")
    let quoted = german.phrases(for: "The final control says only \"a\" b. \"c\".")
    #expect(quoted.contains(.quote("a\" b. \"c")))
    #expect(
      try MessageCatalogue(.french).phrases(for: "The way breaks off: the server answered 404")
        .map(\.text).joined() == "Le parcours s'interrompt : le serveur a répondu 404")
  }

  @Test func `what is no message stays English, and says so`() throws {
    let catalogue = try MessageCatalogue(.korean)
    let strange = "Nobody wrote this sentence."
    #expect(catalogue.phrases(for: strange) == [.untranslated(strange)])
    let mixed = catalogue.phrases(for: "Deleting takes 3 steps. \(strange)")
    #expect(mixed.last == .untranslated(strange) && mixed.count > 2)
    // A page that shouts for megabytes costs nothing.
    let long = String(repeating: "Deleting takes 3 steps. ", count: 100_000)
    #expect(catalogue.phrases(for: long) == [.untranslated(long)])
  }
}

extension Phrase {
  /// The text alone.
  fileprivate var text: String {
    switch self {
    case .words(let text), .quote(let text), .code(let text), .untranslated(let text): text
    }
  }
}

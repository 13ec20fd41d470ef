package import Foundation

/// Makes drafts of JustDeleteMe's list of sites (github.com/jdm-contrib/jdm, `_data/sites.json`).
///
/// The list is the user's own copy; what it says was true for somebody on some day, and drafts say so.
package struct JustDeleteMeList {
  /// Larger files are not this list.
  package static let largestFile = 50 << 20
  /// More entries are not read.
  package static let mostEntries = 20_000

  private let commit: String?
  private let day: String
  private let locale: LocaleTag

  /// - Parameters:
  ///   - commit: of the list's repository, where it is known.
  ///   - day: on which the list was read, `2026-11-26`.
  ///   - locale: for entries that name none.
  package init(commit: String?, day: String, locale: LocaleTag) {
    self.commit = commit
    self.day = day
    self.locale = locale
  }

  /// What a list came to.
  package struct Result: Sendable {
    package var scenarios: [ImportedScenario] = []
    package var skipped: [SkippedEntry] = []
  }

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: what it is called in messages.
  /// - Returns: a draft for each usable entry, in the order of the list.
  /// - Throws: `too-large`, or `not-json` with the place, where it is no such list.
  package func read(_ bytes: Data, file: String) throws(ScenarioProblems) -> Result {
    let entries = try Self.entries(bytes, file)
    var result = Result()
    var names: Set<String> = []
    var platforms: Set<String> = []
    var pages: Set<String> = []
    for (index, entry) in entries.enumerated() {
      let maker = ImportedScenarioMaker(entry: entry, from: source, day: day, locale: locale)
      guard var made = maker.scenario() else {
        let name = DraftText.line(entry.name ?? "", longest: 80)
        result.skipped.append(
          SkippedEntry(number: index + 1, name: name, reason: "it has no name, or no web address"))
        continue
      }
      // Two files about one platform do not load together.
      let platform = Self.free(made.draft.platform, &platforms) { "\($0) (\($1))" }
      let isKnown = entry.url.map { !pages.insert($0).inserted } == true
      if platform != made.draft.platform || isKnown { made.add(.duplicate) }
      made.draft.platform = platform
      made.name = Self.free(made.name, &names) { "\($0)-\($1)" }
      made.draft.remarks += made.warnings.map { "warning: \($0.rawValue): \($0.advice)" }
      result.scenarios.append(made)
    }
    return result
  }

  private var source: String {
    "jdm-contrib/jdm sites.json" + (commit.map { " @\($0)" } ?? "")
  }

  private static func entries(
    _ bytes: Data, _ file: String
  ) throws(ScenarioProblems) -> [JustDeleteMeEntry] {
    let problem = { (code: ScenarioProblem.Code, message: String, hint: String) in
      ScenarioProblems([ScenarioProblem(code, file: file, message: message, hint: hint)])
    }
    guard bytes.count <= largestFile else {
      throw problem(.tooLarge, "the file is larger than 50 MB", "name a copy of sites.json")
    }
    let entries: [JustDeleteMeEntry]
    do {
      entries = try JSONDecoder().decode([JustDeleteMeEntry].self, from: bytes)
    } catch {
      throw problem(
        .notJSON, "this is no JSON list: \(Self.place(of: error))", "name a copy of sites.json")
    }
    guard entries.count <= mostEntries else {
      throw problem(.tooLarge, "more than \(mostEntries) entries", "split the list")
    }
    return entries
  }

  /// What the parser says of the place, in its own words.
  private static func place(of error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error else {
      return "expected [{\"name\": …, \"url\": …}, …]"
    }
    let inner = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey]
    return DraftText.line(inner as? String ?? context.debugDescription, longest: 120)
  }

  /// A name that nothing has yet, with the lowest number that makes it one.
  private static func free(
    _ name: String, _ taken: inout Set<String>, _ numbered: (String, Int) -> String
  ) -> String {
    var free = name
    var number = 2
    while !taken.insert(free).inserted {
      free = numbered(name, number)
      number += 1
    }
    return free
  }
}

extension ImportedScenario {
  fileprivate mutating func add(_ warning: Warning) {
    warnings = Set(warnings).union([warning]).sorted()
  }
}

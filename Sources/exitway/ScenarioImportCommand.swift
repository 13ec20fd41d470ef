import ArgumentParser
import Evidence
import Foundation
import Languages
import Scenarios

/// `exitway scenario import`: drafts from lists that others keep.
struct ScenarioImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes drafts of somebody else's list of sites.",
    subcommands: [ImportJustDeleteMeCommand.self])
}

/// `exitway scenario import justdeleteme`: one draft an entry.
struct ImportJustDeleteMeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "justdeleteme",
    abstract: "Makes drafts of JustDeleteMe's sites.json.",
    discussion: """
      The list is your own copy of _data/sites.json of github.com/jdm-contrib/jdm. Nothing is \
      fetched; every draft says where it is from and that nobody verified it.
      """)

  @Argument(help: ArgumentHelp("The copy of sites.json.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The folder for the drafts.", valueName: "folder"))
  var output = "scenarios/imported"

  @Option(help: ArgumentHelp("The commit that the copy is of.", valueName: "sha"))
  var commit: String?

  @Option(help: ArgumentHelp("When the copy was made; default: today.", valueName: "day"))
  var date: String?

  @Option(help: ArgumentHelp("The locale of entries that name none.", valueName: "tag"))
  var locale = "en-US"

  @Flag(help: "Write over files that are there.")
  var force = false

  func validate() throws {
    let isSHA = { (text: String) in
      (7...64).contains(text.utf8.count) && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
    if let commit, !isSHA(commit) {
      throw ValidationError("--commit takes 7 to 64 hexadecimal digits.")
    }
    if let date, (try? Date(date, strategy: .iso8601.year().month().day())) == nil {
      throw ValidationError("--date takes a day, as 2026-11-26.")
    }
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: false)
    do {
      let list = JustDeleteMeList(
        commit: commit, day: date ?? Today.day(environment), locale: try InspectCommand.tag(locale))
      var result = try list.read(try bytes(), file: file)
      let written = try write(&result)
      console.result(Array(ImportSummary(result, written, folder: output).text.utf8))
    } catch {
      throw console.explain(error).exitCode
    }
  }

  private func bytes() throws -> Data {
    guard let handle = FileHandle(forReadingAtPath: file) else {
      throw problem(.unreadable, "the file cannot be read", "name a copy of sites.json")
    }
    defer { try? handle.close() }
    do {
      return try handle.read(upToCount: JustDeleteMeList.largestFile + 1) ?? Data()
    } catch {
      throw problem(.unreadable, "it cannot be read as a file", "name a copy of sites.json")
    }
  }

  private func problem(
    _ code: ScenarioProblem.Code, _ message: String, _ hint: String
  ) -> ScenarioProblems {
    ScenarioProblems([ScenarioProblem(code, file: file, message: message, hint: hint)])
  }

  /// Writes what loads; the number of files written.
  private func write(_ result: inout JustDeleteMeList.Result) throws -> Int {
    try AtomicFile.makeFolder(output)
    let schemaLine = SchemaLine.line(for: output + "/x.yaml")
    var written = 0
    for made in result.scenarios {
      let path = "\(output)/\(made.name).yaml"
      guard force || !AtomicFile.exists(path) else { continue }
      let text = made.draft.text(schemaLine: schemaLine)
      _ = try Selection.scenario(text, file: path)
      try AtomicFile.write(Array(text.utf8), to: path, flushes: false)
      written += 1
    }
    return written
  }
}

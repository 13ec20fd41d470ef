import ArgumentParser
import Foundation
import Languages

/// `exitway inspect`: shows what the tool sees.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what is seen in texts: language, and what a control is for.",
    discussion: """
      --texts reads lines {"id","text","expected"} and writes lines {"id","language","confidence",\
      "matches_expected","is_deletion_control","purpose"}; --pages reads lines \
      {"id","expected","blocks"} and writes lines {"id","foreign_share","blocks"}. A text whose \
      language cannot be told has null. "-" is standard input.
      """)

  @Option(help: ArgumentHelp("Judge the texts of this file.", valueName: "file"))
  var texts: String?

  @Option(help: ArgumentHelp("Judge the pages of this file.", valueName: "file"))
  var pages: String?

  func validate() throws {
    if (texts == nil) == (pages == nil) {
      throw ValidationError("Name one of --texts and --pages.")
    }
  }

  func run() async throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    do {
      var stream = TextStream(model: try LanguageModel.load())
      let path = texts ?? pages ?? "-"
      guard let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
      else {
        console.complain("exitway: \(path): the file cannot be read")
        throw ExitStatus.badInput.exitCode
      }
      try stream.answer(texts == nil ? .pages : .texts, in: file) { console.result(Array($0)) }
    } catch let fault as TextStream.Fault {
      console.complain("exitway: \(texts ?? pages ?? "-"): \(fault)")
      throw ExitStatus.badInput.exitCode
    }
  }
}

import ArgumentParser
import Evidence
import Foundation
import Gathering
import Languages
import Reporting
import Scenarios
import Transfer

/// `exitway survey`: screens many pages, one line of JSON each.
struct SurveyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Screens many pages: one line of JSON each, in the order given.",
    discussion: """
      Every page is read once, as a visitor without an account, with the manners of a check. A line \
      has what `inspect --format json` has; a page that cannot be read has its address, the reason \
      in "obstacles", and "detail".
      """)

  @Option(help: ArgumentHelp("A file with one address a line; \"-\" is standard input."))
  var urls: String

  @Option(help: ArgumentHelp("The reader's locale.", valueName: "tag"))
  var locale: String

  @OptionGroup var network: NetworkOptions

  /// More at once gain nothing, and one host is asked one page at a time anyway.
  private static let pagesSideBySide = 16

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let console = Console(environment: environment, isQuiet: false)
    do {
      let tag = try InspectCommand.tag(locale)
      let addresses = try addresses()
      let engine = try TransferEngine()
      let gatherer = try CaseGatherer(
        engine: engine,
        options: network.options(contact: environment["EXITWAY_CONTACT"]),
        model: try LanguageModel.load())
      try await survey(addresses, tag, gatherer, console)
      await engine.shutdown()
    } catch {
      throw console.explain(error).exitCode
    }
  }

  /// Lines are written in the order given, each as soon as all before it are.
  private func survey(
    _ addresses: [String], _ tag: LocaleTag, _ gatherer: CaseGatherer, _ console: Console
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      var waiting = addresses.enumerated().makeIterator()
      var finished: [Int: [UInt8]] = [:]
      var next = 0
      func start() {
        guard let (index, address) = waiting.next() else { return }
        group.addTask { (index, try await Self.line(for: address, tag, gatherer)) }
      }
      for _ in 0..<Self.pagesSideBySide { start() }
      while let (index, line) = try await group.next() {
        finished[index] = line
        while let ready = finished.removeValue(forKey: next) {
          // No site is asked for what nobody will read.
          guard console.result(ready) else { return group.cancelAll() }
          next += 1
        }
        start()
      }
    }
  }

  private static func line(
    for address: String, _ tag: LocaleTag, _ gatherer: CaseGatherer
  ) async throws -> [UInt8] {
    do {
      let scenario = try Scenario(address: address, locales: [tag]).resolve(tag, environment: [:])
      let page = try await gatherer.inspect(scenario)
      let expected = Language(tag: tag.rawValue) ?? .english
      return PageDescription(page, expected: expected).line()
    } catch let failure as EvidenceFailure {
      return JSONLine { line in
        line.member("detail", failure.detail)
        line.member("obstacles", [failure.reason.rawValue])
        line.member("url", address)
      }.bytes
    }
  }

  private func addresses() throws -> [String] {
    let text: String
    if urls == "-" {
      text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    } else {
      guard let bytes = try AtomicFile.read(urls) else {
        throw EvidenceError(.unreadable, path: urls, detail: "there is no such file")
      }
      text = String(decoding: bytes, as: UTF8.self)
    }
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    return lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }
}

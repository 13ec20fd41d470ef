import ArgumentParser
import Evidence
import Foundation
import Gathering
import Languages
import Pages
import Reporting
import Scenarios
import Transfer

/// `exitway inspect`: shows what the tool sees.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what is seen in a page or in texts: languages, controls, obstacles.",
    discussion: """
      --texts reads lines {"id","text","expected"} and writes lines {"id","language","confidence",\
      "matches_expected","is_deletion_control","purpose"}; --pages reads lines \
      {"id","expected","blocks"} and writes lines {"id","foreign_share","blocks"}. A text whose \
      language cannot be told has null. "-" is standard input.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: ArgumentHelp("A file with a page, or its address.", valueName: "file|address"))
  var page: String?

  @Option(help: ArgumentHelp("Where a page in a file came from.", valueName: "address"))
  var url: String?

  @Option(
    help: ArgumentHelp("The reader's locale; default: what the page declares.", valueName: "tag"))
  var locale: String?

  @Option(help: "text or json.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "The English page, to tell an untranslated copy; default: what hreflang names.",
      valueName: "file|address"))
  var english: String?

  @Option(help: ArgumentHelp("Judge the texts of this file.", valueName: "file"))
  var texts: String?

  @Option(help: ArgumentHelp("Judge the pages of this file.", valueName: "file"))
  var pages: String?

  @OptionGroup var network: NetworkOptions

  func validate() throws {
    guard [page, texts, pages].count(where: { $0 != nil }) == 1 else {
      throw ValidationError("Name a page, or one of --texts and --pages.")
    }
  }

  func run() async throws {
    let console = Console(environment: ProcessInfo.processInfo.environment, isQuiet: false)
    do {
      if let page {
        try await show(page, console)
      } else {
        try answerLines(console)
      }
    } catch let exit as ExitCode {
      throw exit
    } catch let fault as TextStream.Fault {
      console.complain("exitway: \(texts ?? pages ?? "-"): \(fault)")
      throw ExitStatus.badInput.exitCode
    } catch let failure as EvidenceFailure {
      console.complain("exitway: \(page ?? ""): \(failure.reason.rawValue): \(failure.detail)")
      throw ExitStatus.trouble.exitCode
    } catch {
      throw console.explain(error).exitCode
    }
  }

  private func answerLines(_ console: Console) throws {
    var stream = TextStream(model: try LanguageModel.load())
    let path = texts ?? pages ?? "-"
    guard let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    else {
      console.complain("exitway: \(path): the file cannot be read")
      throw ExitStatus.badInput.exitCode
    }
    try stream.answer(texts == nil ? .pages : .texts, in: file) { console.result($0) }
  }

  private func show(_ page: String, _ console: Console) async throws {
    let source = try source(page)
    let usesNetwork = source.bytes == nil || english.map(Self.isAddress) == true
    let engine = usesNetwork ? try TransferEngine() : nil
    let gatherer = try CaseGatherer(
      engine: engine,
      options: network.options(
        contact: ProcessInfo.processInfo.environment["EXITWAY_CONTACT"]),
      model: try LanguageModel.load())
    var tag = try Self.tag(locale ?? "en-US")
    var seen = try await read(source, tag, gatherer)
    // Without a locale the page is read twice: first to learn what it says it is.
    if locale == nil, let declared = seen.model.declaredLanguage.flatMap({ LocaleTag($0) }) {
      tag = declared
      seen = try await read(source, tag, gatherer)
    }
    let counterpart = try await counterpart(of: seen, source, tag, gatherer)
    await engine?.shutdown()
    try write(seen, counterpart, tag, console)
  }

  /// A page by its address, or by its bytes and the address it came from.
  private struct Source {
    var address: WebAddress
    var bytes: [UInt8]?
  }

  private static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("http://") || text.hasPrefix("https://")
  }

  private func source(_ page: String) throws -> Source {
    if Self.isAddress(page) {
      guard let address = WebAddress(page) else {
        throw EvidenceFailure(.internal, "\(page) is no http or https address")
      }
      return Source(address: address)
    }
    guard let bytes = try AtomicFile.read(page) else {
      throw EvidenceError(.unreadable, path: page, detail: "there is no such file")
    }
    let origin = url ?? "https://page.invalid/"
    guard let address = WebAddress(origin) else {
      throw EvidenceFailure(.internal, "\(origin) is no http or https address")
    }
    return Source(address: address, bytes: bytes)
  }

  /// The English page beside one in another language; an alternate that cannot be had says nothing.
  private func counterpart(
    of page: InspectedPage, _ source: Source, _ tag: LocaleTag, _ gatherer: CaseGatherer
  ) async throws -> PageModel? {
    guard Language(tag: tag.rawValue) != .english else { return nil }
    if let english { return try await read(self.source(english), tag, gatherer).model }
    guard source.bytes == nil, let alternate = page.model.englishAlternate,
      let address = WebAddress(alternate, relativeTo: page.address), address != page.address
    else { return nil }
    return try? await read(Source(address: address), tag, gatherer).model
  }

  private func read(
    _ source: Source, _ tag: LocaleTag, _ gatherer: CaseGatherer
  ) async throws -> InspectedPage {
    let scenario = try Scenario(address: source.address.description, locales: [tag])
      .resolve(tag, environment: [:])
    guard let bytes = source.bytes else { return try await gatherer.inspect(scenario) }
    return try gatherer.inspect(bytes, from: source.address, as: scenario)
  }

  private func write(
    _ page: InspectedPage, _ counterpart: PageModel?, _ tag: LocaleTag, _ console: Console
  ) throws {
    let expected = Language(tag: tag.rawValue) ?? .english
    var description = PageDescription(page, expected: expected)
    description.language.copiedFromEnglish = counterpart.flatMap {
      page.model.share(copiedFrom: $0)
    }
    switch format {
    case .text:
      let lines = description.lines.map { Escaping.terminal($0) + "\n" }
      console.result(Array(lines.joined().utf8))
    case .json:
      let text = String(decoding: try CanonicalJSON.encode(description), as: UTF8.self)
      console.result(Array(Escaping.json(text).utf8))
    }
  }

  /// A locale as it was given on the command line.
  static func tag(_ text: String) throws -> LocaleTag {
    if let tag = LocaleTag(text) { return tag }
    throw ScenarioProblems([
      ScenarioProblem(
        .unknownLocale, file: "--locale", message: "unknown locale \"\(text)\"",
        hint: LocaleTag.suggestion(for: text).map { "did you mean \"\($0)\"?" }
          ?? "expected a language and a region, as ko-KR")
    ])
  }

}
